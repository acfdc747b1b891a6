package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SizeArithmetic;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Terms;
import java.util.List;

/** Python arithmetic inside of rows, such as {@code size(q, -1) ** -0.5}, where a trace knows all sizes. */
final class Numbers {
    private Numbers() {}

    static Literal fold(Composed composed) {
        List<Number> operands = composed.operands().stream().map(Numbers::value).toList();
        if (operands.size() == 1 && composed.operator().equals("-")) {
            Number x = operands.getFirst();
            return x instanceof Long n ? Literal.of(-n) : Literal.of(-x.doubleValue());
        }
        return of(composed.operator(), operands.getFirst(), operands.getLast());
    }

    /** What Python's arithmetic gives; of sizes that are symbols, an operation on them. */
    static Term of(String operator, Term a, Term b) {
        return SizeArithmetic.of(operator, a, b).orElseGet(() -> of(operator, value(a), value(b)));
    }

    static Literal negative(Term x) {
        return value(x) instanceof Long n ? Literal.of(-n) : Literal.of(-value(x).doubleValue());
    }

    /** What {@code float("inf")} gives; Python has no literals for these. */
    static Literal spelled(String text) {
        return switch (text) {
            case "inf" -> Literal.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Literal.of(Double.NEGATIVE_INFINITY);
            case "nan" -> Literal.of(Double.NaN);
            default -> throw new IrProblem("float(\"%s\") is not understood here".formatted(text));
        };
    }

    private static Literal of(String operator, Number a, Number b) {
        return a instanceof Long m && b instanceof Long n && !operator.equals("/") && (n >= 0 || !operator.equals("**"))
                ? Literal.of(ofWhole(operator, m, n))
                : Literal.of(ofReal(operator, a.doubleValue(), b.doubleValue()));
    }

    private static long ofWhole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "//" -> Math.floorDiv(a, b);
            case "%" -> Math.floorMod(a, b);
            case "**" -> (long) Math.pow(a, b);
            default -> throw unknown(operator);
        };
    }

    private static double ofReal(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "**" -> Math.pow(a, b);
            default -> throw unknown(operator);
        };
    }

    private static IrProblem unknown(String operator) {
        return new IrProblem(operator + " of numbers is not understood here");
    }

    private static Number value(Term term) {
        return switch (term) {
            case Apply apply when apply.operation().name().equals("size") -> size(apply);
            case Fragment(String _, Composed inner) -> (Number) fold(inner).value();
            default ->
                Terms.value(term)
                        .filter(Number.class::isInstance)
                        .map(Number.class::cast)
                        .orElseThrow(() -> new IrProblem(term + " is not a number that is known here"));
        };
    }

    private static Number size(Apply size) {
        if (Terms.type(size.argument("x")) instanceof TermType.Tensor(TensorType tensor)
                && tensor.shape().isKnownRank()) {
            List<Dim> dims = tensor.shape().dims().orElseThrow();
            long axis = value(size.argument("axis")).longValue();
            if (dims.get((int) (axis < 0 ? axis + dims.size() : axis)) instanceof Dim.Known(long known)) {
                return known;
            }
        }
        throw new IrProblem(size + " is not known here");
    }
}
