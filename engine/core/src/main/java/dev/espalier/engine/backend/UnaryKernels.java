package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Elementwise operations on one operand. */
final class UnaryKernels {
    private UnaryKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        functions(table);
        specialFunctions(table);
        table.put("negative", any(x -> -x, x -> -x, Complex::negate));
        table.put("sign", any(UnaryKernels::sign, Long::signum, z -> z.isZero() ? Complex.ZERO : z.times(1 / z.abs())));
        table.put("floor", any(Math::floor, x -> x, null));
        table.put("ceil", any(Math::ceil, x -> x, null));
        table.put("trunc", any(x -> x < 0 ? Math.ceil(x) : Math.floor(x), x -> x, null));
        table.put("conj", any(x -> x, x -> x, z -> new Complex(z.re(), -z.im())));
        table.put("stop_gradient", arguments -> arguments.tensor("x"));
        table.put("copy", arguments -> arguments.tensor("x"));
        table.put("cast", arguments -> arguments.cast("x", arguments.dtype("dtype")));
        table.put("abs", UnaryKernels::abs);
        table.put("round", UnaryKernels::round);
        table.put("logical_not", test(false));
        table.put("bitwise_invert", UnaryKernels::invert);
        table.put("isnan", predicate(Double::isNaN, false));
        table.put("isinf", predicate(Double::isInfinite, false));
        table.put(
                "isfinite",
                arguments -> BinaryKernels.not(
                        BinaryKernels.or((Tensor) table.get("isnan").compute(arguments), (Tensor)
                                table.get("isinf").compute(arguments))));
        table.put("signbit", predicate(x -> Double.doubleToRawLongBits(x) < 0, true));
        table.put(
                "real",
                arguments ->
                        arguments.tensor("x").cast(arguments.tensor("x").dtype().real()));
        table.put("imag", arguments -> parts(arguments.tensor("x"), Complex::im));
        table.put("angle", arguments -> parts(arguments.floating("x"), Complex::angle));
        table.put("nan_to_num", UnaryKernels::nanToNum);
        return table;
    }

    private static void functions(Map<String, Kernel> table) {
        table.put("sqrt", floating(Math::sqrt, ComplexFunctions::sqrt));
        table.put("exp", floating(Math::exp, ComplexFunctions::exp));
        table.put("exp2", floating(SpecialFunctions::exp2, null));
        table.put("expm1", floating(Math::expm1, ComplexFunctions::expm1));
        table.put("log", floating(Math::log, Complex::log));
        table.put("log2", floating(SpecialFunctions::log2, z -> z.log().times(1 / Math.log(2))));
        table.put("log10", floating(Math::log10, z -> z.log().times(1 / Math.log(10))));
        table.put("log1p", floating(Math::log1p, ComplexFunctions::log1p));
        table.put("sin", floating(Math::sin, ComplexFunctions::sin));
        table.put("cos", floating(Math::cos, ComplexFunctions::cos));
        table.put("tan", floating(Math::tan, ComplexFunctions::tan));
        table.put("asin", floating(Math::asin, ComplexFunctions::asin));
        table.put("acos", floating(Math::acos, ComplexFunctions::acos));
        table.put("atan", floating(Math::atan, ComplexFunctions::atan));
        table.put("sinh", floating(Math::sinh, ComplexFunctions::sinh));
        table.put("cosh", floating(Math::cosh, ComplexFunctions::cosh));
        table.put("tanh", floating(Math::tanh, ComplexFunctions::tanh));
    }

    private static void specialFunctions(Map<String, Kernel> table) {
        table.put("asinh", floating(SpecialFunctions::asinh, ComplexFunctions::asinh));
        table.put("acosh", floating(SpecialFunctions::acosh, ComplexFunctions::acosh));
        table.put("atanh", floating(SpecialFunctions::atanh, ComplexFunctions::atanh));
        table.put("erf", floating(SpecialFunctions::erf, null));
        table.put("erfc", floating(SpecialFunctions::erfc, null));
        table.put("erfinv", floating(SpecialFunctions::erfinv, null));
        table.put("lgamma", floating(SpecialFunctions::lgamma, null));
        table.put("digamma", floating(SpecialFunctions::digamma, null));
    }

    /** A kernel for floating numbers; where {@code complex} is null, not for complex ones. */
    private static Kernel floating(DoubleUnaryOperator real, UnaryOperator<Complex> complex) {
        return arguments -> mapped(arguments, arguments.floating("x"), real, null, complex);
    }

    private static Kernel any(DoubleUnaryOperator real, LongUnaryOperator whole, UnaryOperator<Complex> complex) {
        return arguments -> mapped(arguments, arguments.tensor("x"), real, whole, complex);
    }

    private static Tensor mapped(
            Arguments arguments,
            Tensor x,
            DoubleUnaryOperator real,
            LongUnaryOperator whole,
            UnaryOperator<Complex> complex) {
        TensorBuilder result = new TensorBuilder(x.dtype(), x.shape());
        if (x.dtype().isComplex() && complex == null) {
            throw arguments.problem("complex numbers are not supported: %s", x.type());
        }
        for (int i = 0; i < x.count(); i++) {
            if (x.dtype().isIntegral()) {
                result.set(i, whole.applyAsLong(x.whole(i)));
            } else if (x.dtype().isComplex()) {
                Complex z = complex.apply(Complex.of(x, i));
                result.set(i, z.re(), z.im());
            } else {
                result.set(i, real.applyAsDouble(x.real(i)));
            }
        }
        return result.build();
    }

    private static double sign(double x) {
        return x == 0 ? 0 : Math.signum(x);
    }

    private static Tensor abs(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        if (x.dtype().isComplex()) {
            return parts(x, Complex::abs);
        }
        LongUnaryOperator whole = x.dtype().isUnsigned() ? value -> value : Math::abs;
        return (Tensor) any(Math::abs, whole, null).compute(arguments);
    }

    /** A real number out of each complex one. */
    private static Tensor parts(Tensor x, ToDoubleFunction<Complex> part) {
        TensorBuilder result = new TensorBuilder(x.dtype().real(), x.shape());
        for (int i = 0; i < x.count(); i++) {
            double value = part.applyAsDouble(Complex.of(x, i));
            if (x.dtype().isIntegral()) {
                result.set(i, (long) value);
            } else {
                result.set(i, value);
            }
        }
        return result.build();
    }

    private static Value round(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int decimals = (int) arguments.integer("decimals");
        if (x.dtype().isIntegral() && decimals >= 0) {
            return x;
        }
        double scale = Math.pow(10, Math.abs(decimals));
        DoubleUnaryOperator rounding = decimals == 0
                ? Math::rint
                : decimals > 0 ? v -> Math.rint(v * scale) / scale : v -> Math.rint(v / scale) * scale;
        return any(
                        rounding,
                        v -> (long) rounding.applyAsDouble(v),
                        z -> new Complex(rounding.applyAsDouble(z.re()), rounding.applyAsDouble(z.im())))
                .compute(arguments);
    }

    /** Whether each element counts as true, or as false. */
    private static Kernel test(boolean wanted) {
        return arguments -> {
            Tensor x = arguments.tensor("x");
            TensorBuilder result = new TensorBuilder(DType.BOOL, x.shape());
            for (int i = 0; i < x.count(); i++) {
                result.set(i, x.truth(i) == wanted ? 1L : 0L);
            }
            return result.build();
        };
    }

    private static Value invert(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        if (!x.dtype().isIntegral()) {
            throw arguments.problem("needs whole numbers, not %s", x.type());
        }
        return any(null, x.dtype().isBool() ? v -> 1 - v : v -> ~v, null).compute(arguments);
    }

    private static Kernel predicate(DoublePredicate holds, boolean forWhole) {
        return arguments -> {
            Tensor x = arguments.tensor("x");
            TensorBuilder result = new TensorBuilder(DType.BOOL, x.shape());
            for (int i = 0; i < x.count(); i++) {
                boolean known = !x.dtype().isIntegral() || forWhole;
                boolean truth = known && (holds.test(x.real(i)) || x.dtype().isComplex() && holds.test(x.imaginary(i)));
                result.set(i, truth ? 1L : 0L);
            }
            return result.build();
        };
    }

    private static Value nanToNum(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        if (x.dtype().isIntegral()) {
            return x;
        }
        double largest = Limits.highest(x.dtype().real());
        double nan = arguments.number("nan");
        double up = arguments.given("posinf") ? arguments.number("posinf") : largest;
        double down = arguments.given("neginf") ? arguments.number("neginf") : -largest;
        DoubleUnaryOperator change = v ->
                Double.isNaN(v) ? nan : v == Double.POSITIVE_INFINITY ? up : v == Double.NEGATIVE_INFINITY ? down : v;
        return any(change, null, z -> new Complex(change.applyAsDouble(z.re()), change.applyAsDouble(z.im())))
                .compute(arguments);
    }
}
