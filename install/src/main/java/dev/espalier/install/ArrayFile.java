package dev.espalier.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Arrays saved by NumPy: their types, without their values. */
final class ArrayFile {
    // The NPY format: "\x93NUMPY", version, length of the header, a Python dictionary.
    private static final int MAGIC_LENGTH = 6;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'[<>|=]?([a-z])(\\d+)'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    private static final Map<String, String> KINDS = Map.of("f", "f", "i", "i", "u", "u", "c", "c");

    private ArrayFile() {}

    /** The types of all arrays of an {@code .npz} file in their order: {@code f32[2,3], i64[]}. */
    static String types(Path file) throws IOException {
        List<String> types = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String header = header(zip).orElseThrow(() -> new IOException("not an .npz file of NumPy"));
                types.add(type(header).orElseThrow(() -> new IOException("cannot read the array type in " + header)));
            }
        }
        if (types.isEmpty()) {
            throw new IOException("holds no arrays");
        }
        return String.join(", ", types);
    }

    private static Optional<String> header(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC_LENGTH + 2);
        if (start.length < MAGIC_LENGTH + 2 || start[0] != (byte) 0x93 || start[1] != 'N') {
            return Optional.empty();
        }
        boolean isFirstVersion = start[MAGIC_LENGTH] == 1;
        ByteBuffer size = ByteBuffer.wrap(in.readNBytes(isFirstVersion ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        int length = isFirstVersion ? Short.toUnsignedInt(size.getShort()) : size.getInt();
        return Optional.of(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static Optional<String> type(String header) {
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find()) {
            return Optional.empty();
        }
        String sizes = Pattern.compile(",")
                .splitAsStream(shape.group(1))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .collect(Collectors.joining(","));
        String dtype = type.group(1).equals("b")
                ? "bool"
                : Optional.ofNullable(KINDS.get(type.group(1)))
                        .map(kind -> kind + 8 * Integer.parseInt(type.group(2)))
                        .orElse(null);
        return Optional.ofNullable(dtype).map(name -> name + "[" + sizes + "]");
    }
}
