package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traces and runs in a row need no more memory: a few in the default run, 1,000 with {@code espalier test --soak}. */
class MemorySoakTest {
    private static final int ROUNDS = Boolean.getBoolean("espalier.soak") ? 1_000 : 30;
    private static final int WARM = ROUNDS / 3;
    private static final String PROGRAM = """
            import torch
            import espalier

            net = torch.nn.Sequential(torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Linear(64, 8))
            x = torch.randn(32, 64)
            kept = espalier.trace_graph(lambda x: net(x) * 2)

            def once(k):
                graph = espalier.trace_graph(lambda x: net(x) * (k % 7), args=(x,))
                found = graph.to_backend(BACKENDS[k % len(BACKENDS)])(x)
                assert torch.allclose(found, net(x) * (k % 7), atol=1e-5)
                kept.to_backend(BACKENDS[0])(x)
            """;

    /** What is held, in kilobytes. */
    private record Held(long heap, long child, long workers, long shared) {
        static Held now(PythonChild child) throws Exception {
            child.execute("import gc\ngc.collect()");
            for (int i = 0; i < 3; i++) {
                System.gc();
                Thread.sleep(100);
            }
            Runtime runtime = Runtime.getRuntime();
            long others = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.pid() != child.pid())
                    .mapToLong(process -> resident(process.pid()))
                    .sum();
            return new Held(
                    (runtime.totalMemory() - runtime.freeMemory()) / 1024,
                    resident(child.pid()),
                    others,
                    inSharedMemory());
        }

        private static long resident(long pid) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
                return lines.filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException | UncheckedIOException _) {
                return 0; // it has just ended
            }
        }

        private static long inSharedMemory() throws IOException {
            String ours = "espalier-" + ProcessHandle.current().pid() + "-";
            try (Stream<Path> files = Files.walk(Path.of("/dev/shm"))) {
                return files.filter(file -> file.toString().contains(ours))
                        .mapToLong(file -> file.toFile().length() / 1024)
                        .sum();
            }
        }
    }

    @Test
    void tracesAndRunsInARowNeedNoMoreMemory() throws Exception {
        boolean natives = System.getProperty("espalier.application") != null;
        Interpreter python = Interpreter.bundled(Interpreter.userCache(System.getenv()), _ -> {});
        try (PythonChild child = PythonChild.start(python, Options.standard())) {
            EngineServices.serve(child);
            run(child, "BACKENDS = " + (natives ? "['libtorch', 'java']" : "['java']") + "\n" + PROGRAM);
            Held warm = null;
            for (int k = 0; k < ROUNDS; k++) {
                if (k == WARM) {
                    warm = Held.now(child);
                }
                run(child, "once(" + k + ")");
            }
            Held last = Held.now(child);
            String figures =
                    "soak: %d traces and runs, in kB: %s after %d, %s at the end".formatted(ROUNDS, warm, WARM, last);
            System.out.println(figures);
            assertTrue(last.heap() - warm.heap() < 8_000, figures);
            assertTrue(last.child() - warm.child() < 16_000, figures);
            assertTrue(last.workers() - warm.workers() < 100_000, figures);
            assertTrue(last.shared() - warm.shared() < 16_000, figures);
        }
    }

    private static void run(PythonChild child, String code) {
        CellResult result = child.execute(code);
        result.error().ifPresent(error -> {
            throw new AssertionError(error.name() + ": " + error.value());
        });
    }
}
