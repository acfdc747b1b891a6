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

    /** Interrupts a cell that has printed {@code on}. */
    private static void interrupted(String code) throws IOException {
        String request = kernel.begin(cell(code));
        kernel.awaitPrinted(request, "on");
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        assertEquals("error", kernel.await(Channel.SHELL, request).status(), code);
        assertEquals("2", kernel.run("1 + 1").result(), "after " + code);
    }

    @Test
    void loopsInPythonAreInterrupted() throws IOException {
        interrupted("print('on', flush=True)\nwhile True: pass");
        interrupted("import time; print('on', flush=True); time.sleep(1000)");
        interrupted("!echo on; sleep 1000");
    }

    @Test
    void loopsInJavaAreInterrupted() throws IOException {
        interrupted("%%java\nSystem.out.println(\"on\"); while (true) {}");
        interrupted("%%java\nSystem.out.println(\"on\");"
                + " for (;;) { try { Thread.sleep(100); } catch (Throwable t) {} }");
        assertEquals("3", kernel.run("%%java\n1 + 2").result());
    }

    @Test
    void anInterruptOnTheShellChannelIsHeardToo() throws IOException {
        String request = kernel.begin(cell("print('on', flush=True)\nwhile True: pass"));
        kernel.awaitPrinted(request, "on");
        kernel.client().request(Channel.SHELL, "interrupt_request", Json.object());
        assertEquals("error", kernel.await(Channel.SHELL, request).status());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void theSecondInterruptEndsWhatSwallowsTheFirst() throws IOException, InterruptedException {
        String request = kernel.begin(cell("""
                import time
                print('on', flush=True)
                while True:
                    try:
                        time.sleep(1000)
                    except KeyboardInterrupt:
                        print('swallowed', flush=True)"""));
        kernel.awaitPrinted(request, "on");
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        kernel.awaitPrinted(request, "swallowed");
        // Sooner it would be the same press, still being answered.
        Thread.sleep(800);
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        Conversation ended = kernel.await(Channel.SHELL, request);
        assertEquals("PythonEnded", ended.content().path("ename").asText());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void aMagicThatGoesWrongEndsItsCellOnly() throws IOException {
        kernel.run(
                "import builtins\nclass Odd:\n    def __getattr__(self, name): raise SystemError(name)\nodd = Odd()");
        endsOnlyItself("%graph odd(1)", "SystemError");
        endsOnlyItself("%bench abs(1 / 0)", "ZeroDivisionError");
        assertEquals("3", kernel.run("1 + 2").result());
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
