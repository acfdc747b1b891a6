package dev.espalier.engine.dialect;

/** A mistake in our own tables, with its place. */
public final class TableProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TableProblem(String message) {
        super(message);
    }
}
