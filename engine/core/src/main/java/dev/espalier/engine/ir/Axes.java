package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Axis arguments, counted from the end where negative. */
final class Axes {
    private Axes() {}

    /** The axis as a number from 0 to rank - 1. */
    static int normalize(String operation, long axis, int rank, Object type) {
        long fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart < 0 || fromStart >= rank) {
            throw new IrProblem("%s: axis %d is out of range for %s".formatted(operation, axis, type));
        }
        return (int) fromStart;
    }

    /** The axis, where it and the rank are known. */
    static OptionalInt one(String operation, Term axis, TensorType x) {
        OptionalInt rank = x.shape().rank();
        if (rank.isEmpty() || Constants.integer(axis).isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(normalize(operation, Constants.integer(axis).getAsLong(), rank.getAsInt(), x));
    }

    /** The axes in the order in which they are named, where they and the rank are known. */
    static Optional<List<Integer>> several(String operation, Term axes, TensorType x) {
        OptionalInt rank = x.shape().rank();
        Optional<List<Long>> numbers = Constants.integers(axes);
        if (rank.isEmpty() || numbers.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> normal = new ArrayList<>();
        for (long axis : numbers.get()) {
            int one = normalize(operation, axis, rank.getAsInt(), x);
            if (normal.contains(one)) {
                throw new IrProblem("%s: axis %d is named twice".formatted(operation, axis));
            }
            normal.add(one);
        }
        return Optional.of(normal);
    }
}
