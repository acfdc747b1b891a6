package dev.espalier.visualizer;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Ellipsis;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an argument as a reader of Python would: slices as {@code 1:}, an operation inside as {@code ·}. */
final class IndexText {
    private IndexText() {}

    static String of(Term term) {
        return switch (term) {
            case Literal literal -> literal.value() == Ellipsis.INSTANCE ? "..." : literal.toString();
            case Fragment fragment -> fragment.name();
            case SequenceTerm(List<Term> items) ->
                items.stream()
                        .map(IndexText::of)
                        .collect(Collectors.joining(", ", "(", items.size() == 1 ? ",)" : ")"));
            case Apply apply -> apply.operation().name().equals("slice") ? slice(apply.arguments()) : "·";
        };
    }

    private static String slice(List<Term> bounds) {
        String text = bound(bounds.get(0)) + ":" + bound(bounds.get(1));
        return bounds.get(2) instanceof Literal step && step.isNone() ? text : text + ":" + bound(bounds.get(2));
    }

    private static String bound(Term bound) {
        return bound instanceof Literal literal && literal.isNone() ? "" : of(bound);
    }
}
