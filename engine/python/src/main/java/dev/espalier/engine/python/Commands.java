package dev.espalier.engine.python;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts programs; their output goes to the end of a log file.
 *
 * @param variables added to the environment, which is otherwise passed on as it is
 */
record Commands(Path directory, Path log, Map<String, String> variables) {
    private static final int LINES_SHOWN = 3;

    /** Runs a program to its end; an exit status other than 0 is an error that tells its last words. */
    void run(List<String> command) throws IOException {
        if (!succeeds(command)) {
            List<String> lines =
                    Files.readString(log).lines().filter(l -> !l.isBlank()).toList();
            String last = String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
            throw new IOException(command.get(0) + " failed: " + last + " (more in " + log + ")");
        }
    }

    boolean succeeds(List<String> command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        try {
            return builder.start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
