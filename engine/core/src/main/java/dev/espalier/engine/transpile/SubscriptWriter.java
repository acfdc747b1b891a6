package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Ellipsis;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the {@code getitem} of a row's meaning as {@code x[…]}. */
final class SubscriptWriter {
    static final String SLICE = "slice";

    private final TermWriter terms;
    private final Vocabulary vocabulary;
    private final PromotionRule target;

    SubscriptWriter(TermWriter terms, Vocabulary vocabulary) {
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.target = terms.target().settings().promotion();
    }

    Rendered write(Apply getitem) {
        Term base = getitem.arguments().get(0);
        Term index = getitem.arguments().get(1);
        List<Term> parts = parts(index);
        boolean advanced = parts.stream().anyMatch(SubscriptWriter::isAdvanced);
        if (advanced && parts.size() > 1) {
            return beside(base, parts);
        }
        if (advanced && target == PromotionRule.NONE) {
            return chosen(base, parts.get(0));
        }
        List<Integer> backward = target == PromotionRule.TORCH ? backward(parts) : List.of();
        if (!backward.isEmpty()) {
            return flipped(base, parts, backward);
        }
        return bracketed(base, parts);
    }

    private Rendered bracketed(Term base, List<Term> parts) {
        return Rendered.atom(terms.write(base).at(Rendered.ATOM) + "[" + inside(parts) + "]");
    }

    static boolean hasSlices(Term index) {
        return parts(index).stream().anyMatch(SubscriptWriter::isSlice);
    }

    /** The text of an index between brackets. */
    String inside(Term index) {
        return inside(parts(index));
    }

    private String inside(List<Term> parts) {
        return String.join(", ", parts.stream().map(this::part).toList());
    }

    /** The text of a slice that stands outside of brackets. */
    Rendered slice(Apply slice) {
        String bounds = slice.arguments().stream()
                .map(bound -> terms.write(bound).at(Rendered.LAMBDA))
                .collect(Collectors.joining(", "));
        return Rendered.atom("slice(" + bounds.replaceFirst("(?<=.), (None|1)$", "") + ")");
    }

    private static List<Term> parts(Term index) {
        return Terms.items(index).orElse(List.of(index));
    }

    /** Tensors and sequences beside other parts, which count for where the axes of the result come. */
    private Rendered beside(Term base, List<Term> parts) {
        if (parts.stream().anyMatch(part -> !isSlice(part) && Terms.fact(part).isUnknown())) {
            throw new Refusal("indices by tensors beside others");
        }
        List<Term> tensors = parts.stream().map(this::asTensor).toList();
        if (target == PromotionRule.NONE) {
            return Rendered.atom(terms.helper("getitem") + "("
                    + terms.write(base).at(Rendered.LAMBDA) + ", "
                    + terms.write(new SequenceTerm(tensors)).text() + ")");
        }
        if (target == PromotionRule.TORCH && (!backward(parts).isEmpty() || !isPlacedAlike(parts))) {
            throw new Refusal("torch puts the axes of tensors beside numbers elsewhere");
        }
        return bracketed(base, tensors);
    }

    private Term asTensor(Term part) {
        return Terms.items(part).isPresent() ? vocabulary.apply("asarray", part, new Literal(DType.INT64)) : part;
    }

    /** Whether it does not matter that numbers count as tensors in NumPy's rule of where axes come, and not in torch's. */
    private static boolean isPlacedAlike(List<Term> parts) {
        return place(parts, part -> isAdvanced(part) || isNumber(part)) == place(parts, SubscriptWriter::isAdvanced);
    }

    /** The axis where those of the chosen parts come: the first of them, or the front where they stand apart. */
    private static int place(List<Term> parts, Predicate<Term> isChosen) {
        List<Integer> at = IntStream.range(0, parts.size())
                .filter(i -> isChosen.test(parts.get(i)))
                .boxed()
                .toList();
        boolean together = at.getLast() - at.getFirst() == at.size() - 1;
        return together
                ? (int) parts.subList(0, at.getFirst()).stream()
                        .filter(part -> !isNumber(part))
                        .count()
                : 0;
    }

    private static boolean isNumber(Term part) {
        return Terms.literal(part).filter(Long.class::isInstance).isPresent()
                || Terms.fact(part) instanceof Fact.Number;
    }

    /** The places of slices that go backward. */
    private static List<Integer> backward(List<Term> parts) {
        return IntStream.range(0, parts.size())
                .filter(i -> isSlice(parts.get(i)) && !isForward((Apply) parts.get(i)))
                .boxed()
                .toList();
    }

    private static boolean isForward(Apply slice) {
        return Terms.literal(slice.argument("step"))
                .map(v -> v == None.INSTANCE || v instanceof Long n && n > 0)
                .orElse(false);
    }

    /** What goes backward is what goes forward on a flipped axis; slices of other bounds are refused. */
    private Rendered flipped(Term base, List<Term> parts, List<Integer> backward) {
        List<Term> forward = new ArrayList<>(parts);
        List<Term> axes = new ArrayList<>();
        for (int at : backward) {
            Apply slice = (Apply) parts.get(at);
            boolean mayCount = parts.subList(0, at).stream()
                    .noneMatch(part -> Terms.literal(part)
                            .filter(value -> value == Ellipsis.INSTANCE || value == None.INSTANCE)
                            .isPresent());
            Object step = Terms.literal(slice.argument("step")).orElse(None.INSTANCE);
            if (!mayCount || !(step instanceof Long n)) {
                throw new Refusal("torch has no negative steps");
            }
            axes.add(Literal.of(at));
            forward.set(
                    at,
                    vocabulary.apply(
                            SLICE,
                            mirrored(slice.argument("start")),
                            mirrored(slice.argument("stop")),
                            Literal.of(-n)));
        }
        Term turned = vocabulary.apply("flip", base, new SequenceTerm(axes));
        return bracketed(turned, forward);
    }

    /** Place k from the one end is place -k - 1 from the other. */
    private static Term mirrored(Term bound) {
        return switch (Terms.literal(bound).orElseThrow(() -> new Refusal("torch has no negative steps"))) {
            case Long at -> Literal.of(-at - 1);
            case Object none -> new Literal(none);
        };
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
        return part instanceof Apply apply && apply.operation().name().equals(SLICE);
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
        String range = bound(slice.argument("start")) + ":" + bound(slice.argument("stop"));
        return step.isEmpty() || step.equals("1") ? range : range + ":" + step;
    }

    private String bound(Term bound) {
        return TermWriter.isNone(bound) ? "" : terms.write(bound).at(Rendered.LAMBDA);
    }
}
