package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What processes of one child are started with, again and again. */
record Launch(Interpreter interpreter, Options options, PythonSources sources) {
    static Launch of(Interpreter interpreter, Options options) {
        return new Launch(interpreter, options, new PythonSources(options.cache()));
    }

    /** Starts Python on our script, which is told the settings. */
    Process start(ObjectNode settings) throws IOException {
        String script = sources.folder().resolve("boot.py").toString();
        ProcessBuilder builder = new ProcessBuilder(interpreter.command(script, settings.toString()))
                .directory(options.directory().toFile());
        builder.environment().putAll(interpreter.variables());
        builder.environment().putAll(options.variables());
        return builder.start();
    }
}
