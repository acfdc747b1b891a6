package dev.espalier.install;

import dev.espalier.engine.files.Folders;
import dev.espalier.engine.python.LockedEnvironment;
import dev.espalier.kernel.KernelSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code espalier benchmark}, by which {@code docs/benchmarks.md} is written. */
@Command(name = "benchmark", hidden = true, description = "Measures the speed of Espalier on this machine.")
final class BenchmarkCommand implements Callable<Integer> {
    private static final String HEAD = """
            # Benchmarks

            Written by `./espalier benchmark --write`; do not edit. %s, %d cores, Java %s, %s.
            Times are medians of wall time; nothing comes from the cache of translations.

            | what | measured | goal |
            | --- | --: | --: |
            """;

    private static final String GRAPHS = """
            # Speed of graphs

            Written by `./espalier benchmark --graphs --write`; do not edit. %s, %d cores, Java %s.
            Ratios are medians of pairs that ran by turns. The models are in `install/src/main/python/graph_speed.py`.

            | what | measured | goal |
            | --- | --: | --: |
            """;

    private static final String RIVALS = """

            ## Others on the same files

            Nobody else translates these files, so these are tools that only take Python apart and put it together again,
            which is the least that a translation has to do. (Ivy 1.0.0.5, whose transpiler has the same purpose, does not
            run on CPython 3.14.) One process each, on the sources of torch.

            | tool | what it does | lines a second |
            | --- | --- | --: |
            """;

    private static final String KERNEL = "\n## The kernel beside ipykernel\n";

    private static final String KERNELS = KERNEL + """

            Both on the bundled Python, in turns, on %s, %d cores with %.1f processes that wanted to run. Written by
            `./espalier benchmark --kernel --write`; goal for start and `1+1`: a ratio of 1.2 at most.

            """;

    private final Surroundings surroundings;

    @Option(names = "--kernel", description = "Only the kernel, beside ipykernel.")
    private boolean kernel;

    @Option(names = "--graphs", description = "Measure graphs, beside PyTorch in the same run.")
    private boolean graphs;

    @Option(names = "--write", description = "Write docs/benchmarks.md, with --graphs docs/graph-benchmarks.md.")
    private boolean write;

    @Mixin
    private HelpOption help;

    BenchmarkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path root =
                surroundings.root().orElseThrow(() -> new IOException("benchmarks are run by ./espalier benchmark"));
        if (kernel) {
            return kernel(root);
        }
        LockedEnvironment environment =
                LockedEnvironment.ofFrameworks(TestCommand.lockFile(root), surroundings.cache());
        environment.prepare(surroundings.err()::println);
        if (graphs) {
            graphs(root, environment.program());
            return ExitStatus.DONE;
        }
        Benchmarks benchmarks = new Benchmarks(root, environment.program());
        List<String> rows = new ArrayList<>();
        rows.add(row("`examples/rmse.py`, cold process", "%.2f s".formatted(benchmarks.cold()), "≤ 0.5 s"));
        rows.add(row("the same, warm", "%.2f ms".formatted(benchmarks.warm()), "≤ 5 ms"));
        rows.add(row("2,000 lines, warm", "%.0f ms".formatted(benchmarks.twoThousandLines()), "≤ 250 ms"));
        Path sources = environment.folder().resolve("lib/python3.14/site-packages/torch");
        Benchmarks.Throughput torch = benchmarks.throughput(sources);
        rows.add(row(
                "torch's own sources, %,d lines, to jax".formatted(torch.lines()),
                "%,.0f lines/s".formatted(torch.linesPerSecond()),
                "≥ 8,000 lines/s"));
        rows.add(row("the most memory in that run", "%,d MB".formatted(torch.megabytes()), "≤ 512 MB"));
        List<String> rivals = new ArrayList<>();
        rivals.add(row("Espalier", "translates to jax", "%,.0f".formatted(torch.linesPerSecond())));
        rivals.addAll(benchmarks.rivals(sources));
        String page = HEAD.formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                + String.join("", rows)
                + RIVALS
                + String.join("", rivals);
        surroundings.out().print(page);
        Path file = root.resolve("docs/benchmarks.md");
        if (write) {
            String before = Files.readString(file);
            int measured = before.indexOf(KERNEL);
            Files.writeString(file, page + (measured < 0 ? "" : before.substring(measured)));
        }
        return ExitStatus.DONE;
    }

    private void graphs(Path root, Path python) throws IOException {
        List<String> rows = new ArrayList<>();
        new GraphBenchmarks(root, python, "libtorch").rows(row -> {
            rows.add(row);
            surroundings.err().print(row);
            surroundings.err().flush();
        });
        String page = GRAPHS.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version())
                + String.join("", rows);
        surroundings.out().print(page);
        if (write) {
            Files.writeString(root.resolve("docs/graph-benchmarks.md"), page);
        }
    }

    /** The part about the kernel, which is the last of the page. */
    private int kernel(Path root) throws IOException {
        LockedEnvironment lab = LabCommand.environment(root, surroundings);
        Path data = Files.createTempDirectory("espalier-kernel");
        try {
            new KernelProgram(surroundings, Optional.empty())
                    .specification()
                    .write(data.resolve("kernels").resolve(KernelSpec.NAME));
            String part = KERNELS.formatted(
                            LocalDate.now(),
                            Runtime.getRuntime().availableProcessors(),
                            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                    + Benchmarks.said(
                            List.of(
                                    lab.program().toString(),
                                    root.resolve("install/src/main/python/kernels.py")
                                            .toString()),
                            Map.of("JUPYTER_PATH", data.toString()));
            surroundings.out().print(part);
            if (write) {
                Path file = root.resolve("docs/benchmarks.md");
                String before = Files.readString(file);
                int measured = before.indexOf(KERNEL);
                Files.writeString(file, before.substring(0, measured < 0 ? before.length() : measured) + part);
            }
            return ExitStatus.DONE;
        } finally {
            Folders.delete(data);
        }
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
