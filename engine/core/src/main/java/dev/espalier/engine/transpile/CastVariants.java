package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to leave casts of promoted operands to the target: all of them, each alone, none. */
final class CastVariants {
    private CastVariants() {}

    static List<Apply> of(Apply apply) {
        List<Integer> cast = new ArrayList<>();
        for (int i : Promoter.marked(apply.operation())) {
            if (!stripped(apply.arguments().get(i)).equals(apply.arguments().get(i))) {
                cast.add(i);
            }
        }
        if (cast.isEmpty()) {
            return List.of(apply);
        }
        List<Apply> variants = new ArrayList<>();
        variants.add(without(apply, cast));
        if (cast.size() > 1) {
            cast.forEach(i -> variants.add(without(apply, List.of(i))));
        }
        variants.add(apply);
        return variants;
    }

    private static Apply without(Apply apply, List<Integer> positions) {
        List<Term> arguments = new ArrayList<>(apply.arguments());
        for (int i : positions) {
            arguments.set(i, stripped(arguments.get(i)));
        }
        return new Apply(apply.operation(), arguments);
    }

    private static Term stripped(Term term) {
        boolean idle = term instanceof Apply apply
                && (apply.operation().name().equals("cast")
                        || apply.operation().name().equals("asarray")
                                && Terms.fact(apply.arguments().get(0)).isNumber());
        if (idle && term instanceof Apply apply) {
            return apply.arguments().get(0);
        }
        Optional<List<Term>> items = term instanceof SequenceTerm ? Terms.items(term) : Optional.empty();
        return items.<Term>map(list -> new SequenceTerm(
                        list.stream().map(CastVariants::stripped).toList()))
                .orElse(term);
    }
}
