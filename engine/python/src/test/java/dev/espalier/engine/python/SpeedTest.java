package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.SharedMemory;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the runtime costs. The figures are printed; {@code docs/python-runtime.md} has them. What is asserted is far from
 * them, because other work may be going on at the same time.
 */
@ExtendWith(Leftovers.class)
class SpeedTest {
    private static final int WARM_UP = 3;

    private static final double HANGS = 60_000;

    private static double median(int times, Callable<?> work) throws Exception {
        double[] taken = new double[times];
        for (int i = -WARM_UP; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            taken[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }

    /** Prints a figure; only what hangs fails, since machines differ. */
    private static void report(String what, double milliseconds, double goal) {
        System.out.println("speed: %-52s %8.3f ms (below %.0f ms is usual)".formatted(what, milliseconds, goal));
        assertTrue(milliseconds < HANGS, what + " took " + milliseconds + " ms");
    }

    @Test
    void theRuntimeIsFastEnough() throws Exception {
        Interpreter bundled = Conversation.bundled();
        report(
                "start of a child, until a cell has run",
                median(9, () -> {
                    try (PythonChild child = PythonChild.start(bundled, Options.standard())) {
                        return child.execute("1");
                    }
                }),
                5_000);
        try (Conversation python = new Conversation()) {
            report("a cell", median(2_000, () -> python.child.execute("1")), 100);
            python.child.serve("same", params -> params.path("x"));
            python.child.serveAtOnce("quick", params -> params.path("x"));
            python.value("""
                    from espalier_runtime import channel, tensors
                    import time
                    def trips(count, method="same"):
                        start = time.perf_counter()
                        for _ in range(count): channel.request(method, x=1)
                        return (time.perf_counter() - start) / count * 1000
                    trips(2000)""");
            report("a round trip, from Python to Java and back", Double.parseDouble(python.value("trips(5000)")), 50);
            report("the same, answered at once", Double.parseDouble(python.value("trips(5000, 'quick')")), 50);
            interrupts(python);
            tensors(python);
        }
    }

    private static void interrupts(Conversation python) throws Exception {
        double[] taken = new double[20];
        for (int i = 0; i < taken.length; i++) {
            CompletableFuture<CellResult> cell =
                    CompletableFuture.supplyAsync(() -> python.child.execute("print('go')\nwhile True: pass"));
            while (!python.stream("stdout").contains("go")) {
                Thread.sleep(1);
            }
            python.forget();
            long start = System.nanoTime();
            python.child.interrupt();
            cell.get();
            taken[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        report("an interrupt, until the cell has ended", taken[taken.length / 2], 2_000);
    }

    private static void tensors(Conversation python) throws Exception {
        python.value("""
                @channel.serve("test.take")
                def take(x):
                    global kept
                    kept = tensors.read(x)
                    view = kept.memoryview()
                    return view[0] + view[-1]
                @channel.serve("test.give")
                def give():
                    return tensors.describe(kept)
                @channel.serve("test.copy")
                def copy():
                    return tensors.describe(original)
                original = bytes(100_000_000)""");
        HostTensor shared = python.child.memory().allocate(DType.FLOAT32, 25_000_000);
        HostTensor elsewhere = HostTensor.allocate(DType.FLOAT32, 25_000_000);
        for (HostTensor tensor : new HostTensor[] {shared, elsewhere}) {
            String what = "100 MB to Python, " + (tensor == shared ? "in shared memory" : "copied into shared memory");
            report(
                    what,
                    median(9, () -> {
                        var params = Channel.JSON.createObjectNode();
                        params.set("x", python.child.memory().describe(tensor));
                        return python.child.request("test.take", params);
                    }),
                    5_000);
        }
        for (String method : new String[] {"test.give", "test.copy"}) {
            String how = method.equals("test.give") ? "in shared memory" : "copied into shared memory";
            report(
                    "100 MB from Python, " + how,
                    median(9, () -> {
                        JsonNode descriptor = python.child.request(method, Channel.JSON.createObjectNode());
                        try (SharedMemory.Borrowed borrowed =
                                python.child.memory().borrow(one(descriptor))) {
                            MemorySegment data = borrowed.tensors().get(0).data();
                            return data.get(ValueLayout.JAVA_BYTE, 0) + data.get(ValueLayout.JAVA_BYTE, 99_999_999);
                        }
                    }),
                    5_000);
        }
    }

    private static JsonNode one(JsonNode descriptor) {
        return Channel.JSON.createArrayNode().add(descriptor);
    }
}
