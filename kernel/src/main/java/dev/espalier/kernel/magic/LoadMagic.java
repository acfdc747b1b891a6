package dev.espalier.kernel.magic;

import dev.espalier.engine.files.Problems;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code %load}: puts the text of a file into the cell. */
final class LoadMagic implements Magic {
    @Override
    public String name() {
        return "load";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %load FILE: puts the text of a file into this cell
                Example: %load model.py""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Path file = Path.of(call.words().only("FILE"));
        try {
            String text = "# %load " + file + "\n" + Files.readString(file);
            call.output()
                    .payload(Json.object()
                            .put("source", "set_next_input")
                            .put("text", text)
                            .put("replace", true));
            return Outcome.NOTHING;
        } catch (NoSuchFileException e) {
            return Outcome.failed("FileNotFoundError", "there is no file " + file);
        } catch (IOException e) {
            return Outcome.failed("OSError", file + " cannot be read: " + Problems.reason(e));
        }
    }
}
