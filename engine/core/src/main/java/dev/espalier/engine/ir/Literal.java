package dev.espalier.engine.ir;

import java.math.BigInteger;

/**
 * A constant inside a {@link Term}.
 *
 * @param value a Long, BigInteger (only beyond the range of Long), Double, Boolean, String, DType, {@link None},
 *     {@link Ellipsis}, or a {@link Graph}: a {@linkplain Regions region}, which an operation runs
 */
public record Literal(Object value) implements Term {
    public static final Literal NONE = new Literal(None.INSTANCE);
    public static final Literal TRUE = new Literal(true);
    public static final Literal FALSE = new Literal(false);

    public Literal {
        value = canonical(value);
    }

    private static Object canonical(Object value) {
        return switch (value) {
            case Integer number -> (long) number;
            case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
            case Long _, BigInteger _, Double _, Boolean _, String _, DType _, None _, Ellipsis _, Graph _ -> value;
            default -> throw new IllegalArgumentException("not a constant of the core vocabulary: " + value.getClass());
        };
    }

    public static Literal of(long value) {
        return new Literal(value);
    }

    public static Literal of(double value) {
        return new Literal(value);
    }

    public boolean isNone() {
        return value == None.INSTANCE;
    }

    @Override
    public String toString() {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case String text -> PythonText.quote(text);
            case Double number -> PythonText.number(number);
            case Graph region -> region.name();
            default -> value.toString();
        };
    }
}
