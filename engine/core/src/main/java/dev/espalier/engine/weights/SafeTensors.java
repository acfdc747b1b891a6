package dev.espalier.engine.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The safetensors format: the length of a JSON header, the header, and the bytes of all tensors without gaps. Files are
 * mapped into memory; only what is looked at is read.
 */
final class SafeTensors {
    /** The limit of the format. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int PREFIX = 8;
    private static final String METADATA = "__metadata__";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<String, DType> DTYPES = Map.ofEntries(
            Map.entry("BOOL", DType.BOOL),
            Map.entry("U8", DType.UINT8),
            Map.entry("I8", DType.INT8),
            Map.entry("U16", DType.UINT16),
            Map.entry("I16", DType.INT16),
            Map.entry("U32", DType.UINT32),
            Map.entry("I32", DType.INT32),
            Map.entry("U64", DType.UINT64),
            Map.entry("I64", DType.INT64),
            Map.entry("F16", DType.FLOAT16),
            Map.entry("BF16", DType.BFLOAT16),
            Map.entry("F32", DType.FLOAT32),
            Map.entry("F64", DType.FLOAT64),
            Map.entry("C64", DType.COMPLEX64));

    private SafeTensors() {}

    static Map<String, HostTensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return tensors(all);
        }
    }

    private static Map<String, HostTensor> tensors(MemorySegment all) throws WeightsProblem {
        if (all.byteSize() < PREFIX) {
            throw new WeightsProblem("the file is too short for a header");
        }
        long length = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        if (length < 0 || length > LONGEST_HEADER || length > all.byteSize() - PREFIX) {
            throw new WeightsProblem("the header cannot have %s bytes".formatted(Long.toUnsignedString(length)));
        }
        JsonNode header = header(all.asSlice(PREFIX, length).toArray(ValueLayout.JAVA_BYTE));
        MemorySegment data = all.asSlice(PREFIX + length);
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        long covered = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                HostTensor tensor = tensor(entry.getKey(), entry.getValue(), data);
                covered += tensor.data().byteSize();
                tensors.put(entry.getKey(), tensor);
            }
        }
        if (covered != data.byteSize()) {
            throw new WeightsProblem("the tensors have %d bytes, the file has %d".formatted(covered, data.byteSize()));
        }
        return tensors;
    }

    private static JsonNode header(byte[] bytes) throws WeightsProblem {
        try {
            JsonNode header = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new WeightsProblem("the header is no JSON: " + e.getOriginalMessage());
        }
        throw new WeightsProblem("the header is no JSON object");
    }

    private static HostTensor tensor(String name, JsonNode entry, MemorySegment data) throws WeightsProblem {
        String dtype = entry.path("dtype").asText();
        if (!DTYPES.containsKey(dtype)) {
            throw new WeightsProblem("%s: the dtype \"%s\" is not understood".formatted(name, dtype));
        }
        long[] shape = new long[entry.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = whole(name, entry.path("shape").get(i));
        }
        long begin = whole(name, entry.path("data_offsets").path(0));
        long end = whole(name, entry.path("data_offsets").path(1));
        if (begin > end || end > data.byteSize()) {
            throw new WeightsProblem("%s: bytes %d to %d are outside of the file".formatted(name, begin, end));
        }
        try {
            return new HostTensor(DTYPES.get(dtype), shape, data.asSlice(begin, end - begin));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WeightsProblem(name + ": " + e.getMessage());
        }
    }

    private static long whole(String name, JsonNode number) throws WeightsProblem {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new WeightsProblem(name + ": sizes and offsets are whole numbers");
        }
        return number.asLong();
    }

    static void write(Path file, Map<String, HostTensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        long at = 0;
        for (Map.Entry<String, HostTensor> entry : tensors.entrySet()) {
            HostTensor tensor = entry.getValue();
            ObjectNode described = header.putObject(entry.getKey());
            described.put("dtype", name(tensor.dtype()));
            for (long size : tensor.shape()) {
                described.withArray("shape").add(size);
            }
            described.withArray("shape");
            described.putArray("data_offsets").add(at).add(at + tensor.data().byteSize());
            at += tensor.data().byteSize();
        }
        byte[] json = JSON.writeValueAsBytes(header);
        int padding = Math.floorMod(-json.length, PREFIX);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(PREFIX)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length + padding)
                    .array());
            out.write(json);
            out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
            for (HostTensor tensor : tensors.values()) {
                Bytes.copy(tensor.data(), Channels.newChannel(out));
            }
        }
    }

    private static String name(DType dtype) throws WeightsProblem {
        Optional<String> name = DTYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(dtype))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.orElseThrow(() -> new WeightsProblem("safetensors has no dtype " + dtype));
    }
}
