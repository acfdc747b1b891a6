package dev.espalier.engine.pass;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Graphs made by chance from a list of operations, with inputs that they take. */
final class RandomGraphs {
    /** Operations on floats; x, y and z become any earlier values that fit. */
    static final List<String> SMOOTH = List.of(
            "add(x, y)",
            "subtract(x, y)",
            "multiply(x, y)",
            "divide(x, add(square(y), 1))",
            "add(x, 0)",
            "multiply(1, x)",
            "multiply(x, 0.5)",
            "negative(x)",
            "negative(negative(x))",
            "add(x, negative(y))",
            "power(x, 2)",
            "exp(tanh(x))",
            "sin(x)",
            "tanh(x)",
            "sigmoid(x)",
            "softplus(x)",
            "gelu(x)",
            "softmax(x, -1)",
            "log_softmax(x, 0)",
            "logsumexp(x, -1, True)",
            "sqrt(add(square(x), 1))",
            "sum(x)",
            "sum(x, 0)",
            "sum(x, -1, True)",
            "mean(x, -1)",
            "mean(x, 0, True)",
            "var(x, -1, 0, True)",
            "matmul(x, y)",
            "matmul(x, matrix_transpose(y))",
            "linear(x, y)",
            "linear(x, y, z)",
            "matrix_transpose(x)",
            "swapaxes(swapaxes(x, 0, -1), 0, -1)",
            "permute_dims(x)",
            "reshape(x, (-1,))",
            "reshape(x, shape(x))",
            "expand_dims(x, 0)",
            "squeeze(expand_dims(x, 1), 1)",
            "concat((x, y), 0)",
            "concat((x, y), -1)",
            "stack((x, y), 0)",
            "item_of(split(x, 3, -1), 1)",
            "multiply(item_of(split_sizes(x, (1, 2), -1), 0), item_of(split_sizes(x, (1, 2), -1), 1))",
            "broadcast_to(x, (2, 3))",
            "x[0]",
            "x[..., 1:]",
            "x[:]",
            "flip(x, -1)",
            "cumsum(x, -1)",
            "standardize(x, -1)",
            "layer_norm(x, (3,), y, z)",
            "rms_norm(x)",
            "einsum(\"ij,jk->ik\", (x, y))",
            "attention(x, y, z, 0.5)",
            "cast(x, dtypeof(x))",
            "copy(x)",
            "zeros_like(x)",
            "multiply(x, ones_like(x))",
            "pad(x, ((0, 0), (1, 1)))",
            "outer(x, y)",
            "lerp(x, y, 0.25)",
            "divide(x, size(x, -1))",
            "tril(x)");

    /** Operations that jump somewhere, or leave the floats. */
    static final List<String> ROUGH = List.of(
            "abs(x)",
            "relu(x)",
            "relu(relu(x))",
            "maximum(x, y)",
            "minimum(x, 0.25)",
            "maximum(x, x)",
            "clip(x, -0.5, 0.5)",
            "where(less(x, y), x, y)",
            "where(logical_not(isnan(x)), y, 0)",
            "where(equal(x, x), y, y)",
            "floor(floor(x))",
            "sign(x)",
            "amax(x, -1)",
            "amin(x, 0, True)",
            "sort(x, -1)",
            "cast(argmax(x, -1), dtypeof(x))",
            "cast(greater(x, 0), dtypeof(x))",
            "cast(add(cast(clip(x, -9, 9), int32), 1), dtypeof(x))",
            "take(x, asarray((0, 0), int64), 0)",
            "elu(x)",
            "leaky_relu(x, 0.1)",
            "one_hot(argmax(x, -1), 3, dtypeof(x))",
            "item_of(top_k(x, 2, -1), 0)",
            "sqrt(x)",
            "log(x)",
            "divide(x, y)",
            "round(x)",
            "floor_divide(x, y)",
            "remainder(x, y)");

    private static final List<Shape> SHAPES = List.of(
            Shape.of(2, 3), Shape.of(3), Shape.of(), Shape.of(3, 3), Shape.of(1, 3), Shape.of(2, 1), Shape.of(2, 2, 3));

    private final Random random;
    private final List<String> operations;
    private final DType dtype;
    private final Map<String, TermType> types = new LinkedHashMap<>();

    private RandomGraphs(long seed, List<String> operations, DType dtype) {
        this.random = new Random(seed);
        this.operations = operations;
        this.dtype = dtype;
    }

    /** A graph that the reference can run; the same for the same seed. */
    static Graph of(long seed, List<String> operations, DType dtype, int length) {
        return new RandomGraphs(seed, operations, dtype).graph(length);
    }

    private Graph graph(int length) {
        List<Graph.Input> inputs = new ArrayList<>();
        for (String name : List.of("p", "q", "r")) {
            TermType type = TermType.tensor(dtype, SHAPES.get(random.nextInt(SHAPES.size())));
            inputs.add(new Graph.Input(name, Graph.Role.ARGUMENT, type));
            types.put(name, type);
        }
        List<Graph.Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            step("s" + steps.size()).ifPresent(step -> {
                steps.add(step);
                types.put(step.name(), step.type());
            });
        }
        List<Term> results =
                new ArrayList<>(List.of(new Fragment(steps.getLast().name())));
        results.add(new Fragment(steps.get(random.nextInt(length)).name()));
        Term all = new SequenceTerm(results);
        return new Graph("random", inputs, steps, new Graph.Step(Graph.RESULT, all, typeOf(all), Optional.empty()));
    }

    private Optional<Graph.Step> step(String name) {
        List<String> names = List.copyOf(types.keySet());
        Map<String, Term> leaves = new HashMap<>();
        for (String letter : List.of("x", "y", "z")) {
            int latest = Math.max(0, names.size() - 6);
            leaves.put(letter, new Fragment(names.get(latest + random.nextInt(names.size() - latest))));
        }
        try {
            Term term = Vocabulary.load().parse(operations.get(random.nextInt(operations.size())), leaves);
            TermType type = typeOf(term);
            boolean right = type instanceof TermType.Tensor(TensorType tensor)
                    && tensor.dtype().equals(dtype)
                    && tensor.shape().sizes().filter(sizes -> sizes.length < 4).isPresent();
            if (!right) {
                return Optional.empty();
            }
            boolean asTold = Reference.evaluate(term, values(types, 1)) instanceof Tensor value
                    && type.equals(new TermType.Tensor(value.type()));
            return asTold ? Optional.of(new Graph.Step(name, term, type, Optional.empty())) : Optional.empty();
        } catch (IrProblem | EvaluationProblem _) {
            return Optional.empty();
        }
    }

    private TermType typeOf(Term term) {
        return ResultRules.typeOf(term, leaf -> types.get(leaf.name()));
    }

    /** A tensor for each name, the same for the same seed. */
    static Map<String, Value> values(Map<String, TermType> types, long seed) {
        Random random = new Random(seed);
        Map<String, Value> values = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            var tensor = ((TermType.Tensor) type).type();
            int[] shape = java.util.Arrays.stream(tensor.shape().sizes().orElseThrow())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            int count = java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            values.put(
                    name,
                    Tensor.ofReal(
                            tensor.dtype(), shape, random.doubles(count, -2, 2).toArray()));
        });
        return values;
    }

    /** Values for the inputs of a graph. */
    static Map<String, Value> inputs(Graph graph, long seed) {
        Map<String, TermType> types = new LinkedHashMap<>();
        graph.inputs().forEach(input -> types.put(input.name(), input.type()));
        return values(types, seed);
    }

    static List<HostTensor> hosts(Map<String, Value> values) {
        return values.values().stream()
                .map(value -> HostTensor.of((Tensor) value))
                .toList();
    }
}
