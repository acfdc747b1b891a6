package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leftovers.class)
class OutputTest {
    private static Conversation python;

    @BeforeAll
    static void start() {
        python = new Conversation();
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    @BeforeEach
    void forget() {
        python.forget();
    }

    @Test
    void allThatWasPrintedIsThereWhenTheCellEnds() {
        for (int i = 0; i < 50; i++) {
            python.forget();
            python.value("print('x' * %d, end='')".formatted(i));
            assertEquals("x".repeat(i), python.stream("stdout"));
        }
    }

    @Test
    void outputOfSubprocessesAndNativeCodeIsTheCells() {
        python.value("""
                import ctypes, os, subprocess
                subprocess.run(["echo", "from a subprocess"])
                os.write(1, b"from a descriptor\\n")
                libc = ctypes.CDLL(None)
                libc.printf(b"from C\\n")
                libc.fflush(None)
                os.write(2, b"to the other stream\\n");""");
        assertEquals("from a subprocess\nfrom a descriptor\nfrom C\n", python.stream("stdout"));
        assertEquals("to the other stream\n", python.stream("stderr"));
    }

    @Test
    void threadsPrintWhileTheCellRunsAndAfterwards() throws InterruptedException {
        python.value("""
                import threading, time
                threads = [threading.Thread(target=print, args=(f"thread {i}\\n",), kwargs={"end": ""}) for i in range(20)]
                for t in threads: t.start()
                for t in threads: t.join()
                threading.Timer(0.1, print, ("late",)).start()""");
        assertEquals(
                20,
                python.stream("stdout")
                        .lines()
                        .filter(l -> l.startsWith("thread "))
                        .count());
        for (int i = 0; i < 100 && !python.stream("stdout").endsWith("late\n"); i++) {
            Thread.sleep(20);
        }
        assertTrue(python.stream("stdout").endsWith("late\n"));
    }

    @Test
    void unfinishedLinesAppearWhileTheCellRuns() {
        var cell = python.child.submit(
                "cell.execute",
                dev.espalier.engine.channel.Channel.JSON
                        .createObjectNode()
                        .put("code", "import time\nprint('waiting', end='')\ntime.sleep(30)"));
        await("waiting");
        python.child.interrupt();
        assertEquals("KeyboardInterrupt", cell.join().at("/error/ename").asText());
    }

    private static void await(String text) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!python.stream("stdout").contains(text)) {
            assertTrue(System.nanoTime() < deadline, "nothing was shown");
            Thread.onSpinWait();
        }
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        python.value("import os\nos.write(1, b'a\\xffb\\xe2\\x82\\xacc');");
        assertEquals("a\ufffdb€c", python.stream("stdout"));
    }

    @Test
    void redirectedOutputGoesWhereItIsSent() {
        assertEquals("'kept\\n'", python.value("""
                import contextlib, io
                with contextlib.redirect_stdout(io.StringIO()) as kept:
                    print("kept")
                kept.getvalue()"""));
        assertEquals("'to a file\\n'", python.value("""
                import os, sys, tempfile
                with tempfile.TemporaryFile("w+") as file:
                    saved = os.dup(1)
                    os.dup2(file.fileno(), 1)
                    print("to a file")
                    print("not this", file=sys.stderr)
                    display("nor this")
                    os.dup2(saved, 1); os.close(saved)
                    file.seek(0)
                    text = file.read()
                text"""));
        assertEquals("", python.stream("stdout"));
    }

    @Test
    void aSlowListenerMakesTheChildWait() {
        AtomicLong length = new AtomicLong();
        try (Conversation loud = new Conversation()) {
            loud.child.listen((name, params) -> {
                if (name.equals("stream")) {
                    length.addAndGet(params.path("text").asText().length());
                    loud.forget();
                    sleep();
                }
            });
            loud.value("for i in range(8_000): print('x' * 999)");
        }
        assertEquals(8_000_000, length.get());
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
