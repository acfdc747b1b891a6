package dev.espalier.engine.syntax;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes syntax trees: for each node its kind, then its components in their order. It runs when Espalier is built. */
final class TreeWriter {
    static final ValueKind[] VALUES = ValueKind.values();

    /** What a constant can be. */
    enum ValueKind {
        NONE,
        ELLIPSIS,
        TRUTH,
        INTEGER,
        REAL,
        IMAGINARY,
        STRING,
        BYTES
    }

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final ByteArrayOutputStream trees = new ByteArrayOutputStream();
    private int lastStart;

    void file(SourceFile file) {
        text(file.name(), trees);
        text(file.text(), trees);
        lastStart = 0;
        node(file.module());
    }

    /** All strings, then all files. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        number(strings.size(), all);
        strings.keySet().forEach(string -> text(string, all));
        all.writeBytes(trees.toByteArray());
        return all.toByteArray();
    }

    private void node(Node node) {
        trees.write(NodeKind.of(node).ordinal());
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            boolean isValue = component.getType() == Object.class;
            Object content = content(node, component);
            if (isValue) {
                value(content);
            } else {
                part(content);
            }
        }
    }

    private static Object content(Node node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void part(Object part) {
        switch (part) {
            case Node node -> node(node);
            case Span span -> span(span);
            case String string -> string(string);
            case Integer number -> number(number, trees);
            case Boolean truth -> trees.write(truth ? 1 : 0);
            case Enum<?> constant -> number(constant.ordinal(), trees);
            case Optional<?> optional -> {
                trees.write(optional.isPresent() ? 1 : 0);
                optional.ifPresent(this::part);
            }
            case List<?> list -> {
                number(list.size(), trees);
                list.forEach(this::part);
            }
            default -> throw new IllegalStateException("no form for " + part.getClass());
        }
    }

    private void value(Object value) {
        switch (value) {
            case Constant.None _ -> kind(ValueKind.NONE);
            case Constant.Ellipsis _ -> kind(ValueKind.ELLIPSIS);
            case Boolean truth -> {
                kind(ValueKind.TRUTH);
                part(truth);
            }
            case BigInteger integer -> {
                kind(ValueKind.INTEGER);
                string(integer.toString());
            }
            case Double real -> {
                kind(ValueKind.REAL);
                real(real);
            }
            case Constant.Imaginary imaginary -> {
                kind(ValueKind.IMAGINARY);
                real(imaginary.value());
            }
            case String string -> {
                kind(ValueKind.STRING);
                string(string);
            }
            case Constant.Bytes bytes -> {
                kind(ValueKind.BYTES);
                number(bytes.bytes().size(), trees);
                bytes.bytes().forEach(trees::write);
            }
            default -> throw new IllegalStateException("no form for " + value.getClass());
        }
    }

    private void kind(ValueKind kind) {
        trees.write(kind.ordinal());
    }

    private void real(double value) {
        trees.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    private void span(Span span) {
        number(span.start() - lastStart, trees);
        number(span.length(), trees);
        lastStart = span.start();
    }

    private void string(String string) {
        Integer place = strings.putIfAbsent(string, strings.size());
        number(place == null ? strings.size() - 1 : place, trees);
    }

    private static void text(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, out);
        out.writeBytes(bytes);
    }

    /** Seven bits a byte, the sign in the lowest bit. */
    private static void number(int value, ByteArrayOutputStream out) {
        int rest = value << 1 ^ value >> Integer.SIZE - 1;
        while ((rest & ~0x7F) != 0) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
