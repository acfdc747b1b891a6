package dev.espalier.visualizer;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The {@code dot} program of Graphviz, where this machine has one. */
final class NativeDot {
    private static final int SECONDS = 3;

    private final Path program;

    private NativeDot(Path program) {
        this.program = program;
    }

    /** The first {@code dot} on a search path. */
    static Optional<NativeDot> find(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "dot"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(NativeDot::new);
    }

    /** The picture that it draws of a text; a {@link PictureProblem} where it fails or needs too long. */
    String svg(String dot) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("espalier-dot");
            return run(dot, folder.resolve("picture.svg"), folder.resolve("messages"));
        } catch (IOException e) {
            throw new PictureProblem("dot could not be run: " + e.getMessage());
        } finally {
            remove(folder);
        }
    }

    private String run(String dot, Path picture, Path messages) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-Tsvg")
                .redirectOutput(picture.toFile())
                .redirectError(messages.toFile())
                .start();
        try {
            try (OutputStream input = process.getOutputStream()) {
                input.write(dot.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new PictureProblem("dot needed more than " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PictureProblem("dot was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new PictureProblem("dot failed: " + Files.readString(messages).strip());
        }
        return Files.readString(picture);
    }

    private static void remove(Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("picture.svg"));
            Files.deleteIfExists(folder.resolve("messages"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What is left in the folder for temporary files is the system's to clear.
        }
    }
}
