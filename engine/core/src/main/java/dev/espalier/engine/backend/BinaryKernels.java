package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;

/** Elementwise operations on two and three operands. */
final class BinaryKernels {
    /** A function of two whole numbers of one dtype. */
    private interface WholeFunction {
        long apply(DType dtype, long x, long y);
    }

    private BinaryKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("add", any(Double::sum, (t, x, y) -> t.isBool() ? x | y : x + y, Complex::plus));
        table.put("subtract", any((x, y) -> x - y, (_, x, y) -> x - y, Complex::minus));
        table.put("multiply", any((x, y) -> x * y, (_, x, y) -> x * y, Complex::times));
        table.put("divide", any((x, y) -> x / y, null, Complex::over));
        table.put("power", any(BinaryKernels::power, BinaryKernels::power, Complex::power));
        table.put("floor_divide", any(BinaryKernels::floorDivide, BinaryKernels::wholeFloorDivide, null));
        table.put("trunc_divide", any((x, y) -> truncated(x / y), (t, x, y) -> quotient(t, x, y), null));
        table.put("remainder", any(BinaryKernels::remainder, BinaryKernels::wholeRemainder, null));
        table.put("fmod", any((x, y) -> x % y, (t, x, y) -> rest(t, x, y), null));
        table.put("maximum", any(Math::max, (t, x, y) -> compare(t, x, y) >= 0 ? x : y, null));
        table.put("minimum", any(Math::min, (t, x, y) -> compare(t, x, y) <= 0 ? x : y, null));
        table.put(
                "fmax",
                any(
                        (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y),
                        (t, x, y) -> compare(t, x, y) >= 0 ? x : y,
                        null));
        table.put(
                "fmin",
                any(
                        (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y),
                        (t, x, y) -> compare(t, x, y) <= 0 ? x : y,
                        null));
        table.put("atan2", any(Math::atan2, null, null));
        table.put("copysign", any(Math::copySign, null, null));
        table.put("logaddexp", any(SpecialFunctions::logaddexp, null, null));
        table.put("xlogy", any((x, y) -> x == 0 && !Double.isNaN(y) ? 0 : x * Math.log(y), null, null));
        table.put(
                "heaviside",
                any(
                        (x, y) -> Double.isNaN(x) ? x : x == 0 ? y : x > 0 ? 1 : 0,
                        (_, x, y) -> x == 0 ? y : x > 0 ? 1 : 0,
                        null));
        table.put("make_complex", arguments -> {
            List<Tensor> xy = arguments.floating("x", "y");
            TensorBuilder result =
                    new TensorBuilder(xy.get(0).dtype().complex(), xy.get(0).shape());
            for (int i = 0; i < result.count(); i++) {
                result.set(i, xy.get(0).real(i), xy.get(1).real(i));
            }
            return result.build();
        });
        bits(table);
        tests(table);
        table.put("where", BinaryKernels::where);
        table.put("clip", BinaryKernels::clip);
        return table;
    }

    private static void bits(Map<String, Kernel> table) {
        table.put("gcd", any(null, BinaryKernels::gcd, null));
        table.put("bitwise_and", any(null, (_, x, y) -> x & y, null));
        table.put("bitwise_or", any(null, (_, x, y) -> x | y, null));
        table.put("bitwise_xor", any(null, (_, x, y) -> x ^ y, null));
        table.put("left_shift", any(null, (t, x, y) -> y < 0 || y >= t.bits() ? 0 : x << y, null));
        table.put("right_shift", any(null, BinaryKernels::rightShift, null));
    }

    private static long rightShift(DType dtype, long x, long y) {
        if (y < 0 || y >= dtype.bits()) {
            return dtype.isUnsigned() || x >= 0 ? 0 : -1;
        }
        return dtype.isUnsigned() ? x >>> y : x >> y;
    }

    private static void tests(Map<String, Kernel> table) {
        table.put("equal", comparison(order -> order == 0));
        table.put("not_equal", comparison(order -> order != 0));
        table.put("less", comparison(order -> order == -1));
        table.put("less_equal", comparison(order -> order == -1 || order == 0));
        table.put("greater", comparison(order -> order == 1));
        table.put("greater_equal", comparison(order -> order == 1 || order == 0));
        table.put("logical_and", logical((x, y) -> x && y));
        table.put("logical_or", logical((x, y) -> x || y));
        table.put("logical_xor", logical((x, y) -> x != y));
        table.put("isclose", BinaryKernels::isclose);
        table.put("array_equal", arguments -> {
            List<Tensor> xy = arguments.joined("x", "y");
            boolean equal = Arrays.equals(xy.get(0).shape(), xy.get(1).shape());
            for (int i = 0; equal && i < xy.get(0).count(); i++) {
                equal = order(xy.get(0), i, xy.get(1), i) == 0;
            }
            return Tensor.ofWhole(DType.BOOL, new int[0], new long[] {equal ? 1 : 0});
        });
    }

    /** A kernel; null where the operation has no meaning for whole or complex numbers or for floating ones. */
    private static Kernel any(DoubleBinaryOperator real, WholeFunction whole, BinaryOperator<Complex> complex) {
        return arguments -> {
            List<Tensor> xy = real != null && whole == null ? arguments.floating("x", "y") : arguments.joined("x", "y");
            DType dtype = xy.getFirst().dtype();
            if (dtype.isIntegral() ? whole == null : dtype.isComplex() ? complex == null : real == null) {
                throw arguments.problem("has no meaning for %s", dtype);
            }
            int[] shape = Grid.broadcast(
                    arguments.operation().name(), xy.get(0).shape(), xy.get(1).shape());
            Tensor x = Grid.broadcastTo(xy.get(0), shape);
            Tensor y = Grid.broadcastTo(xy.get(1), shape);
            TensorBuilder result = new TensorBuilder(dtype, shape);
            try {
                for (int i = 0; i < x.count(); i++) {
                    if (dtype.isIntegral()) {
                        result.set(i, whole.apply(dtype, x.whole(i), y.whole(i)));
                    } else if (dtype.isComplex()) {
                        Complex z = complex.apply(Complex.of(x, i), Complex.of(y, i));
                        result.set(i, z.re(), z.im());
                    } else {
                        result.set(i, real.applyAsDouble(x.real(i), y.real(i)));
                    }
                }
            } catch (ArithmeticException e) {
                throw arguments.problem("%s", e.getMessage());
            }
            return result.build();
        };
    }

    private static double truncated(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** Python's: the quotient that belongs to {@link #remainder}. */
    private static double floorDivide(double x, double y) {
        if (y == 0) {
            return x / y;
        }
        if (Double.isInfinite(y) && !Double.isInfinite(x)) {
            return x == 0 || Double.isNaN(x) ? x / y : (x < 0) == (y < 0) ? 0 : -1;
        }
        double quotient = (x - remainder(x, y)) / y;
        double floor = Math.floor(quotient);
        return quotient == 0 ? Math.copySign(0, x / y) : quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double remainder(double x, double y) {
        double rest = x % y;
        return rest == 0 ? Math.copySign(0, y) : (rest < 0) != (y < 0) ? rest + y : rest;
    }

    private static long quotient(DType dtype, long x, long y) {
        requireDivisor(y);
        return dtype.isUnsigned() ? Long.divideUnsigned(x, y) : x / y;
    }

    private static long rest(DType dtype, long x, long y) {
        requireDivisor(y);
        return dtype.isUnsigned() ? Long.remainderUnsigned(x, y) : x % y;
    }

    private static long wholeFloorDivide(DType dtype, long x, long y) {
        requireDivisor(y);
        return dtype.isUnsigned() ? Long.divideUnsigned(x, y) : Math.floorDiv(x, y);
    }

    private static long wholeRemainder(DType dtype, long x, long y) {
        requireDivisor(y);
        return dtype.isUnsigned() ? Long.remainderUnsigned(x, y) : Math.floorMod(x, y);
    }

    private static void requireDivisor(long y) {
        if (y == 0) {
            throw new ArithmeticException("a whole number is divided by zero");
        }
    }

    /** C's: 1 to any power is 1, even to NaN. */
    private static double power(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }

    private static long power(DType dtype, long x, long y) {
        if (y < 0 && !dtype.isUnsigned()) {
            throw new ArithmeticException("a whole number has a negative exponent");
        }
        long result = 1;
        long base = x;
        for (long rest = y; rest != 0; rest >>>= 1) {
            if ((rest & 1) == 1) {
                result *= base;
            }
            base *= base;
        }
        return result;
    }

    private static long gcd(DType dtype, long x, long y) {
        return Rounding.exact(dtype, x).gcd(Rounding.exact(dtype, y)).longValue();
    }

    static int compare(DType dtype, long x, long y) {
        return dtype.isUnsigned() ? Long.compareUnsigned(x, y) : Long.compare(x, y);
    }

    /** -1, 0 or 1, and 2 where one is NaN or the numbers are complex and different. */
    static int order(Tensor x, int i, Tensor y, int j) {
        if (x.dtype().isIntegral()) {
            return Integer.signum(compare(x.dtype(), x.whole(i), y.whole(j)));
        }
        double a = x.real(i);
        double b = y.real(j);
        if (x.dtype().isComplex()) {
            return a == b && x.imaginary(i) == y.imaginary(j) ? 0 : 2;
        }
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
    }

    private static Kernel comparison(IntPredicate holds) {
        return arguments -> {
            List<Tensor> xy = arguments.joined("x", "y");
            return test(arguments, xy.get(0), xy.get(1), (x, y) -> i -> holds.test(order(x, i, y, i)));
        };
    }

    private static Kernel logical(BiPredicate<Boolean, Boolean> holds) {
        return arguments -> test(
                arguments,
                arguments.tensor("x"),
                arguments.tensor("y"),
                (x, y) -> i -> holds.test(x.truth(i), y.truth(i)));
    }

    private static Tensor test(
            Arguments arguments, Tensor x, Tensor y, BiFunction<Tensor, Tensor, IntPredicate> holds) {
        int[] shape = Grid.broadcast(arguments.operation().name(), x.shape(), y.shape());
        IntPredicate at = holds.apply(Grid.broadcastTo(x, shape), Grid.broadcastTo(y, shape));
        TensorBuilder result = new TensorBuilder(DType.BOOL, shape);
        for (int i = 0; i < result.count(); i++) {
            result.set(i, at.test(i) ? 1L : 0L);
        }
        return result.build();
    }

    static Tensor or(Tensor x, Tensor y) {
        TensorBuilder result = new TensorBuilder(DType.BOOL, x.shape());
        for (int i = 0; i < x.count(); i++) {
            result.set(i, x.whole(i) | y.whole(i));
        }
        return result.build();
    }

    static Tensor not(Tensor x) {
        TensorBuilder result = new TensorBuilder(DType.BOOL, x.shape());
        for (int i = 0; i < x.count(); i++) {
            result.set(i, 1 - x.whole(i));
        }
        return result.build();
    }

    private static Value isclose(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        double relative = arguments.number("rtol");
        double absolute = arguments.number("atol");
        boolean nans = arguments.truth("equal_nan");
        return test(arguments, xy.get(0), xy.get(1), (x, y) -> i -> {
            if (order(x, i, y, i) == 0) {
                return true;
            }
            Complex a = Complex.of(x, i);
            Complex b = Complex.of(y, i);
            if (Double.isNaN(a.abs()) || Double.isNaN(b.abs())) {
                return nans && Double.isNaN(a.abs()) && Double.isNaN(b.abs());
            }
            return !Double.isInfinite(b.abs()) && a.minus(b).abs() <= absolute + relative * b.abs();
        });
    }

    private static Value where(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        Tensor condition = arguments.tensor("condition");
        int[] shape = Grid.broadcast(
                "where", condition.shape(), xy.get(0).shape(), xy.get(1).shape());
        Tensor test = Grid.broadcastTo(condition, shape);
        Tensor x = Grid.broadcastTo(xy.get(0), shape);
        Tensor y = Grid.broadcastTo(xy.get(1), shape);
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        for (int i = 0; i < result.count(); i++) {
            result.set(i, test.truth(i) ? x : y, i);
        }
        return result.build();
    }

    /** NaN stays; where the bounds cross, the upper one wins. */
    private static Value clip(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] shape = x.shape();
        for (String bound : List.of("min", "max")) {
            if (arguments.given(bound)) {
                shape = Grid.broadcast(
                        "clip", shape, arguments.cast(bound, x.dtype()).shape());
            }
        }
        Tensor result = Grid.broadcastTo(x, shape);
        result = arguments.given("min")
                ? bounded(result, arguments.like(arguments.value("min"), x.dtype()), -1)
                : result;
        return arguments.given("max") ? bounded(result, arguments.like(arguments.value("max"), x.dtype()), 1) : result;
    }

    /** The elements, replaced by the bound where they lie on its forbidden side or the bound is NaN. */
    private static Tensor bounded(Tensor x, Tensor bound, int forbidden) {
        Tensor limit = Grid.broadcastTo(bound.cast(x.dtype()), x.shape());
        TensorBuilder result = new TensorBuilder(x);
        for (int i = 0; i < x.count(); i++) {
            if (order(x, i, limit, i) == forbidden || !Double.isNaN(x.real(i)) && Double.isNaN(limit.real(i))) {
                result.set(i, limit, i);
            }
        }
        return result.build();
    }
}
