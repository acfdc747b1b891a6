package dev.espalier.engine.types;

/** A row cannot be chosen because something is not known while translating; no other row may be chosen in its place. */
public final class Undecided extends Refusal {
    private static final long serialVersionUID = 1L;

    public Undecided(String reason) {
        super(reason);
    }
}
