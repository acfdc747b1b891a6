package dev.espalier.kernel.magic;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.kernel.cell.Outcome;
import java.util.List;

/** {@code %backend}: what graphs run on. */
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
                %backend [NAME[:DEVICE]]: shows what graphs can run on, or selects it
                Example: %backend java""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words();
        List<Backend> all = Backends.all();
        if (words.rest().isEmpty()) {
            for (Backend backend : all) {
                boolean isSelected = notebook.backend().get().split(":", 2)[0].equals(backend.name());
                call.print((isSelected ? "* " : "  ") + backend.name() + ": " + String.join(", ", backend.devices()));
            }
            return Outcome.NOTHING;
        }
        String asked = words.only("NAME");
        String[] parts = asked.split(":", 2);
        Backend found = all.stream()
                .filter(b -> b.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("there is no backend '" + parts[0] + "'; there are "
                        + String.join(", ", all.stream().map(Backend::name).toList())));
        if (parts.length > 1 && !found.devices().contains(parts[1])) {
            throw new UsageProblem(
                    parts[0] + " has no device '" + parts[1] + "'; it has " + String.join(", ", found.devices()));
        }
        notebook.backend().set(asked);
        call.print("graphs run on " + asked);
        return Outcome.NOTHING;
    }
}
