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

    /** The distance from 1 to the next number of a floating dtype. */
    static double epsilon(DType dtype) {
        return switch (dtype.bits()) {
            case 16 -> dtype.brain() ? 0x1p-7 : 0x1p-10;
            case 32 -> 0x1p-23;
            default -> 0x1p-52;
        };
    }

    /** The smallest normal number of a floating dtype. */
    static double smallest(DType dtype) {
        return switch (dtype.bits()) {
            case 16 -> dtype.brain() ? Float.MIN_NORMAL : 0x1p-14;
            case 32 -> Float.MIN_NORMAL;
            default -> Double.MIN_NORMAL;
        };
    }

    static long highestWhole(DType dtype) {
        return dtype.isBool() ? 1 : dtype.isUnsigned() ? -1L >>> (64 - dtype.bits()) : -1L >>> (65 - dtype.bits());
    }

    static long lowestWhole(DType dtype) {
        return dtype.isBool() || dtype.isUnsigned() ? 0 : -highestWhole(dtype) - 1;
    }
}
