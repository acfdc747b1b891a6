package dev.espalier.engine.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files were written by NumPy, PyTorch and safetensors, see {@code write_weights.py}. */
class WeightsTest {
    @TempDir
    private Path folder;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(WeightsTest.class.getResource(name).toURI());
    }

    @Test
    void arraysOfNumPyAreRead() throws IOException, URISyntaxException {
        Map<String, HostTensor> arrays = Weights.read(file("arrays.npz"));
        assertEquals(
                List.of("half", "single", "columns", "big", "truth", "bytes", "complex", "number", "empty"),
                List.copyOf(arrays.keySet()));
        assertEquals("[1.0, -2.0, 0.5]", numbers(arrays.get("half")));
        assertEquals("[0.0, 0.25, 0.5, 0.75, 1.0, 1.25]", numbers(arrays.get("single")));
        assertEquals("[1.0, -2.0, 3.0, 70000.0]", numbers(arrays.get("big")));
        assertEquals("[1.0, 0.0]", numbers(arrays.get("truth")));
        assertEquals("[0.0, 255.0]", numbers(arrays.get("bytes")));
        assertEquals(-0.5, arrays.get("complex").toTensor().imaginary(1));
        assertEquals("[2.5]", numbers(arrays.get("number")));
        assertArrayEquals(new long[0], arrays.get("number").shape());
        assertArrayEquals(new long[] {0, 3}, arrays.get("empty").shape());
        assertEquals(arrays.get("single"), Weights.read(file("packed.npz")).get("single"));
    }

    @Test
    void arraysThatLieColumnByColumnAreTurned() throws IOException, URISyntaxException {
        HostTensor array = Weights.read(file("one.npy")).get("one");
        assertArrayEquals(new long[] {2, 3, 4}, array.shape());
        assertEquals(Arrays.toString(IntStream.range(0, 24).asDoubleStream().toArray()), numbers(array));
    }

    @Test
    void safetensorsAreRead() throws IOException, URISyntaxException {
        Map<String, HostTensor> tensors = Weights.read(file("weights.safetensors"));
        assertEquals(5, tensors.size());
        assertEquals("[0.0, 0.25, 0.5, 0.75, 1.0, 1.25]", numbers(tensors.get("layer.weight")));
        assertEquals(DType.BFLOAT16, tensors.get("layer.bias").dtype());
        assertEquals("[1.0, -2.0, 0.5]", numbers(tensors.get("layer.bias")));
        assertEquals("[7.0]", numbers(tensors.get("odd")));
        assertEquals("[70000.0]", numbers(tensors.get("steps")));
        assertEquals("[1.0, 0.0]", numbers(tensors.get("mask")));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException, URISyntaxException {
        Map<String, HostTensor> arrays = Weights.read(file("arrays.npz"));
        for (String name : List.of("copy.npz", "copy.safetensors")) {
            Path copy = folder.resolve(name);
            Weights.write(copy, arrays);
            assertEquals(arrays, Weights.read(copy));
        }
        Map<String, HostTensor> brain = new LinkedHashMap<>();
        brain.put("b", Weights.read(file("weights.safetensors")).get("layer.bias"));
        assertEquals(
                "NumPy's files have no dtype bfloat16",
                assertThrows(WeightsProblem.class, () -> Weights.write(folder.resolve("b.npz"), brain))
                        .getMessage());
    }

    @Test
    void headersAreAlignedAsNumPyAndSafetensorsWriteThem() throws IOException, URISyntaxException {
        Map<String, HostTensor> one =
                Map.of("columns", Weights.read(file("arrays.npz")).get("half"));
        Path npy = folder.resolve("half.npy");
        Weights.write(npy, one);
        assertEquals(0, (Files.size(npy) - 6) % 64);
        Path tensors = folder.resolve("half.safetensors");
        Weights.write(tensors, one);
        assertEquals(0, (Files.size(tensors) - 6) % 8);
    }

    @Test
    void picklesAreNeverRead() throws URISyntaxException {
        assertEquals(
                "the array holds pickled objects, which are not read",
                assertThrows(WeightsProblem.class, () -> Weights.read(file("objects.npy")))
                        .getMessage());
        assertTrue(assertThrows(WeightsProblem.class, () -> Weights.read(folder.resolve("model.pth")))
                .getMessage()
                .contains("pickles"));
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        assertRefused("the file is too short for a header", new byte[3]);
        assertRefused("the header cannot have 9000000000 bytes", safetensors(9_000_000_000L, "{}", 0));
        assertRefused("the header is no JSON object", safetensors("[]", 0));
        assertRefused("the tensors have 0 bytes, the file has 4", safetensors("{}", 4));
        assertRefused(
                "a: bytes 0 to 8 are outside of the file",
                safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4));
        assertRefused(
                "a: 4 bytes do not fill f32[2]",
                safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4));
        assertRefused(
                "a: sizes and offsets are whole numbers",
                safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4));
        assertRefused(
                "a: the dtype \"Q4\" is not understood",
                safetensors("{\"a\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4));
    }

    private void assertRefused(String message, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("broken.safetensors"), content);
        assertEquals(
                message,
                assertThrows(WeightsProblem.class, () -> Weights.read(file)).getMessage());
    }

    private static byte[] safetensors(String header, int data) {
        return safetensors(header.length(), header, data);
    }

    private static byte[] safetensors(long length, String header, int data) {
        return ByteBuffer.allocate(8 + header.length() + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static String numbers(HostTensor host) {
        Tensor tensor = host.toTensor();
        return Arrays.toString(
                IntStream.range(0, tensor.count()).mapToDouble(tensor::real).toArray());
    }
}
