package dev.espalier.engine.syntax;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The dump of a syntax tree that {@code ast_dump.py} writes for CPython's own. */
final class TreeDump {
    private final List<String> lines = new ArrayList<>();

    private TreeDump() {}

    static String of(SourceFile file) {
        TreeDump dump = new TreeDump();
        dump.node(file.module(), 0);
        return String.join("\n", dump.lines) + "\n";
    }

    private void node(Node node, int depth) {
        StringJoiner words = new StringJoiner(" ");
        words.add(" ".repeat(depth) + node.getClass().getSimpleName());
        switch (node) {
            case Module _, Parameters _, Comprehension _, MatchCase _, WithItem _ -> {}
            case Parameter parameter -> words.add(parameter.span().start() + "-");
            default -> words.add(node.span().start() + "-" + node.span().end());
        }
        int at = lines.size();
        lines.add("");
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getType() != Span.class) {
                value(valueOf(component, node), words, depth + 1);
            }
        }
        lines.set(at, words.toString());
    }

    private static Object valueOf(RecordComponent component, Node node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void value(Object value, StringJoiner words, int depth) {
        switch (value) {
            case Node node -> node(node, depth);
            case Optional<?> optional when optional.isEmpty() -> words.add("-");
            case Optional<?> optional -> value(optional.get(), words, depth);
            case List<?> list -> {
                words.add("[" + list.size() + "]");
                list.forEach(item -> value(item, words, depth));
            }
            case Operator operator -> words.add(operator.symbol());
            case UnaryOperator operator -> words.add(operator.symbol());
            case BoolOperator operator -> words.add(operator.symbol());
            case CompareOperator operator -> words.add(operator.symbol());
            default -> words.add(scalar(value));
        }
    }

    private static String scalar(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case Constant.None _ -> "None";
            case Constant.Ellipsis _ -> "...";
            case Integer number -> Integer.toString(number, 16);
            case BigInteger number -> number.toString(16);
            case Double number -> "f" + bits(number);
            case Constant.Imaginary number -> "j" + bits(number.value());
            case Constant.Bytes bytes -> hex(bytes);
            case String text -> '"' + escape(text) + '"';
            default -> value.toString();
        };
    }

    private static String bits(double number) {
        return HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
    }

    private static String hex(Constant.Bytes value) {
        StringBuilder out = new StringBuilder("b");
        value.bytes().forEach(b -> HexFormat.of().toHexDigits(out, b));
        return out.toString();
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c < 127 && c != '\\') {
                out.append(c);
            } else {
                out.append('\\').append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.toString();
    }
}
