package dev.espalier.install;

import java.nio.file.Path;

/**
 * A file to translate.
 *
 * @param shown how messages call it: as the user wrote it
 * @param path where it lies; for standard input, nowhere
 * @param name its place in the output folder, with {@code /} between folders
 */
record Input(String shown, Path path, String name) {
    static final String STANDARD = "-";

    static Input standard() {
        return new Input("<stdin>", Path.of(STANDARD), "stdin.py");
    }
}
