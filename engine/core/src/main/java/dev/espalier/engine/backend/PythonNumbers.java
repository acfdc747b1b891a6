package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.math.BigInteger;

/** What a number of Python is beside tensors: Boolean, Long, BigInteger or Double here. */
public final class PythonNumbers {
    private PythonNumbers() {}

    public static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof BigInteger;
    }

    /** The dtype that a number gets where nothing else says one. */
    public static DType defaultType(Object number) {
        return switch (number) {
            case Boolean _ -> DType.BOOL;
            case Long _, BigInteger _ -> DType.INT64;
            default -> DType.FLOAT64;
        };
    }

    /** Whether a number may stand beside tensors of a dtype without changing it. */
    public static boolean fits(Object number, DType dtype) {
        return switch (number) {
            case Boolean _ -> true;
            case Long value -> !dtype.isBool() || value == 0 || value == 1;
            case BigInteger _ -> !dtype.isBool();
            default -> !dtype.isIntegral();
        };
    }
}
