package dev.espalier.install;

import dev.espalier.install.output.Refusal;
import java.io.IOException;

/** Where translations go. */
sealed interface Destination extends AutoCloseable permits FolderDestination, StandardOutput {
    /** How messages call it. */
    String shown();

    /** How messages call the output of an input. */
    String shown(Input input);

    /**
     * Writes a translation.
     *
     * @throws Refusal if it would replace what it must not
     */
    void write(Input input, String text) throws IOException, Refusal;

    @Override
    void close() throws IOException;
}
