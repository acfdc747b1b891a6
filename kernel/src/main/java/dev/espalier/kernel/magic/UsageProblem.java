package dev.espalier.kernel.magic;

/** That a magic was called in a way that it does not understand; the message is for the user. */
final class UsageProblem extends Exception {
    private static final long serialVersionUID = 1;

    UsageProblem(String message) {
        super(message);
    }
}
