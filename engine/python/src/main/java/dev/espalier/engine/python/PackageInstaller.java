package dev.espalier.engine.python;

import dev.espalier.engine.channel.Channel;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One run of pip, for the interpreter of a child. */
final class PackageInstaller {
    private static final long END_PATIENCE = 500;

    private final Interpreter interpreter;
    private final Options options;
    private final PythonListener listener;
    private volatile Process process;

    PackageInstaller(Interpreter interpreter, Options options, PythonListener listener) {
        this.interpreter = interpreter;
        this.options = options;
        this.listener = listener;
    }

    /** Runs pip to its end and gives its exit status. */
    int run(List<String> arguments) {
        List<String> command = new ArrayList<>(interpreter.command("-m", "pip"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(options.directory().toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(interpreter.variables());
        builder.environment().putAll(options.variables());
        builder.environment().put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            process = builder.start();
            OutputReader out =
                    new OutputReader(process.getInputStream(), "pip-stdout", clock, text -> say("stdout", text));
            OutputReader err =
                    new OutputReader(process.getErrorStream(), "pip-stderr", clock, text -> say("stderr", text));
            int status = process.waitFor();
            out.awaitEnd(END_PATIENCE);
            err.awaitEnd(END_PATIENCE);
            return status;
        } catch (IOException e) {
            throw new PythonProblem("cannot start pip: " + e.getMessage());
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new PythonProblem("interrupted while installing packages");
        }
    }

    /** Ends it early; what pip has begun, it undoes itself. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    private void say(String stream, String text) {
        listener.event(
                "stream", Channel.JSON.createObjectNode().put("name", stream).put("text", text));
    }
}
