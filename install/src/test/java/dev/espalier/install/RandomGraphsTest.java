package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of many operations, made by chance, give on every backend what the reference gives. */
class RandomGraphsTest {
    private static final double TOLERANCE = 2e-5;
    private static final int INPUTS = Boolean.getBoolean("espalier.soak") ? 20 : 1;

    private static List<Graph> graphs() throws IOException {
        try (InputStream in = RandomGraphsTest.class.getResourceAsStream("random-graphs.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n"))
                    .filter(part -> part.startsWith("graph "))
                    .map(Graph::parse)
                    .toList();
        }
    }

    static Stream<String> backends() {
        boolean natives = System.getProperty("espalier.application") != null;
        boolean frameworks = System.getProperty("espalier.python") != null;
        return Backends.all().stream().map(Backend::name).filter(name -> switch (name) {
            case "java" -> false;
            case "libtorch", "nd4j" -> natives;
            default -> frameworks;
        });
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("backends")
    void aBackendAgreesWithTheReference(String name) throws IOException {
        Backend backend = Backends.find(name).orElseThrow();
        Backend reference = Backends.find("java").orElseThrow();
        List<String> differences = new ArrayList<>();
        List<Graph> graphs = graphs();
        assertEquals(57, graphs.size());
        for (Graph graph : graphs) {
            try (Executable expected = reference.compile(graph, "cpu");
                    Executable found = backend.compile(graph, "cpu")) {
                for (int seed = 1; seed <= INPUTS; seed++) {
                    List<HostTensor> inputs = inputs(graph, seed);
                    String difference = difference(expected.run(inputs), found.run(inputs));
                    if (!difference.isEmpty()) {
                        differences.add("%s, numbers %d: %s%n%s".formatted(graph.name(), seed, difference, graph));
                    }
                }
            } catch (RuntimeException e) {
                differences.add("%s: %s%n%s".formatted(graph.name(), e.getMessage(), graph));
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    private static List<HostTensor> inputs(Graph graph, long seed) {
        Random random = new Random(seed);
        List<HostTensor> inputs = new ArrayList<>();
        for (Graph.Input input : graph.inputs()) {
            TensorType type = ((TermType.Tensor) input.type()).type();
            int[] shape = Arrays.stream(type.shape().sizes().orElseThrow())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            double[] numbers = random.doubles(count, -2, 2).toArray();
            inputs.add(HostTensor.of(Tensor.ofReal(type.dtype(), shape, numbers)));
        }
        return inputs;
    }

    private static String difference(List<HostTensor> expected, List<HostTensor> found) {
        if (expected.size() != found.size()) {
            return found.size() + " results instead of " + expected.size();
        }
        for (int i = 0; i < expected.size(); i++) {
            Tensor right = expected.get(i).toTensor();
            Tensor own = found.get(i).toTensor();
            if (!right.type().equals(own.type())) {
                return "result %d is %s, not %s".formatted(i, own.type(), right.type());
            }
            for (int at = 0; at < right.count(); at++) {
                double x = right.real(at);
                double y = own.real(at);
                boolean same = Double.compare(x, y) == 0 || Math.abs(x - y) <= TOLERANCE * Math.max(1, Math.abs(x));
                if (!same) {
                    return "result %d has %s at %d, not %s".formatted(i, y, at, x);
                }
            }
        }
        return "";
    }
}
