package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;

/** The ends of the ranges of dtypes. */
final class Limits {
    private Limits() {}

    /** The largest finite number of a floating dtype. */
    static double highest(DType dtype) {
        return switch (dtype.bits()) {
            case 16 -> dtype.brain() ? 0x1.fep127 : 65504;
            case 32 -> Float.MAX_VALUE;
            default -> Double.MAX_VALUE;
        };
    }

    static long highestWhole(DType dtype) {
        return dtype.isBool() ? 1 : dtype.isUnsigned() ? -1L >>> (64 - dtype.bits()) : -1L >>> (65 - dtype.bits());
    }

    static long lowestWhole(DType dtype) {
        return dtype.isBool() || dtype.isUnsigned() ? 0 : -highestWhole(dtype) - 1;
    }
}
