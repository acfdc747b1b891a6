package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.util.List;

/** {@code %frontend}: whether {@code import torch} gives PyTorch or what stands in for it. */
final class FrontendMagic implements Magic {
    private static final String STAND_IN = "stand-in";

    private final Notebook notebook;

    FrontendMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "frontend";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %frontend [real|stand-in [FRAMEWORK ...]]: shows what `import torch` gives, or changes it for imports to come
                A stand-in has the names of the framework; its calls run on the backend that %backend selects. What is installed
                comes first, and what is not installed is always stood in for. Without FRAMEWORK, all are meant but NumPy, which
                other libraries share. What cells have imported before stays what it is: import it again.
                Example: %frontend stand-in torch""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words();
        try {
            if (words.rest().isEmpty()) {
                list(call);
            } else {
                select(call, words.rest());
            }
            return Outcome.NOTHING;
        } catch (RemoteProblem e) {
            throw new UsageProblem(e.getMessage());
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }

    private void list(MagicCall call) throws UsageProblem {
        notebook.python()
                .request("kernel.frameworks", Json.object())
                .properties()
                .forEach(entry -> call.print(entry.getKey() + ": " + told(entry.getValue())));
    }

    /** What cells get by importing a framework. */
    static String told(JsonNode framework) {
        String version = framework.path("version").asText();
        if (framework.path("stands_in").asBoolean()) {
            return version.isEmpty() ? "stand-in, not installed" : "stand-in, in place of " + version;
        }
        return version.isEmpty() ? "not installed, and nothing stands in for it" : "real, " + version;
    }

    private void select(MagicCall call, List<String> words) throws UsageProblem {
        String kind = words.getFirst();
        if (!kind.equals("real") && !kind.equals(STAND_IN)) {
            throw new UsageProblem("say real or " + STAND_IN + ", not " + kind);
        }
        ObjectNode params = Json.object().put("stands_in", kind.equals(STAND_IN));
        params.set("names", Json.array(words.subList(1, words.size())));
        JsonNode changed = notebook.python().request("kernel.frontend", params);
        ArrayNode chosen = Json.object().putArray("chosen");
        notebook.python()
                .request("kernel.frameworks", Json.object())
                .properties()
                .forEach(entry -> {
                    boolean isInstalled =
                            !entry.getValue().path("version").asText().isEmpty();
                    if (isInstalled && entry.getValue().path("stands_in").asBoolean()) {
                        chosen.add(entry.getKey());
                    }
                });
        notebook.python().keep("stand_ins", chosen);
        for (JsonNode name : changed) {
            call.print("import " + name.asText() + " gives " + (kind.equals("real") ? "the framework" : "the stand-in")
                    + " from here on");
        }
        if (changed.isEmpty()) {
            call.print("nothing changes:");
            list(call);
        }
    }
}
