package dev.espalier.kernel;

import static dev.espalier.kernel.RunningKernel.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.kernel.RunningKernel.Conversation;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a cell does, the next one runs. */
class RobustnessTest {
    private static RunningKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel();
        kernel.run("%%java\n1");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static void endsOnlyItself(String code, String error) throws IOException {
        Conversation ran = kernel.run(code);
        assertEquals("error", ran.status(), code);
        assertTrue(
                ran.content().path("ename").asText().contains(error),
                ran.content().toString());
        assertEquals("2", kernel.run("1 + 1").result(), "after " + code);
    }

    @Test
    void aChildThatDiesIsReplaced() throws IOException {
        endsOnlyItself("import os; os._exit(3)", "PythonEnded");
        endsOnlyItself("import ctypes; ctypes.string_at(0)", "PythonEnded");
        endsOnlyItself("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "PythonEnded");
    }

    @Test
    void whatPythonRaisesEndsTheCell() throws IOException {
        endsOnlyItself("raise SystemExit(1)", "SystemExit");
        endsOnlyItself("def f(): f()\nf()", "RecursionError");
        endsOnlyItself("raise BaseException('any')", "BaseException");
    }

    @Test
    void whatJavaThrowsEndsTheCell() throws IOException {
        endsOnlyItself("%%java\nthrow new Error(\"any\");", "java.lang.Error");
        endsOnlyItself("%%java\nint f(int n) { return f(n + 1) + 1; }\nf(0)", "StackOverflowError");
        endsOnlyItself("%%java\nlong[][] all = new long[1 << 30][1 << 30];", "OutOfMemoryError");
        endsOnlyItself("%%java\nSystem.exit(1);", "Exit");
        endsOnlyItself("%%java\nRuntime.getRuntime().halt(1);", "Exit");
    }

    private static double interrupted(String code) throws IOException, InterruptedException {
        String request = kernel.begin(cell(code));
        Thread.sleep(500);
        long start = System.nanoTime();
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        assertEquals("error", kernel.await(Channel.SHELL, request).status(), code);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertEquals("2", kernel.run("1 + 1").result(), "after " + code);
        return seconds;
    }

    @Test
    void loopsInPythonAreInterrupted() throws IOException, InterruptedException {
        assertTrue(interrupted("while True: pass") < 2);
        assertTrue(interrupted("import time; time.sleep(100)") < 2);
        assertTrue(interrupted("!sleep 100") < 2);
    }

    @Test
    void loopsInJavaAreInterrupted() throws IOException, InterruptedException {
        assertTrue(interrupted("%%java\nwhile (true) {}") < 2);
        assertTrue(interrupted("%%java\nfor (;;) { try { Thread.sleep(100); } catch (Throwable t) {} }") < 2);
        assertEquals("3", kernel.run("%%java\n1 + 2").result());
    }

    @Test
    void anInterruptOnTheShellChannelIsHeardToo() throws IOException, InterruptedException {
        String request = kernel.begin(cell("while True: pass"));
        Thread.sleep(500);
        kernel.client().request(Channel.SHELL, "interrupt_request", Json.object());
        assertEquals("error", kernel.await(Channel.SHELL, request).status());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void theSecondInterruptEndsWhatSwallowsTheFirst() throws IOException, InterruptedException {
        String request = kernel.begin(cell("""
                import time
                while True:
                    try:
                        time.sleep(100)
                    except KeyboardInterrupt:
                        pass"""));
        Thread.sleep(700);
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        Thread.sleep(800);
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        Conversation ended = kernel.await(Channel.SHELL, request);
        assertEquals("PythonEnded", ended.content().path("ename").asText());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void aThousandCellsWaitInOrder() throws IOException {
        kernel.run("order = []");
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            requests.add(kernel.send(cell("order.append(" + i + ")")));
        }
        for (String request : requests) {
            assertEquals("ok", kernel.await(Channel.SHELL, request).status());
        }
        assertEquals("True", kernel.run("order == list(range(1000))").result());
    }

    @Test
    void aHundredMegabytesArriveWhole() throws IOException {
        Conversation ran = kernel.run("for i in range(100): print('x' * (1 << 20))");
        assertEquals(100L * ((1 << 20) + 1), ran.printed("stdout").length());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void aRestartIsConfirmed() throws IOException {
        try (RunningKernel other = new RunningKernel()) {
            Conversation down =
                    other.ask(Channel.CONTROL, "shutdown_request", Json.object().put("restart", true));
            assertEquals("ok", down.status());
            assertTrue(down.content().path("restart").asBoolean());
            other.kernel().waitForShutdown();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
