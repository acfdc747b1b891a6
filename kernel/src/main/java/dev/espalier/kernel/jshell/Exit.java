package dev.espalier.kernel.jshell;

/** That a cell wanted to end the process. */
public final class Exit extends Error {
    private static final long serialVersionUID = 1;

    private Exit(int status) {
        super("a cell cannot end the kernel (exit status " + status + ")");
    }

    /** Called in place of {@link System#exit}. */
    public static void refuse(int status) {
        throw new Exit(status);
    }

    /** Called in place of {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void refuse(Runtime runtime, int status) {
        throw new Exit(status);
    }
}
