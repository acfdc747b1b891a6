package dev.espalier.visualizer;

import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TermType;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the operations of a graph cost, by their shapes: how much they compute and how much they write.
 *
 * <p>Counted are the multiplications and additions of products; of all else one for each number that is read or written,
 * whichever are more; nothing for what only moves numbers. What a decomposition of a matrix costs depends on its values
 * and is not known.
 */
final class Costs {
    static final long UNKNOWN = -1;

    private final GraphView view;
    /** Types as they are written, and what they say. */
    private final Map<String, TermType> types = new HashMap<>();

    Costs(GraphView view) {
        this.view = view;
    }

    /** How many operations on numbers a node takes. */
    long flops(Node node) {
        return switch (node.kind()) {
            case INPUT, OUTPUT, SHAPE, INDEXING, CREATION -> 0;
            case CONTRACTION -> products(node);
            case NORMALIZATION, ACTIVATION, ELEMENTWISE, REDUCTION, RANDOM -> numbers(node);
        };
    }

    /** How many nanoseconds a node was measured to take; inputs and outputs take none. */
    long nanoseconds(Node node) {
        return node.kind().isOperation()
                ? view.times()
                        .map(times -> times.nanoseconds().getOrDefault(node.name(), UNKNOWN))
                        .orElse(UNKNOWN)
                : 0;
    }

    /** How many bytes the value of a node has. */
    long bytes(Node node) {
        return node.kind() == NodeKind.OUTPUT ? 0 : bytes(type(node.type()));
    }

    private long numbers(Node node) {
        long most = elements(node.type());
        for (String operand : operands(node).values()) {
            most = Math.max(most, elements(operand));
        }
        return most;
    }

    private long products(Node node) {
        Map<String, String> operands = operands(node);
        long result = elements(node.type());
        return switch (node.operation()) {
            case "matmul", "dot", "vdot", "inner", "linear" -> twice(result, size(operands.get("x"), -1));
            case "conv" -> twice(result, perOutput(operands.get("weight")));
            case "conv_transpose" -> twice(elements(operands.get("x")), perOutput(operands.get("weight")));
            case "conv_grad_input" -> twice(elements(operands.get("g")), perOutput(operands.get("weight")));
            case "conv_grad_weight" -> twice(elements(operands.get("g")), perOutput(node.type()));
            case "attention", "biased_attention", "masked_attention" -> attention(operands);
            case "einsum" -> einsum(node);
            case "outer", "kron", "cross" -> result;
            default -> UNKNOWN;
        };
    }

    /** A multiplication and an addition for each of the numbers that come together in each number of the result. */
    private static long twice(long results, long each) {
        return results == UNKNOWN || each == UNKNOWN ? UNKNOWN : 2 * results * each;
    }

    /** How many numbers of a convolution's weights there are for each channel of its result. */
    private long perOutput(String weight) {
        long all = elements(weight);
        long outputs = size(weight, 0);
        return all == UNKNOWN || outputs <= 0 ? UNKNOWN : all / outputs;
    }

    /** Scores of each query with each key, and as many products with the values. */
    private long attention(Map<String, String> operands) {
        long width = size(operands.get("query"), -1);
        long keys = size(operands.get("key"), -2);
        long values = size(operands.get("value"), -1);
        long queries = elements(operands.get("query"));
        if (width <= 0 || keys == UNKNOWN || values == UNKNOWN || queries == UNKNOWN) {
            return UNKNOWN;
        }
        return 2 * (queries / width) * keys * (width + values);
    }

    /** One number for each way to choose all letters; twice as many where products are added up. */
    private long einsum(Node node) {
        Optional<String> equation = node.attributes().stream()
                .filter(attribute -> attribute.name().equals("equation"))
                .map(attribute -> attribute.value().replaceAll("[\"' ]", ""))
                .findFirst();
        List<String> operands = new ArrayList<>();
        node.operands().forEach(operand -> operands.add(type(operand)));
        node.weights().forEach(weight -> operands.add(weight.type()));
        // Where weights stand between values, which is whose letters is not known here.
        boolean isMixed = !node.operands().isEmpty() && !node.weights().isEmpty();
        if (equation.isEmpty() || isMixed || !equation.get().matches("[A-Za-z,]+->[A-Za-z]*")) {
            return UNKNOWN;
        }
        String[] sides = equation.get().split("->", -1);
        String[] letters = sides[0].split(",", -1);
        Map<Character, Long> sizes = new HashMap<>();
        for (int i = 0; i < letters.length && i < operands.size(); i++) {
            for (int j = 0; j < letters[i].length(); j++) {
                sizes.put(letters[i].charAt(j), size(operands.get(i), j));
            }
        }
        if (letters.length != operands.size() || sizes.containsValue(UNKNOWN)) {
            return UNKNOWN;
        }
        long ways = sizes.values().stream().reduce(1L, (a, b) -> a * b);
        boolean adds = sizes.keySet().stream().anyMatch(letter -> sides[1].indexOf(letter) < 0);
        return adds && letters.length > 1 ? 2 * ways : ways;
    }

    /** The types of what an operation takes, by its parameters. */
    private Map<String, String> operands(Node node) {
        Map<String, String> found = new HashMap<>();
        node.operands().forEach(operand -> found.put(operand.parameter(), type(operand)));
        node.weights().forEach(weight -> found.put(weight.parameter(), weight.type()));
        return found;
    }

    private String type(Operand operand) {
        return view.nodes().get(operand.source()).type();
    }

    private long elements(String text) {
        return elements(type(text));
    }

    private static long elements(TermType type) {
        return switch (type) {
            case TermType.Tensor tensor ->
                tensor.type()
                        .shape()
                        .sizes()
                        .map(sizes -> Arrays.stream(sizes).reduce(1, (a, b) -> a * b))
                        .orElse(UNKNOWN);
            case TermType.Sequence(List<TermType> items) -> sum(items, Costs::elements);
            case TermType.Scalar _, TermType.Other _ -> UNKNOWN;
        };
    }

    private static long bytes(TermType type) {
        return switch (type) {
            case TermType.Tensor tensor ->
                elements(type) == UNKNOWN
                        ? UNKNOWN
                        : elements(type) * tensor.type().dtype().bits() / Byte.SIZE;
            case TermType.Sequence(List<TermType> items) -> sum(items, Costs::bytes);
            case TermType.Scalar _, TermType.Other _ -> UNKNOWN;
        };
    }

    private static long sum(List<TermType> items, ToLongFunction<TermType> size) {
        long[] sizes = items.stream().mapToLong(size).toArray();
        return Arrays.stream(sizes).anyMatch(one -> one == UNKNOWN)
                ? UNKNOWN
                : Arrays.stream(sizes).sum();
    }

    /** One size of a tensor; below zero it is counted from the last. */
    private long size(String text, int axis) {
        if (!(type(text) instanceof TermType.Tensor tensor)) {
            return UNKNOWN;
        }
        long[] sizes = tensor.type().shape().sizes().orElse(new long[0]);
        int at = axis < 0 ? sizes.length + axis : axis;
        return at >= 0 && at < sizes.length ? sizes[at] : UNKNOWN;
    }

    private TermType type(String text) {
        return text == null ? TermType.UNKNOWN : types.computeIfAbsent(text, Costs::read);
    }

    private static TermType read(String text) {
        try {
            return TermType.of(text);
        } catch (IrProblem e) {
            return TermType.UNKNOWN;
        }
    }
}
