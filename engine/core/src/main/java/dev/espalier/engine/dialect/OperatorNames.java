package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.CompareOperator;
import dev.espalier.engine.syntax.Operator;
import dev.espalier.engine.syntax.UnaryOperator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The special methods behind Python's operators. */
public final class OperatorNames {
    private static final Map<String, String> SYMBOLS = new HashMap<>();

    static {
        for (Operator op : Operator.values()) {
            SYMBOLS.put(of(op), op.symbol());
        }
        for (CompareOperator op : CompareOperator.values()) {
            of(op).ifPresent(name -> SYMBOLS.put(name, op.symbol()));
        }
        SYMBOLS.put("__neg__", "-");
        SYMBOLS.put("__pos__", "+");
        SYMBOLS.put("__invert__", "~");
        SYMBOLS.put("__abs__", "abs");
    }

    private OperatorNames() {}

    static boolean isOperator(String method) {
        return SYMBOLS.containsKey(method);
    }

    /** The symbol that calls the method: {@code +} for {@code __add__}. */
    public static String symbol(String method) {
        return SYMBOLS.get(method);
    }

    public static String of(Operator op) {
        return switch (op.symbol()) {
            case "+" -> "__add__";
            case "-" -> "__sub__";
            case "*" -> "__mul__";
            case "/" -> "__truediv__";
            case "//" -> "__floordiv__";
            case "%" -> "__mod__";
            case "**" -> "__pow__";
            case "@" -> "__matmul__";
            case "<<" -> "__lshift__";
            case ">>" -> "__rshift__";
            case "|" -> "__or__";
            case "^" -> "__xor__";
            case "&" -> "__and__";
            default -> throw new IllegalStateException(op.symbol());
        };
    }

    /** The method of a comparison; {@code is} and {@code in} have none. */
    public static Optional<String> of(CompareOperator op) {
        return switch (op.symbol()) {
            case "<" -> Optional.of("__lt__");
            case "<=" -> Optional.of("__le__");
            case ">" -> Optional.of("__gt__");
            case ">=" -> Optional.of("__ge__");
            case "==" -> Optional.of("__eq__");
            case "!=" -> Optional.of("__ne__");
            default -> Optional.empty();
        };
    }

    public static Optional<String> of(UnaryOperator op) {
        return switch (op.symbol().strip()) {
            case "-" -> Optional.of("__neg__");
            case "+" -> Optional.of("__pos__");
            case "~" -> Optional.of("__invert__");
            default -> Optional.empty();
        };
    }
}
