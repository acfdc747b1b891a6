package dev.espalier.engine.types;

import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic on constants while translating. */
final class Arithmetic {
    private Arithmetic() {}

    static Term negate(Object value) {
        return switch (value) {
            case Long number -> Literal.of(-number);
            case Double number -> Literal.of(-number);
            default -> throw new Refusal("cannot negate " + value);
        };
    }

    static Optional<Term> fold(String op, Term left, Term right) {
        if (op.equals("+")
                && Terms.items(left).isPresent()
                && Terms.items(right).isPresent()) {
            List<Term> both = new ArrayList<>(Terms.items(left).get());
            both.addAll(Terms.items(right).get());
            return Optional.of(new SequenceTerm(both));
        }
        Optional<Object> a = Terms.literal(left);
        Optional<Object> b = Terms.literal(right);
        if (a.isEmpty() || b.isEmpty() || !(a.get() instanceof Number x) || !(b.get() instanceof Number y)) {
            return identity(op, left, b);
        }
        if (x instanceof Long m && y instanceof Long n) {
            return switch (op) {
                case "+" -> Optional.of(Literal.of(m + n));
                case "-" -> Optional.of(Literal.of(m - n));
                case "*" -> Optional.of(Literal.of(m * n));
                case "//" -> n == 0 ? Optional.empty() : Optional.of(Literal.of(Math.floorDiv(m, n)));
                case "%" -> n == 0 ? Optional.empty() : Optional.of(Literal.of(Math.floorMod(m, n)));
                case "/" -> n == 0 ? Optional.empty() : Optional.of(Literal.of((double) m / n));
                default -> Optional.empty();
            };
        }
        return switch (op) {
            case "+" -> Optional.of(Literal.of(x.doubleValue() + y.doubleValue()));
            case "-" -> Optional.of(Literal.of(x.doubleValue() - y.doubleValue()));
            case "*" -> Optional.of(Literal.of(x.doubleValue() * y.doubleValue()));
            case "/" -> Optional.of(Literal.of(x.doubleValue() / y.doubleValue()));
            default -> Optional.empty();
        };
    }

    private static Optional<Term> identity(String op, Term left, Optional<Object> right) {
        boolean zero = right.isPresent() && right.get() instanceof Long n && n == 0;
        return zero && (op.equals("+") || op.equals("-")) ? Optional.of(left) : Optional.empty();
    }
}
