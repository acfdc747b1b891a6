package dev.espalier.install;

import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.files.Folders;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import dev.espalier.engine.weights.Weights;
import dev.espalier.engine.worker.SharedMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Measurements of graphs, beside PyTorch in the same run.
 *
 * @param root the checkout
 * @param python a program that starts Python with the frameworks
 * @param place a backend, with a device behind a colon if it is not its first
 */
record GraphBenchmarks(Path root, Path python, String place) {
    private static final int PAIRS = 15;
    private static final Duration WARMING = Duration.ofSeconds(4);
    private static final int SEED = 4;
    private static final double NANOSECONDS = 1e9;

    /** Hands over rows of a table: what, measured, goal. */
    void rows(Consumer<String> rows) throws IOException {
        rows.accept(BenchmarkCommand.row(
                "start of a Python child, until a cell has run", "%.0f ms".formatted(1000 * start()), "≤ 150 ms"));
        Path folder = Files.createTempDirectory("espalier");
        try (PythonChild child = PythonChild.start(Interpreter.at(python), Options.standard())) {
            EngineServices.serve(child);
            child.execute("import sys\nsys.path.insert(0, '%s')\nfrom graph_speed import *"
                    .formatted(root.resolve("install/src/main/python")));
            rows.accept(BenchmarkCommand.row(
                    "tracing resnet18, warm",
                    "%.0f ms".formatted(1000 * number(child, "tracing_resnet()")),
                    "≤ 500 ms"));
            rows.accept(BenchmarkCommand.row(
                    "resnet18 while it is captured, to PyTorch alone",
                    "%.1fx".formatted(number(child, "capture_overhead()")),
                    "≤ 2x"));
            for (String model : List.of("resnet18", "transformer")) {
                for (int batch : new int[] {1, 8}) {
                    rows.accept(BenchmarkCommand.row(
                            "%s, batch %d, on %s, to PyTorch alone".formatted(model, batch, place),
                            "%.2fx".formatted(ratio(child, model, batch, folder.resolve(model))),
                            "≤ 1.1x"));
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private double start() throws IOException {
        double[] seconds = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            long start = System.nanoTime();
            try (PythonChild child = PythonChild.start(Interpreter.at(python), Options.standard())) {
                child.execute("1");
                seconds[i] = (System.nanoTime() - start) / NANOSECONDS;
            }
        }
        return median(seconds);
    }

    private static double number(PythonChild child, String expression) throws IOException {
        var result = child.execute(expression);
        if (result.error().isPresent()) {
            throw new IOException(expression + ": " + result.error().get().value());
        }
        return Double.parseDouble(result.text().orElseThrow());
    }

    /** How many times as long as PyTorch the backend takes, both by turns; weights lie where the worker reads them. */
    private double ratio(PythonChild child, String model, int batch, Path path) throws IOException {
        child.execute("write('%s', %d, '%s')".formatted(model, batch, path));
        Graph graph = Graph.parse(Files.readString(Path.of(path + ".graph")));
        Map<String, HostTensor> weights = Weights.read(Path.of(path + ".npz"));
        List<HostTensor> inputs = new ArrayList<>();
        for (Graph.Input input : graph.inputs()) {
            HostTensor given = weights.containsKey(input.name())
                    ? weights.get(input.name())
                    : GraphRun.byChance(input, new Random(SEED));
            HostTensor shared = SharedMemory.ofProcess().allocate(given.dtype(), given.shape());
            shared.data().copyFrom(given.data());
            inputs.add(shared);
        }
        String eager = "eager('%s', %d)".formatted(model, batch);
        double[] ratios = new double[PAIRS];
        try (Executable executable = Backends.place(place).compile(graph)) {
            // Until both have run for a while, what is measured is the start: of threads, of caches, of compiled code.
            long warm = System.nanoTime() + WARMING.toNanos();
            while (System.nanoTime() < warm) {
                number(child, eager);
                executable.run(inputs);
            }
            for (int i = 0; i < PAIRS; i++) {
                double torch = number(child, eager);
                long start = System.nanoTime();
                executable.run(inputs);
                ratios[i] = (System.nanoTime() - start) / NANOSECONDS / torch;
            }
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
