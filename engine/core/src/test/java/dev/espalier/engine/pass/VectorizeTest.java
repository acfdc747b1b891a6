package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Verifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class VectorizeTest {
    private static final int COUNT = 3;

    @Property(tries = 60, seed = "4")
    void eachOfManyArgumentsGetsItsOwnResult(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Graph graph = RandomGraphs.of(seed, RandomGraphs.SMOOTH, DType.FLOAT64, 6);
        Set<String> many = new HashSet<>(List.of(seed % 3 == 0 ? "p" : "q", "r"));
        if (graph.toString().contains("einsum") || graph.toString().contains("layer_norm")) {
            many = Set.of("p", "q", "r");
        }
        Graph wide;
        try {
            wide = Vectorize.over(graph, many, COUNT);
        } catch (IrProblem e) {
            assertEquals(true, e.getMessage().contains("no rule for many arguments at once"), e.getMessage());
            return;
        }
        String message = graph + "for many " + many + "\n" + wide;
        assertEquals(List.of(), Verifier.problems(wide), message);
        List<Map<String, Value>> arguments = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Map<String, Value> values = RandomGraphs.inputs(graph, seed);
            for (String name : many) {
                values.put(name, RandomGraphs.inputs(graph, seed + i + 1).get(name));
            }
            arguments.add(values);
        }
        Map<String, Value> all = new HashMap<>(arguments.getFirst());
        many.forEach(name -> all.put(
                name, stacked(arguments.stream().map(values -> values.get(name)).toList())));
        List<Value> results = arguments.stream()
                .map(values -> Reference.evaluate(graph, values))
                .toList();
        Values.assertClose(stacked(results), Reference.evaluate(wide, all), 1e-9, message);
    }

    /** Values of one type upon each other; of tuples, item by item. */
    private static Value stacked(List<Value> values) {
        if (values.getFirst() instanceof Value.Sequence(List<Value> first)) {
            return new Value.Sequence(IntStream.range(0, first.size())
                    .mapToObj(i -> stacked(values.stream()
                            .map(value -> ((Value.Sequence) value).items().get(i))
                            .toList()))
                    .toList());
        }
        Tensor one = (Tensor) values.getFirst();
        int[] shape = IntStream.concat(IntStream.of(values.size()), Arrays.stream(one.shape()))
                .toArray();
        double[] numbers = values.stream()
                .map(Tensor.class::cast)
                .flatMapToDouble(tensor -> IntStream.range(0, tensor.count()).mapToDouble(tensor::real))
                .toArray();
        return Tensor.ofReal(one.dtype(), shape, numbers);
    }

    @Test
    void aDenseLayerOfOneVectorBecomesOneOfManyRows() {
        Graph graph = Graph.parse("""
                graph dense(x: f32[3], parameter w: f32[4,3], parameter b: f32[4]) -> f32[4] {
                  y = add(matmul(w, x), b) : f32[4]
                  return softmax(y)        : f32[4]
                }
                """);
        Graph expected = Graph.parse("""
                graph dense(x: f32[8,3], parameter w: f32[4,3], parameter b: f32[4]) -> f32[8,4] {
                  expand_dims_1 = expand_dims(x, -1) : f32[8,3,1]
                  matmul_1 = matmul(w, expand_dims_1) : f32[8,4,1]
                  squeeze_1 = squeeze(matmul_1, -1) : f32[8,4]
                  y = add(squeeze_1, b) : f32[8,4]
                  return softmax(y) : f32[8,4]
                }
                """);
        assertEquals(expected.toString(), Vectorize.over(graph, Set.of("x"), 8).toString());
    }

    @Test
    void picturesOfManyBatchesAreOneLargerBatch() {
        Graph graph = Graph.parse("""
                graph f(x: f32[2,3,6,6], parameter w: f32[4,3,3,3]) -> f32[2,4,2,2] {
                  y = conv(x, w) : f32[2,4,4,4]
                  return max_pool(y, 2) : f32[2,4,2,2]
                }
                """);
        Graph wide = Vectorize.over(graph, Set.of("x"), 5);
        assertEquals("f32[5,2,4,2,2]", wide.result().type().toString());
        assertEquals(List.of(), Verifier.problems(wide));
        assertThrows(IrProblem.class, () -> Vectorize.over(graph, Set.of("w"), 5));
    }
}
