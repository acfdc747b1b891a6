package dev.espalier.engine.python;

import java.io.IOException;
import java.util.Map;

/** What the system tells processes, and what it says of those that ended. */
final class Signals {
    private static final int FIRST_OF_SIGNALS = 128;
    private static final Map<Integer, String> NAMES = Map.of(
            4, "SIGILL, an instruction that this processor does not have",
            6, "SIGABRT, which a library raises when it gives up",
            7, "SIGBUS, memory that is not there",
            8, "SIGFPE, a division by zero in native code",
            9, "SIGKILL, as when memory runs out",
            11, "SIGSEGV, a fault in native code or a stack that is too deep",
            15, "SIGTERM");

    private Signals() {}

    /** Tells a process and all others of its group something; a group that is gone is told nothing. */
    static void send(String signal, long group) {
        // Java can only end processes. The shell's own kill is everywhere, a program of that name is not.
        ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " -- -" + group);
        try {
            kill.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new PythonProblem("cannot send " + signal + ": " + e.getMessage());
        }
    }

    /** How a process ended, from the status that Java gives. */
    static String describe(int status) {
        int signal = status - FIRST_OF_SIGNALS;
        if (signal <= 0) {
            return "it ended itself with exit status " + status;
        }
        String name = NAMES.get(signal);
        return "it was ended by signal " + signal + (name == null ? "" : " (" + name + ")");
    }
}
