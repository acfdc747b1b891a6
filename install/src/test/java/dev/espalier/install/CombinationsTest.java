package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import dev.espalier.engine.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs of every front end on every backend. They are captured from the real framework, whose own results are the
 * expected ones.
 */
class CombinationsTest {
    private static final List<String> FRONT_ENDS = List.of("torch", "jax", "tensorflow", "numpy");
    private static final List<String> PROGRAMS = List.of("perceptron", "attention", "convolution", "loops", "indexing");
    private static final List<String> STAND_INS = List.of("torch", "jax", "numpy");
    private static final double TOLERANCE = 1e-5;
    private static final double TOLERANCE_OF_GRADIENTS = 1e-4;

    /** How many programs of a front end agree, by backend. */
    private static final Map<String, Map<String, Integer>> TABLE = new TreeMap<>();

    private static final String PAGE = """
            # Front ends and backends

            Written by `./espalier test`; do not edit. How many of the %d programs in `install/src/test/python/combinations` give
            the numbers of the framework that they are written in, when their graph, captured from that framework, runs on a
            backend: within 1e-5 in float32, whole numbers exactly. The gradients of the perceptron are those of PyTorch's
            autograd within 1e-4 for every front end on every backend.

            | backend | %s |
            | --- |%s
            %s""";

    @TempDir
    private static Path real;

    @TempDir
    private static Path played;

    @BeforeAll
    static void capture() throws IOException {
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        cells(Interpreter.at(Path.of(python)), FRONT_ENDS, "save", real);
    }

    /** The page is written where all backends were there. */
    @AfterAll
    static void write() throws IOException {
        String docs = System.getenv("ESPALIER_DOCS");
        if (docs != null && TABLE.size() == Backends.all().size()) {
            StringBuilder rows = new StringBuilder();
            TABLE.forEach((backend, counts) -> {
                rows.append("| `").append(backend).append("` |");
                FRONT_ENDS.forEach(frontEnd ->
                        rows.append(" ").append(counts.get(frontEnd)).append(" |"));
                rows.append("\n");
            });
            Files.writeString(
                    Path.of(docs, "combinations.md"),
                    PAGE.formatted(
                            PROGRAMS.size(), String.join(" | ", FRONT_ENDS), " --: |".repeat(FRONT_ENDS.size()), rows));
        }
    }

    /** The programs are traced where the frameworks are, or where the engine plays them. */
    private static void cells(Interpreter interpreter, List<String> frontEnds, String how, Path folder)
            throws IOException {
        Path programs = Path.of("src/test/python/combinations").toAbsolutePath();
        try (PythonChild child = PythonChild.start(interpreter, Options.standard())) {
            EngineServices.serve(child);
            child.execute("import sys\nsys.path.insert(0, '%s')\nimport tracing".formatted(programs));
            for (String frontEnd : frontEnds) {
                child.execute("tracing.%s('%s', '%s')".formatted(how, frontEnd, folder))
                        .error()
                        .ifPresent(error -> {
                            throw new IllegalStateException(frontEnd + ": " + error.name() + ": " + error.value());
                        });
            }
        }
    }

    static Stream<String> backends() {
        if (Boolean.getBoolean("espalier.gpu")) {
            return Stream.of("libtorch:cuda", "torch:cuda", "jax:gpu", "tensorflow:gpu");
        }
        boolean natives = System.getProperty("espalier.application") != null;
        return Backends.all().stream()
                .map(Backend::name)
                .filter(name -> natives || !List.of("libtorch", "nd4j").contains(name));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aBackendRunsTheProgramsOfEveryFrontEnd(String name) throws IOException {
        Backends.Place place = Backends.place(name);
        List<String> differences = new ArrayList<>();
        for (String frontEnd : FRONT_ENDS) {
            for (String program : PROGRAMS) {
                Map<String, HostTensor> numbers = Weights.read(real.resolve(frontEnd + "." + program + ".npz"));
                Graph graph = graph(real, frontEnd, program);
                List<String> found = differences(
                        frontEnd + " " + program, run(place, graph, numbers), numbers, "result_", TOLERANCE);
                TABLE.computeIfAbsent(name, _ -> new TreeMap<>())
                        .merge(frontEnd, found.isEmpty() ? 1 : 0, Integer::sum);
                differences.addAll(found);
            }
        }
        assertEquals(List.of(), differences);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void gradientsAreThoseOfAutograd(String name) throws IOException {
        Backends.Place place = Backends.place(name);
        Map<String, HostTensor> expected = Weights.read(real.resolve("torch.perceptron.npz"));
        for (String frontEnd : FRONT_ENDS) {
            Map<String, HostTensor> numbers = Weights.read(real.resolve(frontEnd + ".perceptron.npz"));
            Graph gradients =
                    Differentiate.valueAndGradients(graph(real, frontEnd, "perceptron"), List.of("w1", "b1", "w2"));
            List<HostTensor> results = run(place, gradients, numbers);
            assertEquals(
                    List.of(),
                    differences(
                            frontEnd,
                            results.subList(1, results.size()),
                            expected,
                            "gradient_",
                            TOLERANCE_OF_GRADIENTS));
        }
    }

    @Test
    void aFrameworkThatIsPlayedGivesTheGraphOfTheRealOne() throws IOException {
        Interpreter bundled = Interpreter.bundled(Interpreter.userCache(System.getenv()), _ -> {});
        cells(bundled, STAND_INS, "trace", played);
        for (String frontEnd : STAND_INS) {
            for (String program : PROGRAMS) {
                assertEquals(simple(graph(real, frontEnd, program)), simple(graph(played, frontEnd, program)));
            }
        }
    }

    private static Graph graph(Path folder, String frontEnd, String program) throws IOException {
        return Graph.parse(Files.readString(folder.resolve(frontEnd + "." + program + ".graph")));
    }

    /** The text without places. */
    private static String simple(Graph graph) {
        return Simplify.in(graph).toString().replaceAll(" *# .*", "");
    }

    private static List<HostTensor> run(Backends.Place place, Graph graph, Map<String, HostTensor> numbers) {
        List<HostTensor> inputs =
                graph.inputs().stream().map(input -> numbers.get(input.name())).toList();
        try (Executable executable = place.compile(graph)) {
            return executable.run(inputs);
        }
    }

    private static List<String> differences(
            String what, List<HostTensor> results, Map<String, HostTensor> numbers, String name, double tolerance) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Tensor expected = numbers.get(name + i).toTensor();
            Tensor found = results.get(i).toTensor();
            if (!expected.type().equals(found.type()) || !close(expected, found, tolerance)) {
                differences.add("%s %s%d: %s instead of %s".formatted(what, name, i, found, expected));
            }
        }
        long all = numbers.keySet().stream().filter(key -> key.startsWith(name)).count();
        return results.size() == all ? differences : List.of(what + ": results are missing");
    }

    private static boolean close(Tensor x, Tensor y, double tolerance) {
        for (int at = 0; at < x.count(); at++) {
            boolean same = x.dtype().isIntegral()
                    ? x.whole(at) == y.whole(at)
                    : Math.abs(x.real(at) - y.real(at)) <= tolerance * Math.max(1, Math.abs(x.real(at)));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
