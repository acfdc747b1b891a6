package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import java.math.BigInteger;

/** How numbers are brought to the width of a dtype. */
final class Rounding {
    private static final double TWO_TO_64 = 0x1p64;

    private Rounding() {}

    /** The nearest number of a floating dtype, ties to even. */
    static double round(DType dtype, double value) {
        return switch (dtype.bits()) {
            case 16 -> dtype.brain() ? brain(value) : Float.float16ToFloat(Float.floatToFloat16((float) value));
            case 32 -> (float) value;
            default -> value;
        };
    }

    private static double brain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits((float) value);
        int rounded = bits + 0x7fff + ((bits >>> 16) & 1);
        return Float.intBitsToFloat(rounded & 0xffff0000);
    }

    /** The low bits of a whole number, read with the sign of the dtype; 0 or 1 for bool. */
    static long wrap(DType dtype, long value) {
        return switch (dtype.kind()) {
            case BOOL -> value == 0 ? 0 : 1;
            case INT ->
                switch (dtype.bits()) {
                    case 8 -> (byte) value;
                    case 16 -> (short) value;
                    case 32 -> (int) value;
                    default -> value;
                };
            case UINT -> dtype.bits() == 64 ? value : value & ((1L << dtype.bits()) - 1);
            case FLOAT, COMPLEX, UNKNOWN -> throw new IllegalArgumentException(dtype + " does not hold whole numbers");
        };
    }

    static double toDouble(DType dtype, long value) {
        if (dtype.kind() == Kind.UINT && value < 0) {
            return (value >>> 1 | value & 1) * 2.0;
        }
        return value;
    }

    /** A real number cut towards zero, as bits of a whole dtype. */
    static long toWhole(DType dtype, double value) {
        if (dtype.isUnsigned() && value >= 0x1p63) {
            return value >= TWO_TO_64
                    ? -1L
                    : new java.math.BigDecimal(value).toBigInteger().longValue();
        }
        return (long) value;
    }

    static BigInteger exact(DType dtype, long value) {
        return dtype.isUnsigned() ? new BigInteger(Long.toUnsignedString(value)) : BigInteger.valueOf(value);
    }
}
