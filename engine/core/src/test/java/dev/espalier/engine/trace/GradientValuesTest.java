package dev.espalier.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole functions of torch, read, differentiated and run, against what torch's autograd gave for them. */
class GradientValuesTest {
    private static final String FOLDER = "/dev/espalier/engine/pass/";

    @ParameterizedTest
    @ValueSource(strings = {"perceptron", "attention", "convolution", "statistics"})
    void valueAndGradientsAreThoseOfTorch(String name) throws IOException, URISyntaxException {
        Map<String, HostTensor> values = Weights.read(Path.of(GradientValuesTest.class
                .getResource(FOLDER + "gradient_values.safetensors")
                .toURI()));
        List<HostTensor> arguments = new ArrayList<>();
        while (values.containsKey(name + "." + arguments.size())) {
            arguments.add(values.get(name + "." + arguments.size()));
        }
        List<TermType> types = arguments.stream()
                .map(argument -> (TermType) new TermType.Tensor(argument.type()))
                .toList();
        Graph graph = StaticTrace.of(source(), name, Dialect.load("torch"), types);
        Graph both = Differentiate.valueAndGradients(
                graph, graph.inputs().stream().map(Graph.Input::name).toList());
        assertEquals(List.of(), Verifier.problems(both));
        Backend java = Backends.find("java").orElseThrow();
        try (Executable executable = java.compile(both, "cpu")) {
            List<HostTensor> results = executable.run(arguments);
            assertClose(name, values.get(name + ".value"), results.getFirst());
            for (int i = 0; i < arguments.size(); i++) {
                assertClose(name + "." + i, values.get(name + "." + i + ".gradient"), results.get(i + 1));
            }
        }
    }

    private static SourceFile source() throws IOException {
        try (InputStream in = GradientValuesTest.class.getResourceAsStream(FOLDER + "models.py")) {
            return SourceFile.parse("models.py", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void assertClose(String what, HostTensor expected, HostTensor actual) {
        assertEquals(expected.type(), actual.type(), what);
        Tensor a = expected.toTensor();
        Tensor b = actual.toTensor();
        for (int i = 0; i < a.count(); i++) {
            double error = Math.abs(a.real(i) - b.real(i));
            assertTrue(error <= 1e-4 * (1 + Math.abs(a.real(i))), what + ": " + a.real(i) + " is " + b.real(i));
        }
    }
}
