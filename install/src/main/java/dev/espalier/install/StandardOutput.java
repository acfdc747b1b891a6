package dev.espalier.install;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output, for one translation. */
record StandardOutput(PrintStream out) implements Destination {
    @Override
    public String shown() {
        return "standard output";
    }

    @Override
    public String shown(Input input) {
        return "<stdout>";
    }

    @Override
    public void write(Input input, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        out.flush();
    }
}
