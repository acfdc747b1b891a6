package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static HostTensor ones(int... shape) {
        double[] numbers = new double[shape[0] * shape[1]];
        return HostTensor.of(Tensor.ofReal(DType.FLOAT32, shape, numbers));
    }

    @Test
    void everyOperationIsAStepAndIsMeasured() {
        Graph graph = Graph.parse("""
                graph f(x: f32[4,3], w: f32[3,3]) -> f32[2,2] {
                  parts = split_every(x, 2) : (f32[2,3], f32[2,3])  # f.py:2:5
                  a = item_of(parts, 0)     : f32[2,3]
                  b = item_of(parts, 1)     : f32[2,3]
                  c = matmul(relu(a), w)    : f32[2,3]              # f.py:3:5
                  return add(matmul(c, permute_dims(b)), size(x, 0)) : f32[2,2]
                }
                """);
        StepTimes times = StepTimes.measure(graph, Backends.place("java"), List.of(ones(4, 3), ones(3, 3)));
        assertEquals("java:cpu", times.place().toString());
        assertEquals("""
                graph f(x: f32[4,3], w: f32[3,3]) -> f32[2,2] {
                  parts = split_every(x, size=2)   : (f32[2,3], f32[2,3])  # f.py:2:5
                  a = item_of(xs=parts, i=0)       : f32[2,3]
                  b = item_of(xs=parts, i=1)       : f32[2,3]
                  relu_1 = relu(a)                 : f32[2,3]              # f.py:3:5
                  c = matmul(relu_1, w)            : f32[2,3]              # f.py:3:5
                  permute_dims_1 = permute_dims(b) : f32[3,2]
                  matmul_1 = matmul(c, permute_dims_1) : f32[2,2]
                  size_1 = size(x, axis=0)         : int
                  add_1 = add(matmul_1, size_1)    : f32[2,2]
                  return add_1                     : f32[2,2]
                }
                """.replaceAll(" +", " "), times.graph().toString().replaceAll(" +", " "));
        assertEquals(
                Set.of("parts", "a", "b", "relu_1", "c", "permute_dims_1", "matmul_1", "size_1", "add_1"),
                times.nanoseconds().keySet());
        for (String fact : List.of("a", "b", "size_1")) {
            assertEquals(0, times.nanoseconds().get(fact), fact);
        }
        for (String computed : List.of("parts", "relu_1", "c", "matmul_1", "add_1")) {
            assertTrue(times.nanoseconds().get(computed) > 0, computed);
        }
    }
}
