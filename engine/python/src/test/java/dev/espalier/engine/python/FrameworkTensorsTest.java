package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tensors as the arrays of real frameworks, in the environment that {@code espalier test} makes. */
@ExtendWith(Leftovers.class)
@EnabledIfSystemProperty(named = "espalier.python", matches = ".+")
class FrameworkTensorsTest {
    private static Conversation python;

    @BeforeAll
    static void start() {
        Path program = Path.of(System.getProperty("espalier.python"));
        python = new Conversation(Interpreter.at(program), Options.standard());
        python.value("""
                from espalier_runtime import channel, tensors
                @channel.serve("test.echo")
                def echo(all, kind):
                    global kept
                    kept = [getattr(tensors.read(one), kind)() for one in all]
                    return tensors.describe_all(kept)""");
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    private static JsonNode echo(List<HostTensor> tensors, String kind) {
        ObjectNode params = Channel.JSON.createObjectNode().put("kind", kind);
        return python.child.request(
                "test.echo", params.set("all", python.child.memory().describe(tensors)));
    }

    private static List<HostTensor> samples() {
        List<HostTensor> all = new ArrayList<>();
        for (DType dtype : DType.ALL) {
            for (long[] shape : new long[][] {{}, {5}, {2, 3}, {0, 4}}) {
                HostTensor tensor = HostTensor.allocate(dtype, shape);
                for (long i = 0; i < tensor.data().byteSize(); i++) {
                    tensor.data().set(ValueLayout.JAVA_BYTE, i, (byte) (dtype.isBool() ? i % 2 : (3 * i + 5) % 60));
                }
                all.add(tensor);
            }
        }
        return all;
    }

    @Test
    void everyDtypeAndShapeComesBackThroughNumpyAsItWas() {
        JsonNode back = echo(samples(), "numpy");
        assertEquals(samples(), python.child.memory().readAll(back));
        assertEquals(
                "'ndarray bfloat16 (2, 3)'", python.value("x = kept[42]\nf'{type(x).__name__} {x.dtype} {x.shape}'"));
    }

    @Test
    void everyDtypeAndShapeComesBackThroughTorchAsItWas() {
        JsonNode back = echo(samples(), "torch");
        assertEquals(samples(), python.child.memory().readAll(back));
        assertEquals("'Tensor torch.bfloat16'", python.value("f'{type(kept[42]).__name__} {kept[42].dtype}'"));
    }

    @Test
    void jaxKeepsWhatItHasTypesFor() {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, 2, 3);
        tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, 4, 2.5f);
        JsonNode back = echo(List.of(tensor), "jax");
        assertEquals(List.of(tensor), python.child.memory().readAll(back));
        assertEquals("2.5", python.value("import jax; assert isinstance(kept[0], jax.Array); float(kept[0][1, 1])"));
    }

    @Test
    void arraysWithGapsAndOtherByteOrdersAreCopied() {
        python.value("""
                import numpy
                whole = numpy.arange(12, dtype=">i4").reshape(3, 4)
                @channel.serve("test.part")
                def part():
                    return tensors.describe_all([whole[:, ::2], whole.T])""");
        List<HostTensor> back =
                python.child.memory().readAll(python.child.request("test.part", Channel.JSON.createObjectNode()));
        assertEquals("i32[3,2] [0, 2, 4, 6, 8, 10]", back.get(0).toTensor().toString());
        assertEquals(
                "i32[4,3] [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]",
                back.get(1).toTensor().toString());
    }

    @Test
    void arraysInSharedMemoryAreNotCopied() {
        HostTensor tensor = python.child.memory().allocate(DType.FLOAT64, 8);
        tensor.data().fill((byte) 0);
        for (String kind : new String[] {"numpy", "torch"}) {
            JsonNode back = echo(List.of(tensor), kind);
            python.value("kept[0][3] += 1.5");
            HostTensor same = python.child.memory().readAll(back).get(0);
            same.data().setAtIndex(ValueLayout.JAVA_DOUBLE, 0, 4);
            assertEquals("4.0", python.value("float(kept[0][0])"));
        }
        assertEquals(3.0, tensor.data().getAtIndex(ValueLayout.JAVA_DOUBLE, 3));
    }
}
