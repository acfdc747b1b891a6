package dev.espalier.kernel.magic;

import dev.espalier.engine.files.Problems;
import dev.espalier.kernel.cell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code %%writefile}: writes the cell's text into a file. */
final class WriteFileMagic implements Magic {
    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public boolean takesBody() {
        return true;
    }

    @Override
    public boolean takesLine() {
        return false;
    }

    @Override
    public String help() {
        return """
                %%writefile [-a] FILE: writes the cell into a file; with -a, at its end
                Example:
                %%writefile model.py
                import torch""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words("-a", "--append");
        Path file = Path.of(words.only("FILE"));
        boolean exists = Files.exists(file);
        boolean appends = words.has("-a") || words.has("--append");
        OpenOption[] how = appends
                ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
                : new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                };
        try {
            String body = call.body().orElseThrow();
            Files.writeString(file, body.endsWith("\n") || body.isEmpty() ? body : body + "\n", how);
        } catch (IOException e) {
            return Outcome.failed("OSError", file + " cannot be written: " + Problems.reason(e));
        }
        call.print((appends ? "Appending to " : exists ? "Overwriting " : "Writing ") + file);
        return Outcome.NOTHING;
    }
}
