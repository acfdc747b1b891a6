package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each framework call was read last.
 *
 * <p>The analysis goes over a file several times; most calls have the same arguments with the same facts each time, and
 * are then read as before.
 */
final class Readings {
    private final Map<Expression, Reading> last = new IdentityHashMap<>();
    private final Lifter lifter;

    Readings(Lifter lifter) {
        this.lifter = lifter;
    }

    /**
     * What a call means.
     *
     * @param refusal why it could not be read; empty where it was
     */
    record Reading(
            List<Row> rows, List<Argument> arguments, Optional<Lifted> lifted, Fact fact, Optional<Refusal> refusal) {
        private boolean is(List<Row> otherRows, List<Argument> otherArguments) {
            if (!rows.equals(otherRows) || arguments.size() != otherArguments.size()) {
                return false;
            }
            for (int i = 0; i < arguments.size(); i++) {
                Argument a = arguments.get(i);
                Argument b = otherArguments.get(i);
                if (a.star() != b.star() || !a.keyword().equals(b.keyword()) || !same(a.term(), b.term())) {
                    return false;
                }
            }
            return true;
        }
    }

    Reading of(Expression call, List<Row> rows, List<Argument> arguments) {
        Reading before = last.get(call);
        if (before != null && before.is(rows, arguments)) {
            return before;
        }
        Reading now = read(rows, arguments);
        last.put(call, now);
        return now;
    }

    private Reading read(List<Row> rows, List<Argument> arguments) {
        try {
            Lifted lifted = lifter.lift(rows, arguments);
            return new Reading(rows, arguments, Optional.of(lifted), lifted.fact(), Optional.empty());
        } catch (Refusal refusal) {
            return new Reading(rows, arguments, Optional.empty(), Fact.UNKNOWN, Optional.of(refusal));
        }
    }

    /** Whether two terms are the same over the same places of the source, of which the same is known. */
    private static boolean same(Term a, Term b) {
        if (a instanceof Fragment(String _, Piece p) && b instanceof Fragment(String _, Piece q)) {
            return p.node() == q.node()
                    && p.keyword() == q.keyword()
                    && p.fact().equals(q.fact())
                    && same(p.items().orElse(List.of()), q.items().orElse(List.of()));
        }
        if (a instanceof Apply p && b instanceof Apply q) {
            return p.operation().equals(q.operation()) && same(p.arguments(), q.arguments());
        }
        if (a instanceof SequenceTerm p && b instanceof SequenceTerm q) {
            return same(p.items(), q.items());
        }
        return a.equals(b);
    }

    private static boolean same(List<Term> a, List<Term> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
