package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Kernel;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operations on each element of one, two or three operands. */
final class Elementwise {
    private Elementwise() {}

    private static void unary(Map<String, Kernel<Tensor>> table, String name, UnaryOperator<Tensor> function) {
        table.put(name, call -> one(function.apply(call.tensor("x"))));
    }

    private static void binary(Map<String, Kernel<Tensor>> table, String name, BinaryOperator<Tensor> function) {
        table.put(name, call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(function.apply(xy.get(0), xy.get(1)));
        });
    }

    static void addTo(Map<String, Kernel<Tensor>> table) {
        functions(table);
        parts(table);
        activations(table);
        arithmetic(table);
        divisions(table);
        comparisons(table);
        choices(table);
    }

    private static void functions(Map<String, Kernel<Tensor>> table) {
        unary(table, "negative", Tensor::neg);
        unary(table, "sqrt", Tensor::sqrt);
        unary(table, "rsqrt", Tensor::rsqrt);
        unary(table, "reciprocal", Tensor::reciprocal);
        unary(table, "exp", Tensor::exp);
        unary(table, "exp2", Tensor::exp2);
        unary(table, "expm1", Tensor::expm1);
        unary(table, "log", Tensor::log);
        unary(table, "log2", Tensor::log2);
        unary(table, "log10", Tensor::log10);
        unary(table, "log1p", Tensor::log1p);
        unary(table, "sin", Tensor::sin);
        unary(table, "cos", Tensor::cos);
        unary(table, "tan", Tensor::tan);
        unary(table, "asin", Tensor::asin);
        unary(table, "acos", Tensor::acos);
        unary(table, "atan", Tensor::atan);
        unary(table, "sinh", Tensor::sinh);
        unary(table, "cosh", Tensor::cosh);
        unary(table, "tanh", Tensor::tanh);
        unary(table, "asinh", Tensor::asinh);
        unary(table, "acosh", Tensor::acosh);
        unary(table, "atanh", Tensor::atanh);
        unary(table, "erf", Tensor::erf);
        unary(table, "erfc", Tensor::erfc);
        unary(table, "erfinv", Tensor::erfinv);
        unary(table, "lgamma", Tensor::lgamma);
        unary(table, "digamma", Tensor::digamma);
        unary(table, "floor", Tensor::floor);
        unary(table, "ceil", Tensor::ceil);
        unary(table, "trunc", Tensor::trunc);
        unary(table, "square", x -> x.mul(x));
        table.put("round", call -> {
            long decimals = call.integer("decimals");
            Tensor x = call.tensor("x");
            if (decimals != 0 && !call.dtypeOf("x").isFloating()) {
                throw new Declined("decimals of whole numbers");
            }
            return one(decimals == 0 ? x.round() : x.round(decimals));
        });
    }

    private static void parts(Map<String, Kernel<Tensor>> table) {
        unary(table, "abs", Tensor::abs);
        // The sign of NaN is NaN; libtorch says 0.
        table.put("sign", call -> {
            Tensor x = call.tensor("x");
            DType dtype = call.dtypeOf("x");
            return one(
                    dtype.isComplex() ? x.sgn() : dtype.isFloating() ? torch.where(x.isnan(), x, x.sign()) : x.sign());
        });
        unary(table, "logical_not", Tensor::logical_not);
        unary(table, "bitwise_invert", Tensor::bitwise_not);
        unary(table, "isnan", Tensor::isnan);
        unary(table, "isinf", Tensor::isinf);
        unary(table, "isfinite", torch::isfinite);
        unary(table, "signbit", Tensor::signbit);
        table.put("real", call -> one(call.dtypeOf("x").isComplex() ? torch.real(call.tensor("x")) : call.tensor("x")));
        table.put(
                "imag",
                call -> one(
                        call.dtypeOf("x").isComplex()
                                ? torch.imag(call.tensor("x").resolve_conj())
                                : torch.zeros_like(call.tensor("x"))));
        table.put(
                "conj",
                call -> one(call.dtypeOf("x").isComplex() ? call.tensor("x").conj_physical() : call.tensor("x")));
        // Minus zero points to the left.
        table.put("angle", call -> {
            Tensor x = call.tensor("x");
            return one(call.dtypeOf("x").isFloating() ? torch.zeros_like(x).atan2(x) : x.angle());
        });
        table.put("make_complex", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(torch.view_as_complex(Libtorch.stacked(xy, -1)));
        });
        table.put("nan_to_num", Elementwise::nanToNum);
        table.put("stop_gradient", call -> one(call.tensor("x")));
        table.put("copy", call -> one(call.tensor("x").clone()));
        table.put("cast", call -> one(call.memory().cast(call.tensor("x"), call.dtype("dtype"))));
    }

    private static dev.espalier.engine.worker.Item<Tensor> nanToNum(Call<Tensor> call) {
        if (call.dtypeOf("x").isIntegral()) {
            return one(call.tensor("x"));
        }
        return one(
                call.tensor("x").nan_to_num(optional(call, "nan"), optional(call, "posinf"), optional(call, "neginf")));
    }

    private static org.bytedeco.pytorch.DoubleOptional optional(Call<Tensor> call, String name) {
        return call.given(name)
                ? new org.bytedeco.pytorch.DoubleOptional(call.number(name))
                : new org.bytedeco.pytorch.DoubleOptional();
    }

    private static void activations(Map<String, Kernel<Tensor>> table) {
        unary(table, "sigmoid", Tensor::sigmoid);
        unary(table, "relu", Tensor::relu);
        unary(table, "silu", torch::silu);
        unary(table, "gelu", torch::gelu);
        unary(table, "mish", torch::mish);
        unary(table, "log_sigmoid", torch::log_sigmoid);
        table.put("gelu_tanh", call -> one(torch.gelu(call.tensor("x"), "tanh")));
        table.put(
                "leaky_relu",
                call -> one(torch.leaky_relu(call.tensor("x"), new Scalar(call.number("negative_slope")))));
        table.put(
                "elu",
                call -> one(torch.elu(
                        call.tensor("x"), new Scalar(call.number("alpha")), new Scalar(1.0), new Scalar(1.0))));
        table.put("softmax", call -> one(call.tensor("x").softmax(oneAxis(call))));
        // libtorch's own makes NaN of all where one is infinite.
        table.put("log_softmax", call -> {
            Tensor x = call.tensor("x");
            return one(x.sub(x.logsumexp(new long[] {oneAxis(call)}, true)));
        });
    }

    private static long oneAxis(Call<Tensor> call) {
        long[] axes = call.axes("axis", call.rankOf("x"));
        if (axes.length != 1) {
            throw new Declined("more axes than one");
        }
        return axes[0];
    }

    private static void arithmetic(Map<String, Kernel<Tensor>> table) {
        binary(table, "add", Tensor::add);
        binary(table, "subtract", Tensor::sub);
        binary(table, "multiply", Tensor::mul);
        binary(table, "maximum", Tensor::maximum);
        binary(table, "minimum", Tensor::minimum);
        binary(table, "fmax", Tensor::fmax);
        binary(table, "fmin", Tensor::fmin);
        binary(table, "atan2", Tensor::atan2);
        binary(table, "hypot", Tensor::hypot);
        binary(table, "copysign", Tensor::copysign);
        binary(table, "logaddexp", Tensor::logaddexp);
        binary(table, "xlogy", Tensor::xlogy);
        table.put("heaviside", call -> {
            List<Tensor> xy = call.joined("x", "y");
            Tensor steps = xy.get(0).heaviside(xy.get(1));
            return one(call.dtypeOf("x").isFloating() ? torch.where(xy.get(0).isnan(), xy.get(0), steps) : steps);
        });
        // The lowest number makes libtorch's result negative.
        binary(table, "gcd", (x, y) -> x.gcd(y).abs());
        binary(table, "bitwise_and", Tensor::bitwise_and);
        binary(table, "bitwise_or", Tensor::bitwise_or);
        binary(table, "bitwise_xor", Tensor::bitwise_xor);
        binary(table, "left_shift", Tensor::bitwise_left_shift);
        binary(table, "right_shift", Tensor::bitwise_right_shift);
        table.put("power", call -> {
            List<Tensor> xy = call.joined("x", "y");
            if (Libtorch.dtype(xy.get(0)).isIntegral() && xy.get(0).numel() > 0) {
                refuseNegativeExponent(call, xy.get(1));
            }
            return one(xy.get(0).pow(xy.get(1)));
        });
    }

    /** For which libtorch gives 0. */
    private static void refuseNegativeExponent(Call<Tensor> call, Tensor exponents) {
        boolean fine = call.item("y") instanceof dev.espalier.engine.worker.Item.Constant<Tensor>(Long number)
                ? number >= 0
                : Libtorch.dtype(exponents).isUnsigned()
                        || !exponents.lt(new Scalar(0.0)).any().item().toBool();
        if (!fine) {
            throw call.problem("a whole number has a negative exponent");
        }
    }

    private static void divisions(Map<String, Kernel<Tensor>> table) {
        binary(table, "divide", Tensor::div);
        table.put("floor_divide", call -> divided(call, "floor"));
        table.put("trunc_divide", call -> divided(call, "trunc"));
        table.put("remainder", call -> {
            List<Tensor> xy = call.joined("x", "y");
            Tensor rest = xy.get(0).remainder(xy.get(1));
            boolean isFloating = Libtorch.dtype(rest).isFloating();
            // Nothing left over has the sign of the divisor.
            return one(isFloating ? torch.where(rest.eq(new Scalar(0.0)), rest.copysign(xy.get(1)), rest) : rest);
        });
        table.put("fmod", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(xy.get(0).fmod(xy.get(1)));
        });
    }

    private static dev.espalier.engine.worker.Item<Tensor> divided(Call<Tensor> call, String rounding) {
        List<Tensor> xy = call.joined("x", "y");
        Tensor x = xy.get(0);
        Tensor y = xy.get(1);
        if (Libtorch.dtype(x).kind() == dev.espalier.engine.ir.Kind.INT) {
            // The lowest number has no opposite: processors trap where they divide it by -1, the vocabulary wraps.
            Tensor opposite = y.eq(new Scalar(-1.0));
            Tensor safe = torch.where(opposite, torch.ones_like(y), y);
            return one(torch.where(opposite, x.neg(), x.div(safe, Texts.of(rounding))));
        }
        return one(x.div(y, Texts.of(rounding)));
    }

    private static void comparisons(Map<String, Kernel<Tensor>> table) {
        binary(table, "equal", Tensor::eq);
        binary(table, "not_equal", Tensor::ne);
        binary(table, "less", Tensor::lt);
        binary(table, "less_equal", Tensor::le);
        binary(table, "greater", Tensor::gt);
        binary(table, "greater_equal", Tensor::ge);
        table.put("logical_and", call -> one(call.tensor("x").logical_and(call.tensor("y"))));
        table.put("logical_or", call -> one(call.tensor("x").logical_or(call.tensor("y"))));
        table.put("logical_xor", call -> one(call.tensor("x").logical_xor(call.tensor("y"))));
        table.put("isclose", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(xy.get(0).isclose(xy.get(1), call.number("rtol"), call.number("atol"), call.truth("equal_nan")));
        });
        table.put("array_equal", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(
                    java.util.Arrays.equals(
                                    call.memory().shape(xy.get(0)),
                                    call.memory().shape(xy.get(1)))
                            ? xy.get(0).eq(xy.get(1)).all()
                            : call.memory().number(false, DType.BOOL).clone());
        });
    }

    private static void choices(Map<String, Kernel<Tensor>> table) {
        table.put("where", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(torch.where(Libtorch.truth(call.tensor("condition")), xy.get(0), xy.get(1)));
        });
        table.put("clip", call -> {
            boolean isOpen = !call.given("min") && !call.given("max");
            return one(isOpen ? call.tensor("x") : call.tensor("x").clamp(bound(call, "min"), bound(call, "max")));
        });
    }

    private static TensorOptional bound(Call<Tensor> call, String name) {
        if (!call.given(name)) {
            return new TensorOptional();
        }
        DType dtype = call.dtypeOf("x");
        return new TensorOptional(call.isTensor(name) ? call.cast(name, dtype) : call.like(name, dtype));
    }

    static Tensor toLong(Tensor x) {
        return x.to(ScalarType.Long);
    }
}
