package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.nio.file.Path;
import java.util.Optional;

/** {@code %runtime}: the Python that runs the cells. */
final class RuntimeMagic implements Magic {
    private final Notebook notebook;

    RuntimeMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %runtime [PATH]: shows the Python that runs the cells, or changes to another one
                PATH is a program or the folder of an environment; "bundled" is the one that Espalier brings along. What earlier
                cells defined is gone after a change.
                Example: %runtime ~/venv""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words();
        if (!words.rest().isEmpty()) {
            String path = words.only("PATH").replaceFirst("^~(?=/|$)", System.getProperty("user.home"));
            Optional<Path> program = path.equals("bundled") ? Optional.empty() : Optional.of(Path.of(path));
            try {
                notebook.python().replace(notebook.surroundings().interpreters().apply(program));
            } catch (PythonProblem e) {
                throw new UsageProblem(e.getMessage() + " (the Python at hand stays)");
            }
        }
        try {
            call.print(notebook.python().describe());
            JsonNode frameworks = notebook.python().request("kernel.frameworks", Json.object());
            frameworks
                    .properties()
                    .forEach(entry -> call.print("  " + entry.getKey() + ": " + FrontendMagic.told(entry.getValue())));
            return Outcome.NOTHING;
        } catch (PythonProblem | RemoteProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }
}
