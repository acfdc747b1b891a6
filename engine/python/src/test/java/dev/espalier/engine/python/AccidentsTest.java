package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.python.PythonChild.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the code of a cell does, Python can be used again soon. */
@ExtendWith(Leftovers.class)
class AccidentsTest {
    /** After which it counts as hanging, on a busy machine too; how long it takes is measured by the soak. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Conversation python;

    @BeforeAll
    static void start() {
        python = new Conversation(Conversation.bundled(), Options.standard().withPatience(Duration.ofMillis(200)));
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    @BeforeEach
    void forget() {
        python.forget();
    }

    private static void assertUsableSoonAfter(String code, String reason) {
        PythonProblem problem = assertThrows(PythonProblem.class, () -> python.child.execute(code));
        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
        assertTrue(problem.getMessage().contains("its variables are gone"), problem.getMessage());
        assertUsable();
    }

    private static void assertUsable() {
        long start = System.nanoTime();
        assertEquals("2", python.value("1 + 1"));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.compareTo(SOON) < 0, "took " + taken);
    }

    @Test
    void aSegmentationFaultIsToldWithItsPlace() {
        assertUsableSoonAfter("import ctypes\nctypes.string_at(0)", "signal 11");
        assertTrue(python.stream("stderr").contains("Cell In["), python.stream("stderr"));
    }

    @Test
    void anAbortIsTold() {
        assertUsableSoonAfter("import os; os.abort()", "signal 6");
    }

    @Test
    void aKillFromOutsideIsTold() {
        assertUsableSoonAfter("import os; os.kill(os.getpid(), 9)", "signal 9");
    }

    @Test
    void anExitWithoutCleaningUpIsTold() {
        assertUsableSoonAfter("print('last words')\nimport os; os._exit(3)", "exit status 3");
        assertEquals("last words\n", python.stream("stdout"));
    }

    @Test
    void aChildThatClosesAllItsFilesIsReplaced() {
        assertUsableSoonAfter("import os; os.closerange(3, 100)\nwhile True: pass", "closed its line");
    }

    @Test
    void variablesAreGoneAfterADeathAndNotBefore() {
        python.value("kept = 1");
        assertThrows(PythonProblem.class, () -> python.child.execute("import os; os._exit(0)"));
        assertEquals("NameError", python.error("kept").name());
    }

    @Test
    void anInterruptEndsALoopAndKeepsVariables() throws Exception {
        python.value("kept = 5");
        long pid = python.child.pid();
        CompletableFuture<CellResult> cell = start("print('go')\nwhile True: pass");
        long start = System.nanoTime();
        assertEquals(Interruption.SENT, python.child.interrupt());
        assertEquals("KeyboardInterrupt", cell.get().error().orElseThrow().name());
        assertTrue(System.nanoTime() - start < SOON.toNanos(), "took " + (System.nanoTime() - start));
        assertEquals("5", python.value("kept"));
        assertEquals(pid, python.child.pid());
    }

    @Test
    void anInterruptEndsWaitingOfAllKinds() throws Exception {
        python.child.serve("never", _ -> {
            Thread.sleep(60_000);
            return null;
        });
        for (String wait : new String[] {
            "import time; time.sleep(60)",
            "import threading; threading.Event().wait()",
            "import subprocess; subprocess.run(['sleep', '60'])",
            "import asyncio; await asyncio.sleep(60)",
            "from espalier_runtime import channel; channel.request('never')",
            "import select; select.select([], [], [], 60)"
        }) {
            python.forget();
            CompletableFuture<CellResult> cell = start("print('go')\n" + wait);
            python.child.interrupt();
            assertEquals("KeyboardInterrupt", cell.get().error().orElseThrow().name(), wait);
        }
        assertUsable();
    }

    /** Starts a cell and waits until it has printed something. */
    private static CompletableFuture<CellResult> start(String code) throws InterruptedException {
        CompletableFuture<CellResult> cell = CompletableFuture.supplyAsync(() -> python.child.execute(code));
        while (!python.stream("stdout").contains("go") && !cell.isDone()) {
            Thread.sleep(1);
        }
        return cell;
    }

    @Test
    void anInterruptOfNothingHarmsNothing() throws InterruptedException {
        assertEquals(Interruption.NOTHING_TO_INTERRUPT, python.child.interrupt());
        Signals.send("INT", python.child.pid());
        Thread.sleep(50);
        assertUsable();
    }

    @Test
    void aSecondInterruptEndsWhatDoesNotReact() throws Exception {
        CompletableFuture<CellResult> cell = start("""
                print("go")
                while True:
                    try:
                        while True: pass
                    except BaseException: pass""");
        assertEquals(Interruption.SENT, python.child.interrupt());
        Thread.sleep(250);
        assertEquals(Interruption.ENDED, python.child.interrupt());
        Exception problem = assertThrows(Exception.class, cell::get);
        assertTrue(problem.getMessage().contains("ended by the second one"), problem.getMessage());
        assertUsable();
    }

    @Test
    void aForkedProcessDoesNotAnswerForItsParent() {
        python.value("import os\npid = os.fork()\nprint('parent' if pid else 'child')");
        python.value("if pid: os.waitpid(pid, 0)");
        assertEquals("child\nparent\n", python.stream("stdout").lines().sorted().reduce("", (a, b) -> a + b + "\n"));
        assertEquals("'ChannelClosed'", python.value("""
                from espalier_runtime import channel
                read, write = os.pipe()
                pid = os.fork()
                if pid == 0:
                    try:
                        channel.request("anything")
                    except BaseException as error:
                        os.write(write, type(error).__name__.encode())
                    os._exit(0)
                os.waitpid(pid, 0)
                os.read(read, 100).decode()"""));
        assertUsable();
    }

    @Test
    void processesOfACellEndWithTheChild() throws Exception {
        String pid = python.value("import subprocess; sleeper = subprocess.Popen(['sleep', '1000']); sleeper.pid");
        python.child.restart();
        for (int i = 0; i < 100 && isRunning(pid); i++) {
            Thread.sleep(20);
        }
        assertFalse(isRunning(pid));
    }

    /** Whether there is such a process, other than one that has ended and waits for nobody to ask after it. */
    private static boolean isRunning(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "stat");
        return Files.exists(status) && !Files.readString(status).contains(") Z ");
    }

    @Test
    void restartGivesANewProcess() {
        long pid = python.child.pid();
        python.child.restart();
        assertNotEquals(pid, python.child.pid());
        assertUsable();
    }

    @Test
    void aThreadThatIsInterruptedDoesNotBreakTheLine() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThrows(RuntimeException.class, () -> python.child.execute("import time; time.sleep(0.3)"));
        assertTrue(Thread.interrupted());
        long pid = python.child.pid();
        assertUsable();
        assertEquals(pid, python.child.pid());
    }
}
