package dev.espalier.engine.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerBackendTest {
    private final WorkerBackend backend = new WorkerBackend(
            "faulty", Claims.read(FaultyMachine.class, "faulty.claims"), () -> System.getProperty("java.class.path"));

    @AfterEach
    void nothingIsLeft() throws Exception {
        Optional<Long> pid = backend.pid();
        backend.close();
        if (pid.isPresent()) {
            for (int i = 0; i < 100 && ProcessHandle.of(pid.get()).isPresent(); i++) {
                Thread.sleep(20);
            }
            assertTrue(ProcessHandle.of(pid.get()).isEmpty(), "the worker is gone");
        }
        for (int i = 0; i < 50 && !filesOfWorkers().isEmpty(); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(List.of(), filesOfWorkers());
    }

    private static List<String> filesOfWorkers() throws IOException {
        try (Stream<java.nio.file.Path> files =
                Files.list(SharedMemory.ofProcess().folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("w"))
                    .toList();
        }
    }

    private static Graph graph(String call, String type) {
        return Graph.parse("""
                graph g(x: %s) -> %s {
                  return %s : %s
                }
                """.formatted(type, type, call, type));
    }

    private String failure(String call) {
        try (Executable executable = backend.compile(graph(call, "f32[2]"), "cpu")) {
            return assertThrows(EvaluationProblem.class, () -> executable.run(List.of(FaultyMachine.vector(1, 2))))
                    .getMessage();
        }
    }

    private void negates() {
        try (Executable executable = backend.compile(graph("negative(x)", "f32[2]"), "cpu")) {
            assertEquals(List.of(FaultyMachine.vector(-1, -2)), executable.run(List.of(FaultyMachine.vector(1, 2))));
        }
    }

    @Test
    void graphsRunInTheWorkerWhichStartsWithTheFirstOne() {
        assertEquals(Optional.empty(), backend.pid());
        negates();
        assertNotEquals(ProcessHandle.current().pid(), backend.pid().orElseThrow());
        assertEquals(List.of("cpu"), backend.devices());
    }

    @Test
    void claimsAreKnownWithoutTheWorker() {
        dev.espalier.engine.ir.Operation negative =
                dev.espalier.engine.ir.Vocabulary.load().get("negative");
        dev.espalier.engine.ir.Shape any = dev.espalier.engine.ir.Shape.ofRank(1);
        assertTrue(backend.claims(negative, List.of(dev.espalier.engine.ir.TermType.tensor(DType.FLOAT32, any))));
        assertFalse(backend.claims(negative, List.of(dev.espalier.engine.ir.TermType.tensor(DType.INT8, any))));
        assertEquals(Optional.empty(), backend.pid());
    }

    @Test
    void whatTheMachineDoesNotClaimIsComputedFromItsDefinitionOrByTheReference() {
        Graph graph = Graph.parse("""
                graph g(x: f32[2], n: i64[2]) -> (f32[2], i64[2], f32[2]) {
                  a = relu(negative(x)) : f32[2]
                  return (a, negative(n), square(x)) : (f32[2], i64[2], f32[2])
                }
                """);
        HostTensor n = HostTensor.of(
                dev.espalier.engine.backend.Tensor.ofWhole(DType.INT64, new int[] {2}, new long[] {5, -6}));
        HostTensor expected = HostTensor.of(
                dev.espalier.engine.backend.Tensor.ofWhole(DType.INT64, new int[] {2}, new long[] {-5, 6}));
        HostTensor x = FaultyMachine.vector(3, -4);
        try (Executable executable = backend.compile(graph, "cpu")) {
            for (int i = 0; i < 3; i++) {
                assertEquals(List.of(FaultyMachine.vector(0, 4), expected, x), executable.run(List.of(x, n)));
            }
        }
    }

    @Test
    void aCrashIsAProblemThatNamesTheOperationAndTheNextRunIsFine() {
        negates();
        assertEquals("faulty: the worker ended by SIGSEGV in exp(f32[2])", failure("exp(negative(x))"));
        negates();
    }

    @Test
    void aFloatingPointExceptionIsOneToo() {
        try (Executable executable = backend.compile(graph("floor_divide(x, 0)", "i32[1]"), "cpu")) {
            HostTensor one = HostTensor.of(
                    dev.espalier.engine.backend.Tensor.ofWhole(DType.INT32, new int[] {1}, new long[] {1}));
            String message = assertThrows(EvaluationProblem.class, () -> executable.run(List.of(one)))
                    .getMessage();
            assertEquals("faulty: the worker ended by SIGFPE in floor_divide(i32[1], 0)", message);
        }
    }

    @Test
    void aKernelThatHangsIsEndedWhenPatienceIsLost() {
        negates();
        backend.setPatience(Duration.ofMillis(300));
        assertEquals("faulty: the worker was ended after 0.3 s in log(f32[2])", failure("log(x)"));
        backend.setPatience(Duration.ofSeconds(60));
        negates();
    }

    @Test
    void anInterruptEndsAKernelThatHangs() throws Exception {
        negates();
        Thread user = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            user.interrupt();
        });
        assertEquals("faulty: the worker was ended by an interrupt in log(f32[2])", failure("log(x)"));
        assertTrue(Thread.interrupted());
        negates();
    }

    @Test
    void aWorkerThatIsKilledIsReplacedAndItsGraphsWithIt() throws Exception {
        try (Executable executable = backend.compile(graph("negative(x)", "f32[2]"), "cpu")) {
            executable.run(List.of(FaultyMachine.vector(1, 2)));
            ProcessHandle killed = ProcessHandle.of(backend.pid().orElseThrow()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().get(60, TimeUnit.SECONDS);
            Thread.sleep(100);
            assertEquals(List.of(FaultyMachine.vector(-3, -4)), executable.run(List.of(FaultyMachine.vector(3, 4))));
            assertNotEquals(killed.pid(), backend.pid().orElseThrow());
        }
    }

    @Test
    void anErrorOfTheLibraryIsToldInOneLineAndTheWorkerStays() {
        negates();
        long pid = backend.pid().orElseThrow();
        assertEquals("sin(f32[2]): the library says no", failure("sin(x)"));
        assertEquals("faulty: out of memory in cos(f32[2])", failure("cos(x)"));
        assertEquals(pid, backend.pid().orElseThrow());
    }

    @Test
    void aDeviceThatIsNotThereIsToldBeforeAnythingRuns() {
        assertEquals(
                "faulty: there is no device cuda:0",
                assertThrows(EvaluationProblem.class, () -> backend.compile(graph("negative(x)", "f32[2]"), "cuda:0"))
                        .getMessage());
    }

    @Test
    void largeTensorsInSharedMemoryGoThereAndBackWithoutCopies() {
        Graph graph = graph("negative(x)", "f32[n]");
        HostTensor x = FaultyMachine.shared(1_000_000);
        try (Executable executable = backend.compile(graph, "cpu")) {
            HostTensor once = executable.run(List.of(x)).getFirst();
            assertTrue(SharedMemory.ofProcess().find(once.data()).isPresent(), "a result is shared memory");
            assertEquals(-999_999f, once.data().getAtIndex(ValueLayout.JAVA_FLOAT, 999_999));
            assertEquals(x, executable.run(List.of(once)).getFirst());
        }
    }

    @Test
    void resultsOutliveTheirWorker() {
        HostTensor result;
        try (Executable executable = backend.compile(graph("negative(x)", "f32[n]"), "cpu")) {
            result = executable.run(List.of(FaultyMachine.shared(1_000_000))).getFirst();
        }
        backend.close();
        assertEquals(-5f, result.data().getAtIndex(ValueLayout.JAVA_FLOAT, 5));
    }
}
