package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void tensorsKeepTheirElementsOnTheWayToMemoryAndBack() {
        for (DType dtype : DType.ALL) {
            double[] numbers = {0, 1, 2.5, -3, 100};
            TensorBuilder builder = new TensorBuilder(dtype, 5, 1);
            for (int i = 0; i < numbers.length; i++) {
                if (dtype.isComplex()) {
                    builder.set(i, numbers[i], -numbers[i]);
                } else if (dtype.isIntegral()) {
                    builder.set(i, (long) numbers[i]);
                } else {
                    builder.set(i, numbers[i]);
                }
            }
            Tensor tensor = builder.build();
            HostTensor host = HostTensor.of(tensor);
            assertEquals(tensor, host.toTensor());
            assertEquals(0, host.data().address() % 64);
            assertEquals(host, HostTensor.of(host.toTensor()));
        }
    }

    @Test
    void elementsAreLittleEndian() {
        HostTensor half = HostTensor.of(Tensor.ofReal(DType.FLOAT16, new int[] {2}, new double[] {1, -2}));
        assertArrayEquals(
                new byte[] {0x00, 0x3c, 0x00, (byte) 0xc0}, half.data().toArray(ValueLayout.JAVA_BYTE));
        HostTensor brain = HostTensor.of(Tensor.ofReal(DType.BFLOAT16, new int[] {1}, new double[] {1}));
        assertArrayEquals(new byte[] {(byte) 0x80, 0x3f}, brain.data().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void memoryOfAnotherSizeIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HostTensor(DType.FLOAT32, new long[] {2}, MemorySegment.ofArray(new byte[7])));
    }

    @Test
    void theJavaBackendIsFoundAndRunsGraphsOfSeveralResults() {
        Graph graph = Graph.parse("""
                graph both(x: f32[2,2], n: int) -> (f32[2,2], f32[], int) {
                  a = multiply(x, n) : f32[2,2]
                  return (a, sum(a), size(a, 0)) : (f32[2,2], f32[], int)
                }
                """);
        Backend backend = Backends.find("java").orElseThrow();
        assertEquals(List.of("cpu"), backend.devices());
        HostTensor x = HostTensor.of(Tensor.ofReal(DType.FLOAT32, new int[] {2, 2}, new double[] {1, 2, 3, 4}));
        HostTensor n = HostTensor.of(Tensor.ofWhole(DType.INT64, new int[0], new long[] {3}));
        try (Executable executable = backend.compile(graph, "cpu")) {
            assertEquals(
                    List.of(
                            HostTensor.of(Tensor.ofReal(DType.FLOAT32, new int[] {2, 2}, new double[] {3, 6, 9, 12})),
                            HostTensor.of(Tensor.ofReal(DType.FLOAT32, new int[0], new double[] {30})),
                            HostTensor.of(Tensor.ofWhole(DType.INT64, new int[0], new long[] {2}))),
                    executable.run(List.of(x, n)));
            assertEquals(
                    "both takes 2 inputs, not 1",
                    assertThrows(EvaluationProblem.class, () -> executable.run(List.of(x)))
                            .getMessage());
        }
        assertThrows(EvaluationProblem.class, () -> backend.compile(graph, "cuda:0"));
    }
}
