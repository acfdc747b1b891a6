package dev.espalier.engine.ir;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The named leaves of terms: in a graph, the inputs and the steps that a term uses. */
public final class Leaves {
    private Leaves() {}

    /** Adds the names in a term, once for each use. */
    public static void collect(Term term, Collection<String> names) {
        switch (term) {
            case Fragment fragment -> names.add(fragment.name());
            case Apply apply -> apply.arguments().forEach(argument -> collect(argument, names));
            case SequenceTerm(List<Term> items) -> items.forEach(item -> collect(item, names));
            case Literal _ -> {}
        }
    }

    /** The term with other leaves; those that are not named stay. */
    public static Term replaced(Term term, Map<String, ? extends Term> leaves) {
        return switch (term) {
            case Fragment fragment -> leaves.containsKey(fragment.name()) ? leaves.get(fragment.name()) : fragment;
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(
                        items.stream().map(item -> replaced(item, leaves)).toList());
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(argument -> replaced(argument, leaves))
                                .toList());
            case Literal literal -> literal;
        };
    }
}
