package dev.espalier.engine.weights;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NumPy's file of one array: a magic word, a header that is a Python dictionary, and the bytes. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern HEADER = Pattern.compile(
            "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([\\d,\\s]*)\\),?\\s*}\\s*");
    private static final Map<String, DType> DTYPES = Map.ofEntries(
            Map.entry("b1", DType.BOOL),
            Map.entry("u1", DType.UINT8),
            Map.entry("i1", DType.INT8),
            Map.entry("u2", DType.UINT16),
            Map.entry("i2", DType.INT16),
            Map.entry("u4", DType.UINT32),
            Map.entry("i4", DType.INT32),
            Map.entry("u8", DType.UINT64),
            Map.entry("i8", DType.INT64),
            Map.entry("f2", DType.FLOAT16),
            Map.entry("f4", DType.FLOAT32),
            Map.entry("f8", DType.FLOAT64),
            Map.entry("c8", DType.COMPLEX64),
            Map.entry("c16", DType.COMPLEX128));

    private Npy() {}

    static HostTensor read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    static HostTensor read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new WeightsProblem("it does not begin as an npy file");
        }
        int wide = start[MAGIC.length] == 1 ? 2 : 4;
        ByteBuffer length =
                ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(wide), 4)).order(ByteOrder.LITTLE_ENDIAN);
        int size = length.getInt();
        if (size < 0 || size > LONGEST_HEADER) {
            throw new WeightsProblem("the header cannot have %s bytes".formatted(Integer.toUnsignedString(size)));
        }
        Matcher header = HEADER.matcher(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        if (!header.matches()) {
            throw new WeightsProblem("the header of the array is not understood");
        }
        return array(in, header.group(1), header.group(2).equals("True"), shape(header.group(3)));
    }

    private static long[] shape(String sizes) {
        return Arrays.stream(sizes.split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static HostTensor array(InputStream in, String descr, boolean columns, long... shape) throws IOException {
        DType dtype = DTYPES.get(descr.substring(Math.min(1, descr.length())));
        if (descr.endsWith("O")) {
            throw new WeightsProblem("the array holds pickled objects, which are not read");
        }
        if (dtype == null) {
            throw new WeightsProblem("the dtype \"%s\" is not understood".formatted(descr));
        }
        long[] stored = columns ? reversed(shape) : shape;
        HostTensor tensor = HostTensor.allocate(dtype, stored);
        byte[] bytes = in.readNBytes(Math.toIntExact(tensor.data().byteSize()));
        if (bytes.length != tensor.data().byteSize()) {
            throw new WeightsProblem("the file ends within the array");
        }
        if (descr.startsWith(">")) {
            swap(bytes, HostTensor.width(dtype) / (dtype.isComplex() ? 2 : 1));
        }
        tensor.data().copyFrom(MemorySegment.ofArray(bytes));
        return columns ? transposed(tensor, shape) : tensor;
    }

    private static long[] reversed(long... shape) {
        long[] reversed = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            reversed[i] = shape[shape.length - 1 - i];
        }
        return reversed;
    }

    private static void swap(byte[] bytes, int width) {
        for (int at = 0; at < bytes.length; at += width) {
            for (int i = 0; i < width / 2; i++) {
                byte before = bytes[at + i];
                bytes[at + i] = bytes[at + width - 1 - i];
                bytes[at + width - 1 - i] = before;
            }
        }
    }

    /** An array that lies column by column, row by row. */
    private static HostTensor transposed(HostTensor columns, long... shape) {
        HostTensor rows = HostTensor.allocate(columns.dtype(), shape);
        int width = HostTensor.width(columns.dtype());
        for (long i = 0; i < rows.count(); i++) {
            long rest = i;
            long from = 0;
            long stride = columns.count();
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                stride /= shape[axis];
                from += rest % shape[axis] * stride;
                rest /= shape[axis];
            }
            MemorySegment.copy(columns.data(), from * width, rows.data(), i * width, width);
        }
        return rows;
    }

    static void write(Path file, HostTensor tensor) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, tensor);
        }
    }

    static void write(OutputStream out, HostTensor tensor) throws IOException {
        String shape =
                Arrays.stream(tensor.shape()).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(descr(tensor.dtype()), shape);
        int before = MAGIC.length + 4;
        int padding = Math.floorMod(-(before + header.length() + 1), ALIGNMENT);
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) text.length, (byte) (text.length >> 8)});
        out.write(text);
        Bytes.copy(tensor.data(), Channels.newChannel(out));
    }

    private static String descr(DType dtype) throws WeightsProblem {
        String name = DTYPES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(dtype))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new WeightsProblem("NumPy's files have no dtype " + dtype));
        return (HostTensor.width(dtype) == 1 ? "|" : "<") + name;
    }
}
