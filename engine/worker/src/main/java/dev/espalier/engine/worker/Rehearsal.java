package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.util.List;

/** A worker's first graph as a program, for {@link StartRecord}: its argument is the name of the machine. */
final class Rehearsal {
    private static final String GRAPH = """
            graph rehearsal(x: f32[2,2]) -> f32[2,2] {
              y = matmul(x, x) : f32[2,2]
              return add(y, 1) : f32[2,2]
            }
            """;

    private Rehearsal() {}

    public static void main(String... arguments) {
        HostTensor x = HostTensor.of(Tensor.ofReal(DType.FLOAT32, new int[] {2, 2}, new double[] {1, 2, 3, 4}));
        Graph graph = Graph.parse(GRAPH);
        try (var executable = new HostedBackend<>(WorkerMain.machine(arguments[0])).compile(graph, "cpu")) {
            for (int i = 0; i < 2; i++) { // by the interpreter, and by its plan
                HostTensor result = executable.run(List.of(x)).getFirst();
                WorkerMain.describe(result, new SharedMemory.Position("none", 0));
            }
        }
        // What the library has started must not hold up the end, at which the record is written.
        System.exit(0);
    }
}
