package dev.espalier.install;

import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.pass.Sized;
import dev.espalier.engine.pass.StepTimes;
import dev.espalier.engine.weights.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of a graph on a backend, with its results told. */
final class GraphRun {
    private static final int SEED = 4;
    private static final int SHOWN = 8;

    private final Surroundings surroundings;
    private final Graph graph;
    private final String where;

    /** @param where a backend, with a device behind a colon if it is not its first */
    GraphRun(Surroundings surroundings, Graph graph, String where) {
        this.surroundings = surroundings;
        this.graph = graph;
        this.where = where;
    }

    /** Runs; without a file of inputs on numbers by chance, the same each time. */
    void run(String inputFile, String resultFile) throws IOException {
        Backends.Place place = Backends.place(where);
        List<HostTensor> inputs = inputs(inputFile);
        try (Executable executable = place.compile(Sized.by(graph, inputs))) {
            long start = System.nanoTime();
            List<HostTensor> results = executable.run(inputs);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            results.forEach(this::tell);
            surroundings.err().printf(Locale.ROOT, "espalier: %s, %.1f ms%n", place, milliseconds);
            if (resultFile != null) {
                save(resultFile, results);
            }
        }
    }

    /** Measures its operations one by one, on the same numbers as {@link #run}. */
    StepTimes measure(String inputFile) throws IOException {
        return StepTimes.measure(graph, Backends.place(where), inputs(inputFile));
    }

    private List<HostTensor> inputs(String file) throws IOException {
        if (file == null) {
            Random random = new Random(SEED);
            return graph.inputs().stream().map(input -> byChance(input, random)).toList();
        }
        Map<String, HostTensor> given = Weights.read(surroundings.resolve(file));
        List<HostTensor> inputs = new ArrayList<>();
        for (Graph.Input input : graph.inputs()) {
            HostTensor tensor = given.getOrDefault(input.path().orElse(input.name()), given.get(input.name()));
            if (tensor == null) {
                throw new EvaluationProblem("%s has no %s".formatted(file, input.name()));
            }
            inputs.add(tensor);
        }
        return inputs;
    }

    static HostTensor byChance(Graph.Input input, Random random) {
        TensorType type =
                switch (input.type()) {
                    case TermType.Tensor tensor -> tensor.type();
                    case TermType.Scalar scalar ->
                        new TensorType(scalar.kind() == Kind.FLOAT ? DType.FLOAT64 : DType.INT64, Shape.scalar());
                    case TermType.Sequence _, TermType.Other _ -> TensorType.UNKNOWN;
                };
        int[] shape = type.shape()
                .sizes()
                .map(sizes -> Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray())
                .orElseThrow(() -> new EvaluationProblem(
                        "%s: %s has no known sizes; give it with --inputs".formatted(input.name(), input.type())));
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        DType dtype = type.dtype();
        if (dtype.isIntegral()) {
            return HostTensor.of(
                    Tensor.ofWhole(dtype, shape, random.longs(count, 0, 2).toArray()));
        }
        double[] numbers = random.doubles(count, -1, 1).toArray();
        return HostTensor.of(
                dtype.isComplex()
                        ? Tensor.ofComplex(dtype, shape, numbers, new double[count])
                        : Tensor.ofReal(dtype, shape, numbers));
    }

    /** The type of a result and its first elements. */
    private void tell(HostTensor result) {
        Tensor tensor = result.toTensor();
        String numbers = IntStream.range(0, Math.min(SHOWN, tensor.count()))
                .mapToObj(i -> number(tensor, i))
                .collect(Collectors.joining(", "));
        surroundings.out().println(result.type() + " " + numbers + (tensor.count() > SHOWN ? ", …" : ""));
    }

    private static String number(Tensor tensor, int at) {
        if (tensor.dtype().isBool()) {
            return tensor.truth(at) ? "True" : "False";
        }
        if (tensor.dtype().isIntegral()) {
            return Long.toString(tensor.whole(at));
        }
        String real = String.format(Locale.ROOT, "%.6g", tensor.real(at));
        return tensor.dtype().isComplex() ? real + String.format(Locale.ROOT, "%+.6gj", tensor.imaginary(at)) : real;
    }

    private void save(String file, List<HostTensor> results) throws IOException {
        Map<String, HostTensor> named = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            named.put("result_" + i, results.get(i));
        }
        Weights.write(surroundings.resolve(file), named);
    }
}
