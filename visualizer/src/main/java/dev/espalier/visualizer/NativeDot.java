package dev.espalier.visualizer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The {@code dot} program of Graphviz, where this machine has one. */
final class NativeDot {
    private static final int SECONDS = 3;
    private static final String TEXT = "graph.dot";
    private static final String PICTURE = "picture.svg";
    private static final String MESSAGES = "messages";

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
            Files.writeString(folder.resolve(TEXT), dot);
            return run(folder);
        } catch (IOException e) {
            throw new PictureProblem("dot could not be run: " + e.getMessage());
        } finally {
            remove(folder);
        }
    }

    private String run(Path folder) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-Tsvg")
                .redirectInput(folder.resolve(TEXT).toFile())
                .redirectOutput(folder.resolve(PICTURE).toFile())
                .redirectError(folder.resolve(MESSAGES).toFile())
                .start();
        try {
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
            throw new PictureProblem(
                    "dot failed: " + Files.readString(folder.resolve(MESSAGES)).strip());
        }
        return Files.readString(folder.resolve(PICTURE));
    }

    private static void remove(Path folder) {
        if (folder == null) {
            return;
        }
        try {
            for (String file : List.of(TEXT, PICTURE, MESSAGES)) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What is left in the folder for temporary files is the system's to clear.
        }
    }
}
