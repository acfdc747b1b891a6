package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Gradients;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientRulesTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    /** Leaves: x y z any, p q positive, u inside (-1, 1), w above 1, s symmetric positive definite; m l matrices. */
    private static final Map<String, Tensor> LEAVES = leaves();

    private static final List<String> CASES = List.of(
            "negative(x)",
            "abs(x)",
            "sqrt(p)",
            "exp(x)",
            "expm1(x)",
            "log(p)",
            "log2(p)",
            "log10(p)",
            "log1p(p)",
            "sin(x)",
            "cos(x)",
            "tan(u)",
            "asin(u)",
            "acos(u)",
            "atan(x)",
            "sinh(x)",
            "cosh(x)",
            "tanh(x)",
            "asinh(x)",
            "acosh(w)",
            "atanh(u)",
            "erf(x)",
            "erfinv(u)",
            "lgamma(p)",
            "nan_to_num(x)",
            "cast(x, float64)",
            "copy(x)",
            "add(x, row)",
            "subtract(row, x)",
            "multiply(x, column)",
            "divide(row, p)",
            "divide(2, p)",
            "remainder(x, q)",
            "fmod(x, q)",
            "power(p, y)",
            "power(p, 3)",
            "power(2, x)",
            "maximum(x, y)",
            "minimum(x, row)",
            "fmax(x, y)",
            "fmin(x, y)",
            "atan2(x, y)",
            "copysign(x, y)",
            "logaddexp(x, row)",
            "xlogy(p, q)",
            "where(less(x, 0), x, y)",
            "clip(x, -0.5, 0.7)",
            "sum(x)",
            "sum(x, 1)",
            "sum(x, (0, 1), True)",
            "prod(x, 0)",
            "mean(x)",
            "mean(x, -1)",
            "mean(x, 0, True)",
            "var(x)",
            "var(x, 1, 1)",
            "var(x, 0, 0, True)",
            "amax(x)",
            "amax(x, 1)",
            "amin(x, 0, True)",
            "nanmax(x, 1)",
            "nanmin(x)",
            "logsumexp(x)",
            "logsumexp(x, 1)",
            "nanmean(x, 0)",
            "vector_norm(x)",
            "vector_norm(x, 1, 3)",
            "vector_norm(x, None, 1)",
            "vector_norm(x, 0, inf)",
            "median(x, 1)",
            "median(x)",
            "lower_median(x)",
            "average(x)",
            "average(x, 1, p)",
            "average(x, 1, positive_row)",
            "cumsum(x, 1)",
            "cumprod(x, 0)",
            "cummax(x, 1)",
            "cummin(x, 1)",
            "cumulative_logsumexp(x, 1)",
            "full_like(x, v0)",
            "asarray(x)",
            "tensor_of(x, float32, int64)",
            "tril(square)",
            "triu(square, 1)",
            "reshape(x, (3, -1))",
            "permute_dims(x)",
            "permute_dims(cube, (1, 2, 0))",
            "swapaxes(cube, 0, 2)",
            "moveaxis(cube, 0, -1)",
            "expand_dims(x, (0, -1))",
            "squeeze(expand_dims(x, 1), 1)",
            "concat((x, y), 1)",
            "concat((x, row), None)",
            "stack((x, y), 1)",
            "unstack(x, 1)",
            "split(x, 3, 1)",
            "split_sizes(x, (1, 2), 1)",
            "split_every(x, 2, 1)",
            "chunk(x, 2, 1)",
            "array_split(x, 2, 1)",
            "meshgrid((row, v))",
            "flip(x, 1)",
            "roll(x, 1)",
            "roll(x, (1, 2), (0, 1))",
            "rot90(x)",
            "tile(x, (2, 2))",
            "repeat(x, 2, 1)",
            "repeat(x, 3)",
            "broadcast_to(row, (2, 3))",
            "sum_to(x, (1, 3))",
            "pad(x, ((1, 0), (0, 2)))",
            "pad(x, ((0, 1), (2, 1)), \"reflect\")",
            "pad(x, ((0, 0), (1, 1)), \"edge\")",
            "pad(x, ((0, 0), (2, 1)), \"wrap\")",
            "diag(v)",
            "diag(square, 1)",
            "diagonal(cube, 1, 0, 2)",
            "diag_embed(x)",
            "fill_diagonal(square, v0)",
            "atleast_1d(v0)",
            "atleast_2d(v)",
            "item_of((x, y), 1)",
            "getitem(x, (slice(None, None, 2), 1))",
            "x[[0, 0, 1]]",
            "x[less(x, 0.5)]",
            "take(x, ids, 1)",
            "take(x, ids)",
            "take_along_axis(x, places, 1)",
            "gather(x, places, 1)",
            "gather_nd(x, places[:, :2])",
            "batch_gather(x, places)",
            "index_update(x, (0,), row)",
            "index_update(x, less(x, 0), v0)",
            "index_add(x, ([0, 0],), y)",
            "index_multiply(x, (1,), row)",
            "scatter(x, distinct, y, 1)",
            "scatter_add(x, places, y, 1)",
            "masked_select(x, less(x, 0.5))",
            "segment_sum(v, ids, 4)",
            "segment_max(v, pairs, 2)",
            "segment_min(v, pairs, 2)",
            "sort(x, 1)",
            "sort(x, 0, True)",
            "top_k(x, 2)",
            "bincount_weighted(ids, v, 4)",
            "interp(u, rising, v)",
            "matmul(x, square)",
            "matmul(row, v)",
            "matmul(x, v)",
            "matmul(row, transposed)",
            "matmul(cube, square)",
            "matmul(square, cube)",
            "dot(x, square)",
            "dot(x, v)",
            "dot(v, row)",
            "dot(x, cube)",
            "inner(x, y)",
            "tensordot(cube, x, ((0, 2), (0, 1)))",
            "tensordot(x, square, 1)",
            "einsum(\"ij,jk->k\", (x, square))",
            "einsum(\"...i,i->...\", (cube, v))",
            "kron(x, square)",
            "kron(v, row)",
            "cross(x, row)",
            "det(spd)",
            "slogdet(spd)",
            "inv(spd)",
            "pinv(x)",
            "pinv(transposed)",
            "solve(spd, v)",
            "solve(spd, transposed)",
            "cholesky(spd)",
            "qr(spd)",
            "qr(transposed)",
            "svd(x, False)",
            "svd(transposed, False)",
            "eigh(spd)",
            "expm(square)",
            "matrix_norm(x)",
            "conv(signal, kernel, v0, 2, 1)",
            "conv_transpose(signal, back, v0, 2, 1, 1)",
            "conv(signal, depthwise, None, 1, \"same\", 2, 2)",
            "max_pool(signal, 2)",
            "avg_pool(signal, 3, 2, 1)",
            "max_pool(signal, 3, 1, \"same\")",
            "dropout(x, 0.5, False)",
            "interpolate_nearest(signal, 2)",
            "fftshift(x)",
            "ifftshift(x, 1)",
            "real(x)");

    private static Map<String, Tensor> leaves() {
        Map<String, Tensor> leaves = new HashMap<>();
        double[] noise = {
            0.37, -1.24, 0.81, 1.63, -0.55, -0.12, 0.94, -0.73, 1.18, -1.47, 0.29, 0.66, -0.91, 0.48, 1.05, -0.34, 0.72,
            -1.36
        };
        leaves.put("x", real(noise, 0, 1, 0, 2, 3));
        leaves.put("y", real(noise, 5, 1, 0.01, 2, 3));
        leaves.put("p", real(noise, 3, 0.5, 1.5, 2, 3));
        leaves.put("q", real(noise, 7, 0.5, 1.7, 2, 3));
        leaves.put("u", real(noise, 2, 0.5, 0.03, 2, 3));
        leaves.put("w", real(noise, 4, 0.5, 2.5, 2, 3));
        leaves.put("row", real(noise, 8, 1, 0, 3));
        leaves.put("positive_row", real(noise, 8, 0.5, 1.5, 3));
        leaves.put("column", real(noise, 11, 1, 0, 2, 1));
        leaves.put("v", real(noise, 6, 1, 0, 3));
        leaves.put("v0", real(noise, 9, 1, 0));
        leaves.put("square", real(noise, 1, 1, 0, 3, 3));
        leaves.put("transposed", real(noise, 4, 1, 0, 3, 2));
        leaves.put("cube", real(noise, 0, 1, 0, 2, 3, 3));
        leaves.put("spd", Tensor.ofReal(DType.FLOAT64, new int[] {3, 3}, new double[] {
            3, 0.5, 0.2, 0.5, 2, -0.3, 0.2, -0.3, 1.2
        }));
        leaves.put("rising", Tensor.ofReal(DType.FLOAT64, new int[] {3}, new double[] {-0.5, 0.1, 0.4}));
        leaves.put("signal", real(noise, 3, 1, 0, 1, 2, 7));
        leaves.put("kernel", real(noise, 2, 1, 0, 1, 2, 3));
        leaves.put("back", real(noise, 2, 1, 0, 2, 1, 3));
        leaves.put("depthwise", real(noise, 2, 1, 0, 2, 1, 3));
        leaves.put("ids", whole(2, 0, 2));
        leaves.put("pairs", whole(1, 0, 1));
        leaves.put("places", whole(0, 2, 2, 1, 1, 0).reshaped(2, 3));
        leaves.put("distinct", whole(0, 2, 1, 1, 0, 2).reshaped(2, 3));
        return leaves;
    }

    private static Tensor real(double[] noise, int from, double scale, double shift, int... shape) {
        double[] values = IntStream.range(0, Tensor.count(shape))
                .mapToDouble(i -> shift + scale * noise[(from + i) % noise.length] + 0.001 * i)
                .toArray();
        return Tensor.ofReal(DType.FLOAT64, shape, values);
    }

    private static Tensor whole(long... values) {
        return Tensor.ofWhole(DType.INT64, new int[] {values.length}, values);
    }

    @Test
    void everyOperationHasARuleOrADefinitionOrSaysThatItHasNone() {
        Gradients gradients = VOCABULARY.gradients();
        Set<String> silent = new TreeSet<>();
        for (Operation operation : VOCABULARY.all()) {
            boolean told = gradients.hasRule(operation)
                    || gradients.isConstant(operation)
                    || gradients.isMissing(operation)
                    || Regions.has(operation)
                    || !operation.isPrimitive();
            if (!told) {
                silent.add(operation.name());
            }
        }
        assertEquals(Set.of(), silent);
    }

    @Test
    void everyRuleForRealNumbersIsTried() {
        Set<String> untried = new TreeSet<>();
        Set<String> tried = new HashSet<>(List.of("full", "tolist", "item", "stop_gradient", "conj", "make_complex"));
        CASES.forEach(test -> tried.add(((Apply) parse(test)).operation().name()));
        for (Operation operation : VOCABULARY.all()) {
            boolean complex = operation.name().contains("fft");
            if (VOCABULARY.gradients().hasRule(operation) && !complex && !tried.contains(operation.name())) {
                untried.add(operation.name());
            }
        }
        assertEquals(Set.of(), untried);
    }

    @Test
    void rulesAgreeWithFiniteDifferences() {
        assertAll(CASES.stream().map(test -> () -> check(test)));
    }

    private static Term parse(String text) {
        Map<String, Term> leaves = new HashMap<>();
        LEAVES.keySet().forEach(name -> leaves.put(name, new Fragment(name)));
        return VOCABULARY.parse(text, leaves);
    }

    private static TermType type(Term leaf) {
        return new TermType.Tensor(LEAVES.get(leaf.toString()).type());
    }

    private static void check(String text) {
        Apply term = (Apply) parse(text);
        Value result = Reference.evaluate(term, LEAVES);
        Value g = weights(result);
        Map<String, Value> inputs = new HashMap<>(LEAVES);
        inputs.put("result", result);
        inputs.put("g", g);
        Map<String, Term> gradients = VOCABULARY
                .gradients()
                .of(term, new Fragment("result"), new Fragment("g"), GradientRulesTest::type)
                .orElseThrow(() -> new AssertionError(text + ": no rule"));
        Set<String> leaves = new TreeSet<>();
        gradients.forEach((parameter, gradient) -> {
            Term argument = term.argument(parameter);
            Value value = Reference.evaluate(gradient, inputs);
            List<Term> arguments = argument instanceof SequenceTerm(List<Term> items) ? items : List.of(argument);
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Fragment(String name, Object _)
                        && LEAVES.get(name).dtype().isFloating()) {
                    Tensor expected = differences(text, term, name, g);
                    Tensor actual = (Tensor)
                            (argument instanceof SequenceTerm
                                    ? ((Value.Sequence) value).items().get(i)
                                    : value);
                    close(text + " by " + name, expected, actual);
                    leaves.add(name);
                }
            }
        });
        assertTrue(!leaves.isEmpty() || text.contains("expand_dims"), text + ": no gradient was checked");
    }

    /** Fixed weights in the shape of a result, so that the weighted sum of it is one number. */
    private static Value weights(Value result) {
        return switch (result) {
            case Tensor tensor -> {
                double[] weights = IntStream.range(0, tensor.count())
                        .mapToDouble(i -> 0.7 + Math.sin(3 * i + 1))
                        .toArray();
                yield Tensor.ofReal(DType.FLOAT64, tensor.shape(), weights);
            }
            case Value.Sequence(List<Value> items) ->
                new Value.Sequence(
                        items.stream().map(GradientRulesTest::weights).toList());
            case Value.Constant _, Value.Range _ -> throw new AssertionError("not a tensor");
        };
    }

    private static double weighted(Value result, Value weights) {
        return switch (result) {
            case Tensor tensor
            when tensor.dtype().isFloating() ->
                IntStream.range(0, tensor.count())
                        .mapToDouble(i -> tensor.real(i) * ((Tensor) weights).real(i))
                        .sum();
            case Value.Sequence(List<Value> items) ->
                IntStream.range(0, items.size())
                        .mapToDouble(i -> weighted(
                                items.get(i), ((Value.Sequence) weights).items().get(i)))
                        .sum();
            case Tensor _, Value.Constant _, Value.Range _ -> 0;
        };
    }

    private static Tensor differences(String text, Term term, String name, Value g) {
        Tensor x = LEAVES.get(name);
        double[] slopes = new double[x.count()];
        boolean symmetric = text.startsWith("cholesky") || text.startsWith("eigh");
        for (int i = 0; i < slopes.length; i++) {
            double step = 1e-5;
            double above = weighted(Reference.evaluate(term, moved(name, i, step, symmetric)), g);
            double below = weighted(Reference.evaluate(term, moved(name, i, -step, symmetric)), g);
            slopes[i] = (above - below) / (2 * step);
        }
        return Tensor.ofReal(DType.FLOAT64, x.shape(), slopes);
    }

    /** The leaves with one element moved; of a symmetric matrix half of it, and half of the mirrored one. */
    private static Map<String, Value> moved(String name, int at, double step, boolean symmetric) {
        Tensor x = LEAVES.get(name);
        double[] values = IntStream.range(0, x.count()).mapToDouble(x::real).toArray();
        if (symmetric) {
            values[at] += step / 2;
            values[at % 3 * 3 + at / 3] += step / 2;
        } else {
            values[at] += step;
        }
        Map<String, Value> inputs = new HashMap<>(LEAVES);
        inputs.put(name, Tensor.ofReal(DType.FLOAT64, x.shape(), values));
        return inputs;
    }

    private static void close(String what, Tensor expected, Tensor actual) {
        assertEquals(Arrays.toString(expected.shape()), Arrays.toString(actual.shape()), what);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < expected.count(); i++) {
            double error = Math.abs(expected.real(i) - actual.real(i));
            if (!(error <= 1e-6 * (1 + Math.abs(expected.real(i))))) {
                wrong.add(expected.real(i) + " is " + actual.real(i));
            }
        }
        assertEquals(List.of(), wrong, what);
    }

    @Test
    void numbersGetNoGradient() {
        Apply term = (Apply) parse("multiply(x, 2)");
        Map<String, Term> gradients = VOCABULARY
                .gradients()
                .of(term, new Fragment("result"), new Fragment("g"), GradientRulesTest::type)
                .orElseThrow();
        assertEquals(Set.of("x"), gradients.keySet());
        assertEquals(Literal.of(2), term.argument("y"));
    }
}
