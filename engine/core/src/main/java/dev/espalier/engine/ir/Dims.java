package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongUnaryOperator;

/** Arithmetic of sizes that may be symbols or unknown. */
final class Dims {
    private Dims() {}

    static Dim add(Dim a, Dim b) {
        if (a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y)) {
            return Dim.of(x + y);
        }
        return a.is(0) ? b : b.is(0) ? a : computed(a, b, (x, y) -> Optional.of(x.plus(y)));
    }

    static Dim subtract(Dim a, Dim b) {
        return b.is(0) ? a : computed(a, b, (x, y) -> Optional.of(x.minus(y)));
    }

    /** The quotient of a size that is known to be a multiple of another one. */
    static Dim quotient(Dim a, Dim b) {
        return b.is(1) ? a : b.is(0) ? Dim.UNKNOWN : computed(a, b, Polynomial::dividedBy);
    }

    /** The quotient rounded down. */
    static Dim floorDivide(Dim a, Dim b) {
        return b instanceof Dim.Known(long divisor) && divisor > 0
                ? computed(a, b, (x, _) -> x.floored(divisor))
                : Dim.UNKNOWN;
    }

    private static Dim computed(Dim a, Dim b, BiFunction<Polynomial, Polynomial, Optional<Polynomial>> compute) {
        try {
            return Polynomial.of(a)
                    .flatMap(x -> Polynomial.of(b).flatMap(y -> compute.apply(x, y)))
                    .map(Polynomial::toDim)
                    .orElse(Dim.UNKNOWN);
        } catch (ArithmeticException _) {
            return Dim.UNKNOWN; // beyond the range of long
        }
    }

    static Dim multiply(Dim a, Dim b) {
        if (a instanceof Dim.Known(long x) && b instanceof Dim.Known(long y)) {
            return Dim.of(x * y);
        }
        return a.is(1)
                ? b
                : b.is(1) ? a : a.is(0) ? a : b.is(0) ? b : computed(a, b, (x, y) -> Optional.of(x.times(y)));
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
