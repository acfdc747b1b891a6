package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.UnaryOp;
import java.math.BigInteger;
import java.util.Optional;

/** Numbers written in tables: {@code 3}, {@code -1.5}, {@code float("inf")}. */
final class Numbers {
    private Numbers() {}

    /** The numbers that have names. */
    static Optional<Double> named(String name) {
        return switch (name) {
            case "pi" -> Optional.of(Math.PI);
            case "e" -> Optional.of(Math.E);
            case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "nan" -> Optional.of(Double.NaN);
            default -> Optional.empty();
        };
    }

    static Object fold(Expression expression) {
        return switch (expression) {
            case Constant constant -> constant.value();
            case UnaryOp unary when unary.op().symbol().strip().equals("-") -> negate(fold(unary.operand()));
            case Call call
            when call.args().size() == 1 ->
                Double.valueOf(special(fold(call.args().get(0))));
            default -> throw new TableProblem("not a number: " + expression);
        };
    }

    private static Object negate(Object value) {
        return value instanceof BigInteger integer ? integer.negate() : (Object) (-(Double) value);
    }

    private static double special(Object text) {
        return switch (String.valueOf(text)) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
