package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.ir.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DifferentiateTest {
    private static final List<String> INPUTS = List.of("p", "q", "r");

    @Property(tries = 60, seed = "4")
    void gradientsAgreeWithFiniteDifferences(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Graph graph = loss(RandomGraphs.of(seed, RandomGraphs.SMOOTH, DType.FLOAT64, 6));
        Graph both = Differentiate.valueAndGradients(graph, INPUTS);
        String message = graph + "differentiated\n" + both;
        assertEquals(List.of(), Verifier.problems(both), message);
        assertEquals(both, Graph.parse(both.toString()), message);
        Map<String, Value> inputs = RandomGraphs.inputs(graph, seed);
        Value.Sequence result = (Value.Sequence) Reference.evaluate(both, inputs);
        Values.assertClose(Reference.evaluate(graph, inputs), result.items().getFirst(), 1e-9, message);
        for (int i = 0; i < INPUTS.size(); i++) {
            Tensor expected = differences(graph, inputs, INPUTS.get(i));
            Value actual = ((Value.Sequence) result.items().get(1)).items().get(i);
            Values.assertClose(expected, actual, 2e-4, INPUTS.get(i) + " of " + message);
        }
    }

    /** One number that depends on all results. */
    private static Graph loss(Graph graph) {
        Map<String, TermType> types = new HashMap<>();
        graph.inputs().forEach(input -> types.put(input.name(), input.type()));
        graph.steps().forEach(step -> types.put(step.name(), step.type()));
        List<Term> results = ((SequenceTerm) graph.result().term()).items();
        Map<String, Term> names = Map.of("a", results.get(0), "b", results.get(1));
        Term loss = Vocabulary.load().parse("add(sum(sin(a)), sum(multiply(b, tanh(b))))", names);
        TermType type = ResultRules.typeOf(loss, leaf -> types.get(leaf.name()));
        return graph.withSteps(graph.steps(), new Graph.Step(Graph.RESULT, loss, type, Optional.empty()));
    }

    private static Tensor differences(Graph graph, Map<String, Value> inputs, String name) {
        Tensor x = (Tensor) inputs.get(name);
        double step = 1e-5;
        double[] slopes = IntStream.range(0, x.count())
                .mapToDouble(i ->
                        (number(graph, inputs, name, i, step) - number(graph, inputs, name, i, -step)) / (2 * step))
                .toArray();
        return Tensor.ofReal(DType.FLOAT64, x.shape(), slopes);
    }

    private static double number(Graph graph, Map<String, Value> inputs, String name, int at, double step) {
        Tensor x = (Tensor) inputs.get(name);
        double[] values = IntStream.range(0, x.count()).mapToDouble(x::real).toArray();
        values[at] += step;
        Map<String, Value> moved = new HashMap<>(inputs);
        moved.put(name, Tensor.ofReal(DType.FLOAT64, x.shape(), values));
        return ((Tensor) Reference.evaluate(graph, moved)).real(0);
    }

    @Test
    void theGradientOfALinearLayerIsWhatOneWouldWrite() {
        Graph graph = Graph.parse("""
                graph loss(x: f32[8,3], parameter w: f32[4,3], parameter b: f32[4], y: f32[8,4]) -> f32[] {
                  prediction = linear(x, w, b)         : f32[8,4]  # net.py:3:5
                  error = subtract(prediction, y)      : f32[8,4]  # net.py:4:5
                  return sum(square(error))            : f32[]     # net.py:5:12
                }
                """);
        Graph expected = Graph.parse("""
                graph loss(x: f32[8,3], parameter w: f32[4,3], parameter b: f32[4], y: f32[8,4]) -> (f32[], (f32[4,3], f32[4])) {
                  prediction = linear(x, w, bias=b)                   : f32[8,4]                     # net.py:3:5
                  error = subtract(prediction, y)                     : f32[8,4]                     # net.py:4:5
                  square_1 = square(error)                            : f32[8,4]                     # net.py:5:12
                  sum_1 = sum(square_1)                               : f32[]                        # net.py:5:12
                  multiply_1 = multiply(error, 2)                     : f32[8,4]                     # net.py:5:12
                  sum_2 = sum(multiply_1, axis=(0,))                  : f32[4]                       # net.py:3:5
                  matrix_transpose_1 = matrix_transpose(multiply_1)   : f32[4,8]                     # net.py:3:5
                  matmul_1 = matmul(matrix_transpose_1, x)            : f32[4,3]                     # net.py:3:5
                  return (sum_1, (matmul_1, sum_2))                   : (f32[], (f32[4,3], f32[4]))  # net.py:3:5
                }
                """);
        assertEquals(
                expected.toString(),
                Differentiate.valueAndGradients(graph, List.of("w", "b")).toString());
    }

    @Test
    void whatArrivesAtSeveralResultsIsGiven() {
        Graph graph = Graph.parse("""
                graph f(x: f64[3], n: i64[]) -> (f64[3], i64[], f64[2]) {
                  return (multiply(x, 2), add(n, 1), x[1:]) : (f64[3], i64[], f64[2])
                }
                """);
        Graph backward = Differentiate.backward(graph, List.of("x"));
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", vector(1, 2, 3));
        inputs.put("n", Tensor.ofWhole(DType.INT64, new int[0], new long[] {5}));
        inputs.put("gradient_0", vector(1, 10, 100));
        inputs.put("gradient_1", vector(0.5, 0.25));
        Value.Sequence results = (Value.Sequence) Reference.evaluate(backward, inputs);
        assertEquals(
                new Value.Sequence(List.of(vector(2, 20.5, 200.25))),
                results.items().get(1));
    }

    @Test
    void gradientsStopWhereTheGraphSaysSo() {
        Graph graph = Graph.parse("""
                graph f(x: f64[]) -> f64[] {
                  return multiply(x, stop_gradient(square(x))) : f64[]
                }
                """);
        Value value = Reference.evaluate(
                Differentiate.valueAndGradients(graph, List.of("x")),
                Map.of("x", Tensor.ofReal(DType.FLOAT64, new int[0], new double[] {3})));
        assertEquals("9.0", gradient(value));
    }

    @Test
    void theGradientWithRespectToWhatIsNotUsedIsZero() {
        Graph graph = Graph.parse("""
                graph f(x: f64[], y: f64[2]) -> f64[] {
                  return exp(x) : f64[]
                }
                """);
        Graph both = Differentiate.valueAndGradients(graph, List.of("y"));
        assertEquals(
                TermType.tensor(DType.FLOAT64, Shape.of(2)),
                ((TermType.Sequence) both.results().get(1)).items().getFirst());
    }

    @Test
    void whatHasNoGradientIsSaid() {
        Graph several = Graph.parse("""
                graph f(x: f64[3]) -> f64[3] {
                  return exp(x) : f64[3]
                }
                """);
        assertEquals(
                "f: only one floating number has gradients, not f64[3]",
                assertThrows(IrProblem.class, () -> Differentiate.valueAndGradients(several, List.of("x")))
                        .getMessage());
        Graph missing = Graph.parse("""
                graph f(x: f64[3]) -> f64[] {
                  return quantile(x, 0.3) : f64[]
                }
                """);
        assertEquals(
                "quantile: its gradient is not known yet",
                assertThrows(IrProblem.class, () -> Differentiate.valueAndGradients(missing, List.of("x")))
                        .getMessage());
    }

    private static String gradient(Value value) {
        Value gradients = ((Value.Sequence) value).items().get(1);
        return Double.toString(((Tensor) ((Value.Sequence) gradients).items().getFirst()).real(0));
    }

    private static Tensor vector(double... values) {
        return Tensor.ofReal(DType.FLOAT64, new int[] {values.length}, values);
    }
}
