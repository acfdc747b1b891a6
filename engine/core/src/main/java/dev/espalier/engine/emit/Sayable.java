package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.Decompose;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Wording;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Brings a graph down to operations for which a framework has words. */
final class Sayable {
    private final Wording words;
    private final Map<String, Boolean> known = new HashMap<>();

    private Sayable(Framework framework) {
        this.words = new Wording(framework, Set.of(), false);
    }

    static Graph in(Graph graph, Framework framework) {
        Sayable sayable = new Sayable(framework);
        return Decompose.where(graph, sayable::says);
    }

    private boolean says(Apply apply, Function<Term, TermType> typeOf) {
        Apply typed = (Apply) typed(apply, typeOf);
        return known.computeIfAbsent(key(apply, typeOf), _ -> {
            try {
                return several(typed, typeOf.apply(apply))
                        || !words.say(typed).text().isEmpty();
            } catch (Refusal refusal) {
                return apply.operation().isPrimitive();
            }
        });
    }

    /** Applications that differ only in names have the same key. */
    private static String key(Apply apply, Function<Term, TermType> typeOf) {
        StringBuilder key = new StringBuilder();
        describe(apply, typeOf, key);
        return key.toString();
    }

    private static void describe(Term term, Function<Term, TermType> typeOf, StringBuilder key) {
        switch (term) {
            case Fragment _ -> key.append(typeOf.apply(term));
            case Literal _ -> key.append(term);
            case SequenceTerm(List<Term> items) -> {
                key.append('(');
                items.forEach(item -> {
                    describe(item, typeOf, key);
                    key.append(',');
                });
                key.append(')');
            }
            case Apply apply -> {
                key.append(apply.operation().name());
                describe(new SequenceTerm(apply.arguments()), typeOf, key);
            }
        }
    }

    private boolean several(Apply apply, TermType type) {
        if (!(type instanceof TermType.Sequence(List<TermType> types))) {
            return false;
        }
        List<Term> results = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            results.add(Vocabulary.load().apply("item_of", apply, Literal.of(i)));
        }
        return words.sayTogether(results).isPresent();
    }

    private Term typed(Term term, Function<Term, TermType> typeOf) {
        return switch (term) {
            case Fragment fragment -> words.name(fragment.name(), typeOf.apply(term));
            case Literal _ -> term;
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(item -> typed(item, typeOf)).toList());
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(argument -> typed(argument, typeOf))
                                .toList());
        };
    }
}
