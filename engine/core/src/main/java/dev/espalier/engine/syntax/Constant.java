package dev.espalier.engine.syntax;

import java.util.List;

/**
 * A literal.
 *
 * @param value a Boolean, BigInteger, Double, String, {@link Bytes}, {@link Imaginary}, {@link None} or {@link Ellipsis}
 */
public record Constant(Span span, Object value) implements Expression {
    /** The value of a bytes literal. */
    public record Bytes(List<Byte> bytes) {
        public Bytes {
            bytes = List.copyOf(bytes);
        }
    }

    /** The value of an imaginary literal. */
    public record Imaginary(double value) {}

    /** The value None. */
    public enum None {
        INSTANCE
    }

    /** The value {@code ...}. */
    public enum Ellipsis {
        INSTANCE
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
