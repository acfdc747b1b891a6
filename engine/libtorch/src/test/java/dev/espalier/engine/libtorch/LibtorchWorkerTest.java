package dev.espalier.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LibtorchWorkerTest {
    private static Backend backend;

    @BeforeAll
    static void find() {
        System.setProperty("espalier.worker.libtorch.classpath", System.getProperty("java.class.path"));
        backend = Backends.find("libtorch").orElseThrow();
    }

    private static HostTensor reals(int[] shape, double... numbers) {
        return HostTensor.of(Tensor.ofReal(DType.FLOAT32, shape, numbers));
    }

    private static HostTensor wholes(long... numbers) {
        return HostTensor.of(Tensor.ofWhole(DType.INT32, new int[] {numbers.length}, numbers));
    }

    private static HostTensor number(long number) {
        return HostTensor.of(Tensor.ofWhole(DType.INT64, new int[0], new long[] {number}));
    }

    @Test
    void theBackendIsFoundAndRunsAGraphOfAnySize() {
        Graph graph = Graph.parse("""
                graph layer(x: f32[n,2], parameter w: f32[3,2], parameter b: f32[3]) -> f32[n,3] {
                  y = linear(x, w, b) : f32[n,3]
                  return relu(y)      : f32[n,3]
                }
                """);
        HostTensor w = reals(new int[] {3, 2}, 1, 0, 0, 1, 1, 1);
        HostTensor b = reals(new int[] {3}, 0, -10, 1);
        try (Executable executable = backend.compile(graph, "cpu")) {
            assertEquals(
                    List.of(reals(new int[] {1, 3}, 2, 0, 6)),
                    executable.run(List.of(reals(new int[] {1, 2}, 2, 3), w, b)));
            assertEquals(
                    List.of(reals(new int[] {2, 3}, 2, 0, 6, 0, 1, 11)),
                    executable.run(List.of(reals(new int[] {2, 2}, 2, 3, -1, 11), w, b)));
        }
    }

    /** Whole numbers of float32, so that every order of summation gives the same. */
    @Test
    void largeProductsWhichGoToOneDnnAreExact() {
        Graph graph = Graph.parse("""
                graph products(x: f32[2,48,64], w: f32[40,64], b: f32[40], y: f32[64,56]) -> (f32[2,48,40], f32[2,48,40], f32[2,48,56], f32[48,2,56]) {
                  t = permute_dims(x, (1, 0, 2)) : f32[48,2,64]
                  return (linear(x, w, b), linear(x, w), matmul(x, y), matmul(t, y)) : (f32[2,48,40], f32[2,48,40], f32[2,48,56], f32[48,2,56])
                }
                """);
        double[] x = smallNumbers(2 * 48 * 64);
        double[] w = smallNumbers(40 * 64);
        double[] b = smallNumbers(40);
        double[] y = smallNumbers(64 * 56);
        double[] biased = new double[96 * 40];
        double[] plain = new double[96 * 40];
        double[] product = new double[96 * 56];
        double[] turned = new double[96 * 56];
        for (int row = 0; row < 96; row++) {
            for (int k = 0; k < 64; k++) {
                for (int column = 0; column < 40; column++) {
                    plain[row * 40 + column] += x[row * 64 + k] * w[column * 64 + k];
                }
                for (int column = 0; column < 56; column++) {
                    product[row * 56 + column] += x[row * 64 + k] * y[k * 56 + column];
                }
            }
            for (int column = 0; column < 40; column++) {
                biased[row * 40 + column] = plain[row * 40 + column] + b[column];
            }
            System.arraycopy(product, row * 56, turned, (row % 48 * 2 + row / 48) * 56, 56);
        }
        try (Executable executable = backend.compile(graph, "cpu")) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        List.of(
                                reals(new int[] {2, 48, 40}, biased),
                                reals(new int[] {2, 48, 40}, plain),
                                reals(new int[] {2, 48, 56}, product),
                                reals(new int[] {48, 2, 56}, turned)),
                        executable.run(List.of(
                                reals(new int[] {2, 48, 64}, x),
                                reals(new int[] {40, 64}, w),
                                reals(new int[] {40}, b),
                                reals(new int[] {64, 56}, y))));
            }
        }
    }

    private static double[] smallNumbers(int count) {
        return new Random(count).doubles(count, -3, 4).map(Math::floor).toArray();
    }

    @Test
    void whatDependsOnElementsIsFoundOutInEachRun() {
        Graph graph = Graph.parse("""
                graph positive(x: f32[n]) -> (f32[?], int) {
                  p = masked_select(x, greater(x, 0)) : f32[?]
                  return (sort(p), size(p, 0))        : (f32[?], int)
                }
                """);
        try (Executable executable = backend.compile(graph, "cpu")) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        List.of(reals(new int[] {2}, 1, 2), number(2)),
                        executable.run(List.of(reals(new int[] {4}, 2, -1, 0, 1))));
                assertEquals(
                        List.of(reals(new int[] {0}), number(0)),
                        executable.run(List.of(reals(new int[] {4}, -2, -1, 0, -1))));
            }
        }
    }

    @Test
    void boundsOfASliceThatAreElementsAreReadInEachRun() {
        Graph graph = Graph.parse("""
                graph part(x: f32[3], i: i64[], j: i64[]) -> f32[?] {
                  return getitem(x, (slice(i, j),)) : f32[?]
                }
                """);
        HostTensor x = reals(new int[] {3}, 1, 0, 2);
        try (Executable executable = backend.compile(graph, "cpu")) {
            assertEquals(List.of(reals(new int[] {2}, 1, 0)), executable.run(List.of(x, number(0), number(2))));
            assertEquals(List.of(reals(new int[] {1}, 2)), executable.run(List.of(x, number(2), number(3))));
        }
    }

    @Test
    void theDtypeThatIsNamedIsTheDtypeOfTheResult() {
        Graph graph = Graph.parse("""
                graph named(x: u16[2], y: u8[2], z: u32[2]) -> (u32[2], u64[], i32[2]) {
                  return (full_like(x, 7, uint32), sum(y, None, False, uint64), full_like(z, -1, int32)) : (u32[2], u64[], i32[2])
                }
                """);
        try (Executable executable = backend.compile(graph, "cpu")) {
            assertEquals(
                    List.of(wholes(DType.UINT32, 7, 7), sum(300), wholes(DType.INT32, -1, -1)),
                    executable.run(List.of(
                            wholes(DType.UINT16, 1, 2), wholes(DType.UINT8, 200, 100), wholes(DType.UINT32, 1, 2))));
        }
    }

    private static HostTensor wholes(DType dtype, long... numbers) {
        return HostTensor.of(Tensor.ofWhole(dtype, new int[] {numbers.length}, numbers));
    }

    private static HostTensor sum(long number) {
        return HostTensor.of(Tensor.ofWhole(DType.UINT64, new int[0], new long[] {number}));
    }

    @Test
    void wholeNumbersDividedByZeroAreAProblem() {
        Graph graph = Graph.parse("""
                graph g(x: i32[2], y: i32[2]) -> i32[2] {
                  return floor_divide(x, y) : i32[2]
                }
                """);
        try (Executable executable = backend.compile(graph, "cpu")) {
            assertEquals(List.of(wholes(-4, -4)), executable.run(List.of(wholes(-7, 7), wholes(2, -2))));
            assertEquals(
                    List.of(wholes(Integer.MIN_VALUE, -1)),
                    executable.run(List.of(wholes(Integer.MIN_VALUE, 1), wholes(-1, -1))));
            EvaluationProblem problem =
                    assertThrows(EvaluationProblem.class, () -> executable.run(List.of(wholes(1, 2), wholes(1, 0))));
            assertTrue(problem.getMessage().startsWith("floor_divide(i32[2], i32[2])"), problem.getMessage());
        }
    }

    @Test
    void aMissingGpuIsToldWithWhatIsMissing() {
        Graph graph = Graph.parse("""
                graph g(x: f32[2]) -> f32[2] {
                  return exp(x) : f32[2]
                }
                """);
        if (backend.devices().equals(List.of("cpu"))) {
            assertEquals(
                    "libtorch: there is no device cuda:0: this libtorch finds no GPU; a GPU needs NVIDIA's driver, the"
                            + " libraries of CUDA 13 and the Maven profile gpu, which fetches libtorch with CUDA",
                    assertThrows(EvaluationProblem.class, () -> backend.compile(graph, "cuda:0"))
                            .getMessage());
        }
        assertEquals(
                "libtorch: there is no device tpu; there is " + String.join(", ", backend.devices()),
                assertThrows(EvaluationProblem.class, () -> backend.compile(graph, "tpu"))
                        .getMessage());
    }
}
