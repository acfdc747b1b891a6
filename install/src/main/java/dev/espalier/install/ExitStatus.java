package dev.espalier.install;

/** The numbers that a command ends with. */
final class ExitStatus {
    /** All is well. */
    static final int DONE = 0;
    /** Some file could not be translated at all, or a check failed. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** All files are written, some with unconverted places. */
    static final int UNCONVERTED = 3;

    private ExitStatus() {}
}
