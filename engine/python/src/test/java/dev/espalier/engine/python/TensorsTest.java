package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tensors in shared memory, with an interpreter that has no NumPy. */
@ExtendWith(Leftovers.class)
class TensorsTest {
    private static Conversation python;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        python = new Conversation();
        python.value(SERVICES);
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    private static final String SERVICES = """
            from espalier_runtime import channel, tensors
            kept = {}
            @channel.serve("test.keep")
            def keep(name, tensor):
                kept[name] = tensors.read(tensor)
            @channel.serve("test.give")
            def give(name):
                return tensors.describe(kept[name])
            @channel.serve("test.forget")
            def forget():
                kept.clear()
            @channel.serve("test.echo")
            def echo(all):
                return tensors.describe_all([tensors.read(one) for one in all])""";

    private static void keep(Conversation with, String name, HostTensor tensor) {
        ObjectNode params = Channel.JSON.createObjectNode().put("name", name);
        with.child.request("test.keep", params.set("tensor", with.child.memory().describe(tensor)));
    }

    private static JsonNode give(Conversation with, String name) {
        return with.child.request("test.give", Channel.JSON.createObjectNode().put("name", name));
    }

    private static HostTensor floats(float... values) {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, values.length);
        for (int i = 0; i < values.length; i++) {
            tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, values[i]);
        }
        return tensor;
    }

    @Test
    void pythonSeesTheElements() {
        keep(python, "x", floats(1.5f, -2, 3));
        assertEquals(
                "('f32', (3,), [1.5, -2.0, 3.0])",
                python.value("x = kept['x']\nx.dtype, x.shape, x.memoryview().tolist()"));
    }

    @Test
    void everyDtypeAndShapeComesBackAsItWas() {
        List<HostTensor> all = new ArrayList<>();
        for (DType dtype : DType.ALL) {
            for (long[] shape : new long[][] {{}, {5}, {2, 3}, {0, 4}}) {
                HostTensor tensor = HostTensor.allocate(dtype, shape);
                for (long i = 0; i < tensor.data().byteSize(); i++) {
                    tensor.data().set(ValueLayout.JAVA_BYTE, i, (byte) (dtype.isBool() ? i % 2 : 7 * i + all.size()));
                }
                all.add(tensor);
            }
        }
        ObjectNode params = Channel.JSON.createObjectNode();
        JsonNode reply = python.child.request(
                "test.echo", params.set("all", python.child.memory().describe(all)));
        assertEquals(all, python.child.memory().readAll(reply));
    }

    @Test
    void buffersOfTheStandardLibraryAreTensors() {
        python.value(
                "import array\nkept['a'] = array.array('d', [1, 2, 3])\nkept['b'] = memoryview(b'abcdef').cast('B', (2, 3))");
        HostTensor doubles = python.child.memory().read(give(python, "a"));
        assertEquals("f64[3]", doubles.type().toString());
        assertEquals(3.0, doubles.data().getAtIndex(ValueLayout.JAVA_DOUBLE, 2));
        HostTensor bytes = python.child.memory().read(give(python, "b"));
        assertEquals("u8[2,3]", bytes.type().toString());
        assertEquals('f', bytes.data().get(ValueLayout.JAVA_BYTE, 5));
    }

    @Test
    void whatLiesInSharedMemoryIsNotCopied() {
        HostTensor shared = python.child.memory().allocate(DType.INT64, 4);
        shared.data().fill((byte) 0);
        keep(python, "shared", shared);
        python.value("kept['shared'].memoryview()[2] = 77");
        assertEquals(77, shared.data().getAtIndex(ValueLayout.JAVA_LONG, 2));
        HostTensor back = python.child.memory().read(give(python, "shared"));
        back.data().setAtIndex(ValueLayout.JAVA_LONG, 3, 88);
        assertEquals("[0, 0, 77, 88]", python.value("kept['shared'].memoryview().tolist()"));
        assertEquals(
                give(python, "shared").path("segment"),
                python.child.memory().describe(back).path("segment"));
    }

    @Test
    void tensorsAreAligned() {
        JsonNode all = python.child.memory().describe(List.of(floats(1), floats(2, 3), floats(4)));
        for (JsonNode one : all) {
            assertEquals(0, one.path("offset").asLong() % 64, all.toString());
        }
        assertNotEquals(all.at("/0/offset"), all.at("/1/offset"));
        python.child.memory().readAll(all);
    }

    @Test
    void memoryIsUsedAgainWhenNobodyHoldsIt() throws InterruptedException {
        try (Conversation fresh = new Conversation()) {
            fresh.value(SERVICES);
            String first = give(fresh, 1_000_000);
            fresh.value("import gc; gc.collect();");
            boolean isUsedAgain = false;
            for (int i = 0; i < 50 && !isUsedAgain; i++) {
                System.gc(); // what was read is unreachable
                Thread.sleep(20);
                isUsedAgain = give(fresh, 1_000_000).equals(first);
            }
            assertTrue(isUsedAgain);
        }
    }

    private static String give(Conversation with, int size) {
        with.value("kept['big'] = bytes(%d)".formatted(size));
        JsonNode descriptor = give(with, "big");
        assertEquals(size, with.child.memory().read(descriptor).count());
        with.child.request("test.forget", Channel.JSON.createObjectNode());
        return descriptor.path("segment").asText();
    }

    @Test
    void sharedMemoryThatIsFullIsReplacedByFiles() {
        Options small = Options.standard().withMemory(folder, 1 << 20);
        try (Conversation cramped = new Conversation(Conversation.bundled(), small)) {
            cramped.value(SERVICES);
            HostTensor large = HostTensor.allocate(DType.FLOAT64, 1 << 19);
            large.data().setAtIndex(ValueLayout.JAVA_DOUBLE, 12345, 6.5);
            keep(cramped, "large", large);
            assertEquals("6.5", cramped.value("kept['large'].memoryview()[12345]"));
            cramped.value("kept['copy'] = bytes(kept['large'].memoryview())");
            HostTensor copy = cramped.child.memory().read(give(cramped, "copy"));
            assertEquals(large.data().byteSize(), copy.count());
            assertEquals(-1, large.data().mismatch(copy.data()));
        }
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void theDeathOfTheChildLeavesNoMemoryBehindAndTensorsStayValid() throws InterruptedException {
        try (Conversation fresh = new Conversation()) {
            fresh.value(SERVICES);
            fresh.value("kept['x'] = b'still here'");
            HostTensor tensor = fresh.child.memory().read(give(fresh, "x"));
            keep(fresh, "y", floats(1, 2));
            assertThrows(PythonProblem.class, () -> fresh.child.execute("import os; os.kill(os.getpid(), 9)"));
            assertEquals('s', tensor.data().get(ValueLayout.JAVA_BYTE, 0));
            assertEquals(1, Leftovers.memories(1), "only the memory of the other child is left");
            fresh.value("1");
        }
    }
}
