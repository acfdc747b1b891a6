package dev.espalier.visualizer;

/** A picture that cannot be drawn; the message tells why. */
public final class PictureProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    PictureProblem(String message) {
        super(message);
    }
}
