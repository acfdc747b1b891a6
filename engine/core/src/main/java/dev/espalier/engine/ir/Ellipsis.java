package dev.espalier.engine.ir;

/** Python's {@code ...} inside an index, as the value of a {@link Literal}. */
public enum Ellipsis {
    INSTANCE;

    @Override
    public String toString() {
        return "Ellipsis";
    }
}
