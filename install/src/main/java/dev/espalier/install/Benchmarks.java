package dev.espalier.install;

import dev.espalier.engine.files.Folders;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Transpiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measurements of whole translations.
 *
 * @param root the checkout
 * @param python a program that starts Python
 */
record Benchmarks(Path root, Path python) {
    private static final int COLD_RUNS = 11;
    private static final int WARM_UP_RUNS = 3000;
    private static final int WARM_RUNS = 101;
    private static final int LONG_RUNS = 31;
    private static final int LINES = 2000;
    private static final int WAIT_IN_MILLISECONDS = 20;
    private static final double NANOSECONDS = 1e9;
    private static final Options TO_JAX = Options.of(Framework.TORCH, Framework.JAX);

    /** What a run over many files showed. */
    record Throughput(long lines, double linesPerSecond, long megabytes) {}

    /** Seconds that the launcher takes for the example of the README. */
    double cold() throws IOException {
        double[] seconds = new double[COLD_RUNS];
        for (int i = 0; i < COLD_RUNS; i++) {
            Path folder = Files.createTempDirectory("espalier");
            long start = System.nanoTime();
            finish(launch(folder, root.resolve("examples/rmse.py")));
            seconds[i] = (System.nanoTime() - start) / NANOSECONDS;
            Folders.delete(folder);
        }
        return median(seconds);
    }

    /** Milliseconds for the same example in a process that has done it before. */
    double warm() throws IOException {
        return milliseconds(Files.readString(root.resolve("examples/rmse.py")), WARM_UP_RUNS, WARM_RUNS);
    }

    /** Milliseconds for torch's acceptance cases one behind the other, up to 2,000 lines. */
    double twoThousandLines() throws IOException {
        List<String> lines = new ArrayList<>();
        List<Path> cases = files(root.resolve("engine/core/src/test/acceptance/cases/torch"), ".py").stream()
                .filter(file -> !file.toString().endsWith(".spec.py"))
                .toList();
        for (int i = 0; lines.size() < LINES; i++) {
            lines.addAll(Files.readAllLines(cases.get(i % cases.size())));
        }
        return milliseconds(String.join("\n", lines) + "\n", LONG_RUNS, LONG_RUNS);
    }

    private static double milliseconds(String text, int before, int measured) {
        Transpiler transpiler = Transpiler.load();
        for (int i = 0; i < before; i++) {
            transpiler.translate("sample.py", text, TO_JAX);
        }
        double[] times = new double[measured];
        for (int i = 0; i < measured; i++) {
            long start = System.nanoTime();
            transpiler.translate("sample.py", text, TO_JAX);
            times[i] = (System.nanoTime() - start) / NANOSECONDS * 1000;
        }
        return median(times);
    }

    /** Translates a folder in a process of its own. */
    Throughput throughput(Path sources) throws IOException {
        long lines = lines(sources);
        Path folder = Files.createTempDirectory("espalier");
        long start = System.nanoTime();
        long memory = finish(launch(folder, sources));
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        Folders.delete(folder);
        return new Throughput(lines, lines / seconds, memory);
    }

    /** Rows for other tools, as far as they can be had. */
    List<String> rivals(Path sources) throws IOException {
        Path folder = Files.createTempDirectory("espalier");
        Path script = root.resolve("install/src/main/python/rivals.py");
        List<String> command = List.of(python.toString(), script.toString(), sources.toString(), folder.toString());
        List<String> rows = said(command, Map.of())
                .lines()
                .map(line -> BenchmarkCommand.row(line.split("\t")))
                .toList();
        Folders.delete(folder);
        return rows;
    }

    /** What a program prints. */
    static String said(List<String> command, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().map(line -> line + "\n").collect(Collectors.joining());
        }
    }

    private Process launch(Path folder, Path source) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                root.resolve("espalier").toString(),
                "transpile",
                source.toString(),
                "--from",
                "torch",
                "--to",
                "jax",
                "-o",
                folder.resolve("out").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    /** Waits for the end of a process; tells the most memory that it had, in megabytes, where the system tells it. */
    private static long finish(Process process) throws IOException {
        Path state = Path.of("/proc/" + process.pid() + "/status");
        long most = 0;
        try {
            while (!process.waitFor(WAIT_IN_MILLISECONDS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                most = Math.max(most, residentMegabytes(state));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return most;
    }

    private static long residentMegabytes(Path state) {
        try (Stream<String> lines = Files.lines(state)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has just ended
        }
    }

    private static long lines(Path folder) throws IOException {
        long sum = 0;
        for (Path file : files(folder, ".py")) {
            try (Stream<String> lines = Files.lines(file)) {
                sum += lines.count();
            }
        }
        return sum;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
