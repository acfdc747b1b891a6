package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Ellipsis;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.List;

/** Writes the {@code getitem} of a row's meaning as {@code x[…]}. */
final class SubscriptWriter {
    private final TermWriter terms;
    private final Vocabulary vocabulary;
    private final PromotionRule target;

    SubscriptWriter(TermWriter terms, Vocabulary vocabulary) {
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.target = terms.target().settings().promotion();
    }

    Rendered write(Apply getitem) {
        Term index = getitem.arguments().get(1);
        List<Term> parts = Terms.items(index).orElse(List.of(index));
        boolean advanced = parts.stream().anyMatch(SubscriptWriter::isAdvanced);
        if (advanced && parts.size() > 1) {
            throw new Refusal("indices by tensors beside others");
        }
        if (advanced && target == PromotionRule.NONE) {
            return chosen(getitem.arguments().get(0), parts.get(0));
        }
        String base = terms.write(getitem.arguments().get(0)).at(Rendered.ATOM);
        return Rendered.atom(
                base + "[" + String.join(", ", parts.stream().map(this::part).toList()) + "]");
    }

    /** Where brackets take no tensors. */
    private Rendered chosen(Term x, Term part) {
        DType dtype = Terms.dtype(part);
        if (!dtype.isIntegral()) {
            throw new Refusal("it is not known whether the index holds integers or truth values");
        }
        return terms.write(
                dtype.isBool()
                        ? new Apply(vocabulary.find("masked_select").orElseThrow(), List.of(x, part))
                        : new Apply(vocabulary.find("take").orElseThrow(), List.of(x, part, Literal.of(0L))));
    }

    private static boolean isAdvanced(Term part) {
        Fact fact = Terms.fact(part);
        return !isSlice(part) && (fact.isTensor() || fact.isUnknown() || fact instanceof Fact.Sequence);
    }

    private static boolean isSlice(Term part) {
        return part instanceof Apply apply && apply.operation().name().equals("slice");
    }

    private String part(Term part) {
        if (part instanceof Literal literal && literal.value() == Ellipsis.INSTANCE) {
            return "...";
        }
        if (!isSlice(part)) {
            return terms.write(part).at(Rendered.LAMBDA);
        }
        Apply slice = (Apply) part;
        String step = bound(slice.argument("step"));
        boolean forward = Terms.literal(slice.argument("step"))
                .map(v -> v == None.INSTANCE || v instanceof Long n && n > 0)
                .orElse(false);
        if (target == PromotionRule.TORCH && !forward) {
            throw new Refusal("torch has no negative steps");
        }
        String range = bound(slice.argument("start")) + ":" + bound(slice.argument("stop"));
        return step.isEmpty() || step.equals("1") ? range : range + ":" + step;
    }

    private String bound(Term bound) {
        return TermWriter.isNone(bound) ? "" : terms.write(bound).at(Rendered.LAMBDA);
    }
}
