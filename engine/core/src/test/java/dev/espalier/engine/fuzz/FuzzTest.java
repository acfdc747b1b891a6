package dev.espalier.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Transpiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Translates damaged sources between random frameworks: there is no crash, no hang, no output that is not Python.
 *
 * <p>The system properties {@code espalier.fuzz.seed}, {@code .first} and {@code .count} repeat a run or a part of it.
 */
class FuzzTest {
    private static final Path CASES = Path.of("src/test/acceptance/cases");
    private static final Path FAILURES = Path.of("target/fuzz");
    private static final long SEED = Long.getLong("espalier.fuzz.seed", 20261121);
    private static final int FIRST = Integer.getInteger("espalier.fuzz.first", 0);
    private static final int COUNT =
            Integer.getInteger("espalier.fuzz.count", Boolean.getBoolean("espalier.soak") ? 20_000 : 2_000);
    private static final int SECONDS = 10;

    /** A damaged source and what is done with it. */
    private record Trial(int number, Framework from, Framework to, String text) {
        String name() {
            return "%d-%s-%s.py".formatted(number, from, to);
        }
    }

    /** What can become of a trial, apart from a failure. */
    private enum Outcome {
        TRANSLATED,
        REFUSED
    }

    private final Transpiler transpiler = Transpiler.load();
    private final Map<Outcome, Integer> outcomes = new ConcurrentHashMap<>();

    @Test
    void damagedSourcesAreTranslatedOrRefused() throws IOException, InterruptedException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(CASES)) {
            sources = files.filter(FuzzTest::isSource).sorted().toList();
        }
        // Tables are read once, and that is not what is measured.
        Arrays.stream(Framework.values()).forEach(transpiler::dialect);
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        int lanes = Math.min(2, Runtime.getRuntime().availableProcessors());
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int offset = lane;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int number = FIRST + offset; number < FIRST + COUNT; number += lanes) {
                    failure(trial(number, sources)).ifPresent(failures::add);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf("fuzzed sources: seed %d, %d trials, %s%n", SEED, COUNT, outcomes);
        assertEquals(
                COUNT,
                failures.size() + outcomes.values().stream().mapToInt(n -> n).sum());
        assertEquals(List.of(), failures, failures.size() + " failures with seed " + SEED);
    }

    private static boolean isSource(Path file) {
        String name = file.toString();
        return name.endsWith(".py") && !name.endsWith(".spec.py");
    }

    private static Trial trial(int number, List<Path> sources) {
        Random random = new Random(SEED * 1_000_003 + number);
        Path source = sources.get(random.nextInt(sources.size()));
        Framework from =
                Framework.parse(CASES.relativize(source).getName(0).toString()).orElseThrow();
        List<Framework> targets =
                Arrays.stream(Framework.values()).filter(f -> f != from).toList();
        Framework to = targets.get(random.nextInt(targets.size()));
        try {
            String text = new Mutations(random).mutate(Files.readString(source));
            return new Trial(number, from, to, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, if anything is; the source is kept then. */
    private Optional<String> failure(Trial trial) {
        // Without a pool: a thread that hangs is left behind.
        ExecutorService worker =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        try {
            Outcome outcome = worker.submit(() -> outcome(trial)).get(SECONDS, TimeUnit.SECONDS);
            outcomes.merge(outcome, 1, Integer::sum);
            return Optional.empty();
        } catch (TimeoutException _) {
            return Optional.of(kept(trial, "takes more than " + SECONDS + " s"));
        } catch (ExecutionException e) {
            return Optional.of(kept(trial, cause(e.getCause())));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            worker.shutdownNow();
        }
    }

    private static String cause(Throwable thrown) {
        String place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.espalier"))
                .limit(3)
                .map(StackTraceElement::toString)
                .reduce((a, b) -> a + " < " + b)
                .orElse("");
        return thrown + " at " + place;
    }

    private Outcome outcome(Trial trial) {
        try {
            SourceFile.parse(trial.name(), trial.text());
        } catch (SyntaxProblem _) {
            return Outcome.REFUSED;
        }
        Options options = Options.of(trial.from(), trial.to());
        String text = transpiler.translate(trial.name(), trial.text(), options).text();
        SourceFile.parse(trial.name(), text);
        return Outcome.TRANSLATED;
    }

    private static String kept(Trial trial, String what) {
        try {
            Path file = Files.createDirectories(FAILURES).resolve(trial.name());
            Files.write(file, trial.text().getBytes(StandardCharsets.UTF_8));
            return "%n%s: %s".formatted(file, what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
