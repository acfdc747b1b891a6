package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same accident many times: a few in the default run, hundreds with {@code espalier test --soak}. */
@ExtendWith(Leftovers.class)
class SoakTest {
    private static final boolean IS_LONG = Boolean.getBoolean("espalier.soak");
    private static final int KILLS = IS_LONG ? 200 : 4;
    private static final int INTERRUPTS = IS_LONG ? 1_000 : 30;
    private static final int MEGABYTES = IS_LONG ? 100 : 5;
    private static final int TENSORS = IS_LONG ? 5_000 : 300;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Random random = new Random(20261121);

    private static void report(String what, Object... values) {
        System.out.println("soak: " + what.formatted(values));
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }

    @Test
    void killsInTheMiddleOfWork() throws Exception {
        String[] works = {
            "while True: pass",
            "while True: print('x' * 100)",
            "import time; time.sleep(60)",
            "import os\nwhile True: os.system('true')",
            "from espalier_runtime import channel\nwhile True: channel.request('twice', x=1)"
        };
        long slowest = 0;
        try (Conversation python = new Conversation()) {
            python.child.serve("twice", params -> params.path("x"));
            for (int i = 0; i < KILLS; i++) {
                String work = works[i % works.length];
                CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(() -> python.child.execute(work));
                Thread.sleep(random.nextInt(30));
                while (!cell.isDone()) {
                    python.child.kill(); // once, unless the cell has not been sent yet
                    Thread.sleep(1);
                }
                python.forget();
                assertEquals(
                        PythonProblem.class,
                        assertThrows(ExecutionException.class, cell::get)
                                .getCause()
                                .getClass());
                long start = System.nanoTime();
                assertEquals("2", python.value("1 + 1"));
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
        }
        report("%d kills, usable again after at most %.0f ms", KILLS, milliseconds(slowest));
        assertTrue(slowest < SOON.toNanos(), "took " + milliseconds(slowest) + " ms");
        assertEquals(0, open("/dev/shm"), "files of shared memory are still open");
    }

    /** The open files of this process whose name has a part. */
    private static long open(String part) throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(file -> {
                        try {
                            return Files.readSymbolicLink(file).toString().contains(part);
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void interruptsAtAnyTime() throws Exception {
        long slowest = 0;
        int interrupted = 0;
        try (Conversation python =
                new Conversation(Conversation.bundled(), Options.standard().withPatience(Duration.ofSeconds(30)))) {
            python.child.serve("twice", params -> params.path("x"));
            long pid = python.child.pid();
            String[] works = {
                "while True: pass",
                "while True: print('x' * 100)",
                "import time; time.sleep(60)",
                "from espalier_runtime import channel\nwhile True: channel.request('twice', x=1)",
                "import sys\nwhile True:\n    print('a')\n    print('b', file=sys.stderr)"
            };
            python.value("kept = 'still here'");
            for (int i = 0; i < INTERRUPTS; i++) {
                String work = works[i % works.length];
                CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(() -> python.child.execute(work));
                long pause = System.nanoTime() + random.nextInt(5_000_000);
                while (System.nanoTime() < pause) {
                    Thread.onSpinWait();
                }
                long start = System.nanoTime();
                while (python.child.interrupt() == PythonChild.Interruption.NOTHING_TO_INTERRUPT) {
                    Thread.onSpinWait();
                }
                assertEquals(
                        "KeyboardInterrupt", cell.get().error().orElseThrow().name(), work);
                slowest = Math.max(slowest, System.nanoTime() - start);
                interrupted++;
                python.forget();
            }
            assertEquals("'still here'", python.value("kept"));
            assertEquals(pid, python.child.pid());
        }
        report("%d interrupts, the slowest took %.0f ms", interrupted, milliseconds(slowest));
    }

    @Test
    void muchOutput() {
        AtomicLong length = new AtomicLong();
        AtomicLong pieces = new AtomicLong();
        try (Conversation python = new Conversation()) {
            python.child.listen((name, params) -> {
                if (name.equals("stream")) {
                    length.addAndGet(params.path("text").asText().length());
                    pieces.incrementAndGet();
                    python.forget();
                }
            });
            long start = System.nanoTime();
            python.value("for i in range(%d): print('%%099d' %% i)".formatted(MEGABYTES * 10_000));
            report(
                    "%d MB of output in lines of 100 bytes took %.0f ms, in %d pieces",
                    MEGABYTES, milliseconds(System.nanoTime() - start), pieces.get());
        }
        assertEquals(MEGABYTES * 1_000_000L, length.get());
    }

    @Test
    void tensorsBackAndForth() {
        try (Conversation python = new Conversation()) {
            python.value("""
                    from espalier_runtime import channel, tensors
                    @channel.serve("test.echo")
                    def echo(x):
                        return tensors.describe(bytes(tensors.read(x).memoryview()))""");
            for (int i = 0; i < TENSORS; i++) {
                HostTensor tensor = HostTensor.allocate(DType.UINT8, random.nextInt(100_000));
                var params = Channel.JSON.createObjectNode();
                params.set("x", python.child.memory().describe(tensor));
                HostTensor back = python.child.memory().read(python.child.request("test.echo", params));
                assertEquals(tensor, back);
                if (i % 100 == 0) {
                    System.gc();
                }
            }
            int segments = Integer.parseInt(python.value("len(tensors._shared()._mapped)"));
            report("%d tensors back and forth in %d segments", TENSORS, segments);
            assertTrue(segments < 300, segments + " segments");
        }
    }

    @Test
    void manyChildrenAtOnce() {
        int count = IS_LONG ? 20 : 3;
        var children =
                java.util.stream.Stream.generate(Conversation::new).limit(count).toList();
        for (int i = 0; i < count; i++) {
            assertEquals(Integer.toString(i), children.get(i).value("me = %d\nme".formatted(i)));
        }
        children.forEach(Conversation::close);
    }
}
