package dev.espalier.engine.emitted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frameworks as backends; the expected numbers are whole, so that all of them give the same bits. The command line's
 * {@code CombinationsTest} runs all four.
 */
class EmittedBackendTest {
    @BeforeAll
    static void pythonIsThere() {
        assumeTrue(
                System.getProperty("espalier.python") != null,
                "no Python with the frameworks (system property espalier.python)");
    }

    private static HostTensor reals(int[] shape, double... numbers) {
        return HostTensor.of(Tensor.ofReal(DType.FLOAT32, shape, numbers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch", "numpy"})
    void aGraphRunsInTheFramework(String name) {
        EmittedBackend backend = (EmittedBackend) Backends.find(name).orElseThrow();
        assertEquals("cpu", backend.devices().getFirst());
        Graph graph = Graph.parse("""
                graph layer(x: f32[2,2], parameter w: f32[3,2], n: int) -> (f32[2,3], f32[], i64[2]) {
                  y = relu(matmul(x, matrix_transpose(w))) : f32[2,3]
                  z = multiply(y, n)                       : f32[2,3]
                  return (z, sum(z), argmax(z, axis=1))    : (f32[2,3], f32[], i64[2])
                }
                """);
        HostTensor x = reals(new int[] {2, 2}, 2, 3, -1, 1);
        HostTensor w = reals(new int[] {3, 2}, 1, 0, 0, 1, 1, 1);
        HostTensor n = HostTensor.of(Tensor.ofWhole(DType.INT64, new int[0], new long[] {2}));
        try (Executable executable = backend.compile(graph, "cpu")) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        List.of(
                                reals(new int[] {2, 3}, 4, 6, 10, 0, 2, 0),
                                reals(new int[0], 22),
                                HostTensor.of(Tensor.ofWhole(DType.INT64, new int[] {2}, new long[] {2, 1}))),
                        executable.run(List.of(x, w, n)));
            }
            HostTensor wrong = reals(new int[] {3, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            String message = assertThrows(EvaluationProblem.class, () -> executable.run(List.of(x, wrong, n)))
                    .getMessage();
            assertTrue(message.startsWith(name + ": ") && message.contains("y = "), message);
        }
        String message = assertThrows(EvaluationProblem.class, () -> backend.compile(graph, "tpu:7"))
                .getMessage();
        assertTrue(message.startsWith(name + ": there is no device tpu:7; "), message);
        backend.close();
    }
}
