package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the reference with numbers from NumPy, SciPy and PyTorch, written by {@code reference_values.py}. */
class ReferenceValuesTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final List<JsonNode> LINES = lines();
    private static final Map<String, Value> INPUTS = inputs();

    private static List<JsonNode> lines() {
        try (InputStream in = ReferenceValuesTest.class.getResourceAsStream("reference-values.jsonl")) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                lines.add(new ObjectMapper().readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Value> inputs() {
        Map<String, Value> inputs = new HashMap<>();
        LINES.getFirst()
                .get("inputs")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), Json.read(input.getValue())));
        return inputs;
    }

    private static Term parse(String text) {
        Map<String, Term> leaves = new HashMap<>();
        INPUTS.keySet().forEach(name -> leaves.put(name, new Fragment(name)));
        return VOCABULARY.parse(text, leaves);
    }

    @TestFactory
    Stream<DynamicTest> theReferenceComputesWhatTheFrameworksCompute() {
        return LINES.stream()
                .skip(1)
                .map(line -> DynamicTest.dynamicTest(line.get("term").asText(), () -> {
                    Term term = parse(line.get("term").asText());
                    Value expected = Json.read(line.get("value"));
                    Value actual = Reference.evaluate(term, INPUTS);
                    close(expected, actual);
                    fits(ResultRules.typeOf(term, leaf -> type(INPUTS.get(leaf.name()))), actual);
                }));
    }

    @Test
    void everyOperationIsCompared() {
        Set<String> compared = new HashSet<>();
        LINES.stream().skip(1).forEach(line -> collect(parse(line.get("term").asText()), compared));
        Set<String> left = new TreeSet<>();
        VOCABULARY.all().stream()
                .map(Operation::name)
                .filter(name -> !compared.contains(name))
                .forEach(left::add);
        assertEquals(
                Set.of(
                        "avg_pool_grad",
                        "copy",
                        "device",
                        "empty",
                        "empty_like",
                        "item",
                        "max_pool_grad",
                        "ndim",
                        "numel",
                        "pad_pairs",
                        "shape",
                        "size",
                        "sizes",
                        "stop_gradient",
                        "tolist",
                        "map_rows",
                        "scan_rows",
                        "fold_rows",
                        "choose",
                        "choose_with",
                        "choose_among",
                        "repeat_times",
                        "repeat_one_while",
                        "scan_steps",
                        "map_tree",
                        "tree_leaves",
                        "gradient_of",
                        "value_and_gradient_of",
                        "repeat_while",
                        "branch", // of regions, compared in RegionsTest
                        "while_loop",
                        "scan"),
                left,
                "not compared");
    }

    private static void collect(Term term, Set<String> names) {
        switch (term) {
            case Apply apply -> {
                names.add(apply.operation().name());
                apply.arguments().forEach(argument -> collect(argument, names));
            }
            case SequenceTerm(List<Term> items) -> items.forEach(item -> collect(item, names));
            case Literal _ -> {}
            case Fragment _ -> {}
        }
    }

    private static void close(Value expected, Value actual) {
        if (expected instanceof Value.Sequence(List<Value> items)) {
            List<Value> others = ((Value.Sequence) actual).items();
            assertEquals(items.size(), others.size(), "number of results");
            for (int i = 0; i < items.size(); i++) {
                close(items.get(i), others.get(i));
            }
            return;
        }
        Tensor right = (Tensor) expected;
        Tensor left = (Tensor) actual;
        assertEquals(right.type(), left.type());
        for (int i = 0; i < right.count(); i++) {
            if (right.dtype().isIntegral()) {
                assertEquals(right.whole(i), left.whole(i), "element " + i + " of " + left);
            } else {
                assertClose(right.dtype(), right.real(i), left.real(i), i, left);
                assertClose(right.dtype(), right.imaginary(i), left.imaginary(i), i, left);
            }
        }
    }

    private static void assertClose(DType dtype, double expected, double actual, int i, Tensor all) {
        double tolerance =
                switch (dtype.real().bits()) {
                    case 16 -> 1e-2;
                    case 32 -> 3e-6;
                    default -> 1e-12;
                };
        boolean close = Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= tolerance * (1 + Math.abs(expected));
        assertTrue(close, () -> "element " + i + " is " + actual + ", not " + expected + ": " + all);
    }

    private static TermType type(Value value) {
        return switch (value) {
            case Tensor tensor -> new TermType.Tensor(tensor.type());
            case Value.Sequence(List<Value> items) ->
                new TermType.Sequence(
                        items.stream().map(ReferenceValuesTest::type).toList());
            case Value.Constant _, Value.Range _ -> TermType.UNKNOWN;
        };
    }

    /** Whether the result rule said nothing that is wrong. */
    private static void fits(TermType said, Value value) {
        if (said instanceof TermType.Sequence(List<TermType> items)) {
            List<Value> values = ((Value.Sequence) value).items();
            assertEquals(items.size(), values.size(), "number of results by the rule");
            for (int i = 0; i < items.size(); i++) {
                fits(items.get(i), values.get(i));
            }
        } else if (said instanceof TermType.Tensor(var type) && value instanceof Tensor tensor) {
            DType dtype = type.dtype();
            assertTrue(!dtype.exact() || dtype.equals(tensor.dtype()), () -> "the rule says " + type + " of " + tensor);
            assertTrue(
                    !dtype.isKnown()
                            || dtype.weak()
                            || dtype.kind() == tensor.dtype().kind(),
                    () -> "the rule says " + type + " of " + tensor);
            assertTrue(matches(type.shape(), tensor), () -> "the rule says " + type + " of " + tensor);
        }
    }

    private static boolean matches(Shape shape, Tensor tensor) {
        return shape.dims().isEmpty()
                || shape.sizes()
                        .map(sizes -> Arrays.equals(
                                sizes,
                                Arrays.stream(tensor.shape()).asLongStream().toArray()))
                        .orElse(shape.rank().getAsInt() == tensor.rank());
    }
}
