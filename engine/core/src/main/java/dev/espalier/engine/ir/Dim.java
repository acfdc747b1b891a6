package dev.espalier.engine.ir;

/** The size of one axis, as far as it is known. */
public sealed interface Dim {
    /** The size of which nothing is known. */
    Dim UNKNOWN = new Unknown();

    /** A size known as a number. */
    record Known(long size) implements Dim {
        @Override
        public String toString() {
            return Long.toString(size);
        }
    }

    /** A size known by a name or an expression over names; equal expressions are equal sizes. */
    record Symbol(String expression) implements Dim {
        @Override
        public String toString() {
            return expression;
        }
    }

    /** A size of which nothing is known; two unknown sizes may differ. */
    record Unknown() implements Dim {
        @Override
        public String toString() {
            return "?";
        }
    }

    static Dim of(long size) {
        return new Known(size);
    }

    static Dim of(String symbol) {
        return new Symbol(symbol);
    }

    /** Whether this is the number {@code size}. */
    default boolean is(long size) {
        return this instanceof Known known && known.size() == size;
    }
}
