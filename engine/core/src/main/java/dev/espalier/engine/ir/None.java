package dev.espalier.engine.ir;

/** Python's {@code None} as the value of a {@link Literal}. */
public enum None {
    INSTANCE;

    @Override
    public String toString() {
        return "None";
    }
}
