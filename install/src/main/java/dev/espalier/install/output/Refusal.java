package dev.espalier.install.output;

/** Why a file was left as it is; the message is written for the user. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
