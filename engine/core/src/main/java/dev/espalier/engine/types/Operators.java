package dev.espalier.engine.types;

import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Operator;
import dev.espalier.engine.syntax.Slice;
import dev.espalier.engine.syntax.UnaryOp;
import dev.espalier.engine.syntax.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Operators on Python's own values. */
final class Operators {
    private Operators() {}

    static Fact result(Operator op, Fact a, Fact b) {
        if (a instanceof Fact.Number x && b instanceof Fact.Number y) {
            return number(op, x, y);
        }
        if (a instanceof Fact.Sequence x
                && b instanceof Fact.Sequence y
                && op.symbol().equals("+")) {
            return concatenated(x, y);
        }
        if (op.symbol().equals("*") && (a instanceof Fact.Sequence || b instanceof Fact.Sequence)) {
            Fact.Sequence repeated = a instanceof Fact.Sequence s ? s : (Fact.Sequence) b;
            return Fact.iterable(repeated.form(), repeated.element());
        }
        if (a instanceof Fact.Unknown || b instanceof Fact.Unknown) {
            return mixed(a, b);
        }
        return Fact.UNKNOWN;
    }

    private static Fact mixed(Fact a, Fact b) {
        Set<String> origins = new HashSet<>();
        if (a instanceof Fact.Unknown x) {
            origins.addAll(x.origins());
        }
        if (b instanceof Fact.Unknown y) {
            origins.addAll(y.origins());
        }
        return new Fact.Unknown(Set.copyOf(origins));
    }

    private static Fact number(Operator op, Fact.Number x, Fact.Number y) {
        boolean division = op.symbol().equals("/");
        Kind kind = x.kind().ordinal() > y.kind().ordinal() ? x.kind() : y.kind();
        if (kind == Kind.BOOL) {
            kind = Kind.INT;
        }
        if (division && kind != Kind.COMPLEX) {
            kind = Kind.FLOAT;
        }
        if (op.symbol().equals("**") && kind == Kind.INT && y.value().isEmpty()) {
            return Fact.Number.of(Kind.INT);
        }
        return Fact.Number.of(kind);
    }

    private static Fact concatenated(Fact.Sequence x, Fact.Sequence y) {
        if (x.items().isPresent() && y.items().isPresent()) {
            List<Fact> all = new ArrayList<>(x.items().get());
            all.addAll(y.items().get());
            return Fact.sequence(x.form(), all);
        }
        return Fact.iterable(x.form(), Facts.join(x.element(), y.element()));
    }

    static Fact unary(UnaryOperator op, Fact operand) {
        if (operand instanceof Fact.Number number) {
            return number.value()
                    .filter(_ -> op.symbol().strip().equals("-"))
                    .map(v -> new Fact.Number(number.kind(), Optional.of(negate(v))))
                    .orElse(Fact.Number.of(number.kind()));
        }
        return operand;
    }

    private static Object negate(Object value) {
        return switch (value) {
            case Long number -> -number;
            case Double number -> -number;
            case BigInteger number -> number.negate();
            case Boolean truth -> truth ? -1L : 0L;
            default -> value;
        };
    }

    /** The fact of a slice of a sequence. */
    static Fact cut(Fact.Sequence sequence, Slice slice) {
        Optional<Integer> from = slice.lower().map(Operators::literal).orElse(Optional.of(0));
        Optional<Integer> to = slice.upper().map(Operators::literal).orElse(Optional.of(Integer.MAX_VALUE));
        if (sequence.items().isEmpty()
                || from.isEmpty()
                || to.isEmpty()
                || slice.step().isPresent()) {
            return Fact.iterable(sequence.form(), sequence.element());
        }
        int size = sequence.items().get().size();
        int start = Math.clamp(from.get() < 0 ? from.get() + size : from.get(), 0, size);
        int end = Math.clamp(to.get() < 0 ? to.get() + size : to.get(), start, size);
        return Fact.sequence(sequence.form(), List.copyOf(sequence.items().get().subList(start, end)));
    }

    private static Optional<Integer> literal(Expression e) {
        if (e instanceof Constant c && c.value() instanceof BigInteger big) {
            return Optional.of(big.intValue());
        }
        return e instanceof UnaryOp u && u.operand() instanceof Constant c && c.value() instanceof BigInteger big
                ? Optional.of(-big.intValue())
                : Optional.empty();
    }
}
