package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.util.List;
import java.util.Optional;

/** {@code %backend}: what graphs, and frameworks that Espalier stands in for, are computed by. */
final class BackendMagic implements Magic {
    private final Notebook notebook;

    BackendMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "backend";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %backend [--devices] [NAME[:DEVICE]]: shows what graphs can run on, or selects it, as espalier.set_backend does
                It computes graphs, and the calls of frameworks that Espalier stands in for (%frontend); frameworks that are
                installed compute their own calls themselves. NAME is an engine, or a framework that is installed. --devices asks
                the engines for theirs, which may fetch what they need.
                Example: %backend libtorch""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words("--devices");
        try {
            if (words.rest().isEmpty()) {
                list(call, words.has("--devices"));
            } else {
                select(call, words.only("NAME"));
            }
            return Outcome.NOTHING;
        } catch (RemoteProblem e) {
            throw new UsageProblem(e.getMessage());
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }

    private void list(MagicCall call, boolean withDevices) throws UsageProblem {
        String current =
                notebook.python().request("kernel.backend", Json.object()).asText();
        JsonNode frameworks = notebook.python().request("kernel.frameworks", Json.object());
        String selected = current.split(":", 2)[0];
        for (Backend backend : Backends.all()) {
            // Frameworks are those of the Python at hand, which may be another one than the engine would ask.
            if (!frameworks.has(backend.name())) {
                String devices = withDevices ? ": " + devices(backend) : "";
                call.print((selected.equals(backend.name()) ? "* " : "  ") + backend.name() + devices);
            }
        }
        frameworks.properties().forEach(entry -> {
            String version = entry.getValue().path("version").asText();
            String what = version.isEmpty() ? "not installed" : version + ", in this Python";
            call.print((selected.equals(entry.getKey()) ? "* " : "  ") + entry.getKey() + ": " + what);
        });
        if (current.contains(":")) {
            call.print("graphs run on " + current);
        }
    }

    private static String devices(Backend backend) {
        try {
            return String.join(", ", backend.devices());
        } catch (EvaluationProblem e) {
            return "not to be had, " + e.getMessage();
        }
    }

    private void select(MagicCall call, String asked) throws UsageProblem {
        String[] parts = asked.split(":", 2);
        Optional<Backend> found = Backends.find(parts[0]);
        if (found.isPresent() && parts.length > 1) {
            try {
                List<String> devices = found.get().devices();
                if (!devices.contains(parts[1])) {
                    throw new UsageProblem(
                            parts[0] + " has no device '" + parts[1] + "'; it has " + String.join(", ", devices));
                }
            } catch (EvaluationProblem e) {
                throw new UsageProblem(e.getMessage());
            }
        }
        notebook.python().request("kernel.backend", Json.object().put("name", asked));
        notebook.python().keep("backend", Json.object().textNode(asked));
        call.print("graphs run on " + asked);
    }
}
