package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads types as {@link TermType} writes them: {@code f32[batch,3]}, {@code (f32[3], i64[3])}, {@code int}. */
final class TypeReader {
    private static final Pattern TENSOR = Pattern.compile("(bool|bf16|[iufc](?:\\d+|\\?)|\\?)\\[(.*)]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private TypeReader() {}

    static TermType read(String text) {
        Matcher tensor = TENSOR.matcher(text);
        if (tensor.matches()) {
            return TermType.tensor(dtype(tensor.group(1)), shape(tensor.group(2)));
        }
        if (text.startsWith("(") && text.endsWith(")")) {
            return new TermType.Sequence(parts(text.substring(1, text.length() - 1)).stream()
                    .map(TypeReader::read)
                    .toList());
        }
        return switch (text) {
            case "bool" -> new TermType.Scalar(Kind.BOOL);
            case "int" -> new TermType.Scalar(Kind.INT);
            case "float" -> new TermType.Scalar(Kind.FLOAT);
            case "complex" -> new TermType.Scalar(Kind.COMPLEX);
            case "number" -> new TermType.Scalar(Kind.UNKNOWN);
            default -> {
                if (!text.matches("\\w+|\\?")) {
                    throw new IrProblem("not a type: " + text);
                }
                yield new TermType.Other(text);
            }
        };
    }

    private static DType dtype(String name) {
        return DType.ALL.stream()
                .filter(dtype -> dtype.shortName().equals(name))
                .findFirst()
                .orElseGet(() -> switch (name) {
                    case "?" -> DType.UNKNOWN;
                    case "i?" -> DType.ofKind(Kind.INT);
                    case "u?" -> DType.ofKind(Kind.UINT);
                    case "f?" -> DType.ofKind(Kind.FLOAT);
                    case "c?" -> DType.ofKind(Kind.COMPLEX);
                    default -> throw new IrProblem("not a dtype: " + name);
                });
    }

    private static Shape shape(String text) {
        if (text.equals("..")) {
            return Shape.unknown();
        }
        return Shape.of(parts(text).stream().map(TypeReader::dim).toList());
    }

    private static Dim dim(String text) {
        if (text.equals("?")) {
            return Dim.UNKNOWN;
        }
        return NUMBER.matcher(text).matches() ? Dim.of(Long.parseLong(text)) : Dim.of(text);
    }

    /** The parts between commas that stand in no bracket, without blanks around them. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start).strip());
        }
        return parts;
    }
}
