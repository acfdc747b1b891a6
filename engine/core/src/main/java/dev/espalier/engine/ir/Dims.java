package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** Arithmetic of sizes that may be unknown. */
final class Dims {
    private Dims() {}

    static Dim add(Dim a, Dim b) {
        if (a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y)) {
            return Dim.of(x + y);
        }
        return a.is(0) ? b : b.is(0) ? a : Dim.UNKNOWN;
    }

    static Dim multiply(Dim a, Dim b) {
        if (a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y)) {
            return Dim.of(x * y);
        }
        return a.is(1) ? b : b.is(1) ? a : a.is(0) ? a : b.is(0) ? b : Dim.UNKNOWN;
    }

    static Dim product(List<Dim> dims) {
        return dims.stream().reduce(Dim.of(1), Dims::multiply);
    }

    static Dim sum(List<Dim> dims) {
        return dims.stream().reduce(Dim.of(0), Dims::add);
    }

    /** The smaller of two sizes. */
    static Dim min(Dim a, Dim b) {
        if (a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y)) {
            return Dim.of(Math.min(x, y));
        }
        return a.equals(b) && a instanceof Dim.Symbol ? a : Dim.UNKNOWN;
    }

    /** A function of a size, unknown where the size is. */
    static Dim map(Dim dim, LongUnaryOperator function) {
        return dim instanceof Dim.Known(long size) ? Dim.of(function.applyAsLong(size)) : Dim.UNKNOWN;
    }

    /** Whether no two tensors can have these two sizes where equal ones are demanded. */
    static boolean contradict(Dim a, Dim b) {
        return a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y) && x != y;
    }

    /** The one size, where two are demanded to be equal: the better known. */
    static Dim unify(Dim a, Dim b) {
        return a instanceof Dim.Known ? a : b instanceof Dim.Known ? b : a instanceof Dim.Symbol ? a : b;
    }

    /** The size after broadcasting; empty where two known sizes do not fit. */
    static Optional<Dim> broadcast(Dim a, Dim b) {
        if (a.is(1)) {
            return Optional.of(b);
        }
        if (b.is(1) || a.equals(b) && !(a instanceof Dim.Unknown)) {
            return Optional.of(a);
        }
        if (contradict(a, b)) {
            return Optional.empty();
        }
        return Optional.of(a instanceof Dim.Known ? a : b instanceof Dim.Known ? b : Dim.UNKNOWN);
    }
}
