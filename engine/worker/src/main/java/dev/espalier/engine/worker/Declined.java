package dev.espalier.engine.worker;

/** Says that a {@link Kernel} does not compute a call as the vocabulary means it, and that another way is to be taken. */
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Declined(String why) {
        super(why, null, false, false);
    }
}
