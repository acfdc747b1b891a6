package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be read off a term whose value is written in it. */
final class Constants {
    private Constants() {}

    static boolean isNone(Term term) {
        return term instanceof Literal literal && literal.isNone();
    }

    static OptionalLong integer(Term term) {
        return term instanceof Literal(Long value) ? OptionalLong.of(value) : OptionalLong.empty();
    }

    static Optional<Boolean> truth(Term term) {
        return term instanceof Literal(Boolean value) ? Optional.of(value) : Optional.empty();
    }

    static Optional<String> text(Term term) {
        return term instanceof Literal(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The items of a sequence, or the one item that stands for a sequence of one; empty where not known. */
    static Optional<List<Term>> items(Term term) {
        return switch (term) {
            case SequenceTerm(List<Term> items) -> Optional.of(items);
            case Literal _ -> Optional.of(List.of(term));
            case Apply _, Fragment _ -> Optional.empty();
        };
    }

    /** The integers of a sequence or of one number; empty where any is not known. */
    static Optional<List<Long>> integers(Term term) {
        return items(term).flatMap(items -> {
            List<Long> integers = new ArrayList<>();
            for (Term item : items) {
                OptionalLong integer = integer(item);
                if (integer.isEmpty()) {
                    return Optional.empty();
                }
                integers.add(integer.getAsLong());
            }
            return Optional.of(integers);
        });
    }
}
