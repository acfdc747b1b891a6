package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.AtRuntime;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Terms of one shape for the readings of an expression for floats and for integers, where they differ by casts: the
 * casts are then decided when the program runs.
 */
final class BothReadings {
    private static final Set<String> TOTALS = Set.of("sum", "prod", "cumsum", "cumprod");

    private final PromotionRule target;
    private final boolean losesSigns;
    private final boolean oneWidth;
    private final Operation cast;

    BothReadings(PromotionRule source, PromotionRule target, Vocabulary vocabulary) {
        this.target = target;
        this.oneWidth = source == PromotionRule.JAX;
        this.losesSigns = source == PromotionRule.NUMPY && target == PromotionRule.TORCH;
        this.cast = vocabulary.find("cast").orElseThrow();
    }

    /** What means the same under both readings, each with what its own reading knows. */
    record Merged(Term floats, Term integers) {}

    /**
     * The terms in one shape.
     *
     * @throws Refusal if they differ by more than casts
     */
    Merged merge(Term floats, Term integers) {
        if (isCast(integers) && !isCast(floats)) {
            Apply made = (Apply) integers;
            return asInteger(
                    merge(floats, made.arguments().get(0)),
                    dtype(made.arguments().get(1)));
        }
        return switch (floats) {
            case Apply f when integers instanceof Apply i && f.operation().equals(i.operation()) -> operation(f, i);
            case SequenceTerm f
            when integers instanceof SequenceTerm i
                    && f.items().size() == i.items().size() -> {
                List<Merged> items = all(f.items(), i.items());
                yield new Merged(
                        new SequenceTerm(items.stream().map(Merged::floats).toList()),
                        new SequenceTerm(items.stream().map(Merged::integers).toList()));
            }
            case Fragment f when integers instanceof Fragment i -> leaf(f, i);
            case Fragment f
            when integers instanceof SequenceTerm && Terms.items(f).isPresent() ->
                merge(new SequenceTerm(Terms.items(f).get()), integers);
            case Literal f
            when f.equals(integers) || isOwnDtype(f) && isOwnDtype(integers) -> new Merged(floats, integers);
            default -> throw differ();
        };
    }

    /** Whether something is a total of integers that NumPy keeps unsigned and torch does not. */
    boolean losesSign(Term floats, Term integers) {
        return losesSigns
                && floats instanceof Apply f
                && integers instanceof Apply i
                && TOTALS.contains(f.operation().name())
                && !Terms.dtype(f.arguments().get(0)).isKnown()
                && !Terms.dtype(i.arguments().get(0)).isBool()
                && dtype(i.argument("dtype")).equals(DType.INT64);
    }

    private Merged unsigned(Merged total) {
        return new Merged(unsigned((Apply) total.floats()), unsigned((Apply) total.integers()));
    }

    private static Term unsigned(Apply total) {
        return new Fragment(
                "unsigned_like(" + total + ")",
                new AtRuntime.UnsignedLike(total, total.arguments().get(0), Terms.fact(total)));
    }

    private static Refusal differ() {
        return new Refusal("depends on whether a tensor here holds floats or integers");
    }

    private List<Merged> all(List<Term> floats, List<Term> integers) {
        return IntStream.range(0, floats.size())
                .mapToObj(i -> merge(floats.get(i), integers.get(i)))
                .toList();
    }

    private Merged leaf(Fragment f, Fragment i) {
        if (f.payload() instanceof Piece a && i.payload() instanceof Piece b && a.node() == b.node()) {
            return new Merged(f, i);
        }
        if (f.payload() instanceof Composed a
                && i.payload() instanceof Composed b
                && a.operator().equals(b.operator())
                && a.operands().size() == b.operands().size()) {
            List<Merged> operands = all(a.operands(), b.operands());
            return new Merged(
                    new Fragment(
                            f.name(),
                            new Composed(
                                    a.operator(),
                                    operands.stream().map(Merged::floats).toList())),
                    new Fragment(
                            i.name(),
                            new Composed(
                                    a.operator(),
                                    operands.stream().map(Merged::integers).toList())));
        }
        throw differ();
    }

    private Merged operation(Apply f, Apply i) {
        List<Integer> marked = Promoter.marked(f.operation());
        long casts = marked.stream()
                .filter(m ->
                        isCast(i.arguments().get(m)) && !isCast(f.arguments().get(m)))
                .count();
        boolean backwards = marked.stream()
                .anyMatch(m ->
                        isCast(f.arguments().get(m)) && !isCast(i.arguments().get(m)));
        if (losesSign(f, i)) {
            return unsigned(new Merged(f, i));
        }
        boolean open = casts == 1
                && marked.stream()
                        .anyMatch(m -> !isCast(i.arguments().get(m))
                                && isOpen(f.arguments().get(m)));
        return casts > 1 || backwards || open || mixesUnknown(i, marked) ? promoted(f, i, marked) : apart(f, i);
    }

    /** Whether a tensor of which nothing is known meets integers or bools, where dtypes may not differ. */
    private boolean mixesUnknown(Apply i, List<Integer> marked) {
        List<Fact> facts =
                marked.stream().map(m -> Terms.fact(i.arguments().get(m))).toList();
        return target == PromotionRule.NONE
                && facts.stream()
                        .anyMatch(f -> f.isUnknown()
                                || f instanceof Fact.Tensor t && !t.dtype().isKnown())
                && facts.stream()
                        .anyMatch(f -> f instanceof Fact.Tensor t && t.dtype().isIntegral());
    }

    /** Whether something may be a number or a tensor, or a tensor of either kind. */
    private static boolean isOpen(Term term) {
        Fact fact = Terms.fact(term);
        return fact.isUnknown()
                || fact instanceof Fact.Tensor tensor && !tensor.dtype().isKnown();
    }

    /** Operands that are brought to one dtype when the program runs. */
    private Merged promoted(Apply f, Apply i, List<Integer> marked) {
        List<Term> ofFloats = new ArrayList<>();
        List<Term> ofIntegers = new ArrayList<>();
        Optional<DType> made = Optional.empty();
        for (int at = 0; at < f.arguments().size(); at++) {
            Term integer = i.arguments().get(at);
            boolean own = marked.contains(at);
            if (own && isCast(integer) && made.isEmpty()) {
                made = Optional.of(dtype(((Apply) integer).arguments().get(1)));
            }
            Merged argument = own
                    ? merge(withoutCast(f.arguments().get(at)), withoutCast(integer))
                    : merge(f.arguments().get(at), integer);
            ofFloats.add(argument.floats());
            ofIntegers.add(argument.integers());
        }
        boolean floating = f.operation().parameters().get(marked.getFirst()).marker() == Marker.F;
        Optional<DType> whole = made.filter(_ -> floating);
        return new Merged(promoted(f, ofFloats, whole), promoted(i, ofIntegers, whole));
    }

    private static Term promoted(Apply meant, List<Term> arguments, Optional<DType> whole) {
        return new Fragment(
                meant.toString(),
                new AtRuntime.Promoted(new Apply(meant.operation(), arguments), whole, Terms.fact(meant)));
    }

    /** Argument by argument; where the dtype of the result differs, the operand is made that of integers before. */
    private Merged apart(Apply f, Apply i) {
        List<Term> ofFloats = new ArrayList<>();
        List<Term> ofIntegers = new ArrayList<>();
        for (int at = 0; at < f.arguments().size(); at++) {
            Term own = f.arguments().get(at);
            Term integer = i.arguments().get(at);
            boolean isDtype = f.operation().parameters().get(at).name().equals("dtype");
            if (isDtype && isOwnDtype(own) && dtype(integer).exact() && at > 0) {
                Merged operand =
                        asInteger(new Merged(asItIs(ofFloats.get(0)), asItIs(ofIntegers.get(0))), dtype(integer));
                ofFloats.set(0, operand.floats());
                ofIntegers.set(0, operand.integers());
                ofFloats.add(Terms.dtypeTerm(operand.floats()));
                ofIntegers.add(integer);
            } else {
                Merged argument = merge(own, integer);
                ofFloats.add(argument.floats());
                ofIntegers.add(argument.integers());
            }
        }
        return new Merged(new Apply(f.operation(), ofFloats), new Apply(i.operation(), ofIntegers));
    }

    /** Whether a dtype is that of a tensor, of which at most the kind is known. */
    private static boolean isOwnDtype(Term term) {
        return Terms.literal(term)
                .filter(v -> v instanceof DType dtype && !dtype.exact())
                .isPresent();
    }

    private Merged asInteger(Merged operand, DType dtype) {
        if (isAlready(operand.floats(), dtype)) {
            return operand;
        }
        if (!(perhapsNumber(operand.floats()) instanceof Fact.Tensor f)
                || !(perhapsNumber(operand.integers()) instanceof Fact.Tensor i)) {
            throw differ();
        }
        if (target == PromotionRule.NONE && !dtype.exact()) {
            // beside another tensor of that dtype, which floats have already
            return new Merged(
                    new Apply(cast, List.of(operand.floats(), new Literal(dtype))),
                    new Apply(cast, List.of(operand.integers(), new Literal(dtype))));
        }
        DType own = f.dtype().isKnown() || !dtype.isFloating()
                ? f.dtype()
                : oneWidth
                        ? dtype
                        : new DType(dtype.kind(), 0, false, false, f.dtype().like());
        return new Merged(
                integersAs(operand.floats(), dtype, new Fact.Tensor(f.type().withDType(own))),
                integersAs(operand.integers(), dtype, new Fact.Tensor(i.type().withDType(dtype))));
    }

    /** What is known of an operand; where nothing is, the running program takes numbers, too. */
    private static Fact perhapsNumber(Term operand) {
        return Terms.fact(operand).isUnknown() ? Fact.TENSOR : Terms.fact(operand);
    }

    /** An operand without the cast that is decided when the program runs. */
    private static Term asItIs(Term operand) {
        return operand instanceof Fragment f && f.payload() instanceof AtRuntime.IntegersAs before
                ? before.operand()
                : operand;
    }

    private static boolean isAlready(Term operand, DType dtype) {
        return operand instanceof Fragment f
                && f.payload() instanceof AtRuntime.IntegersAs before
                && before.dtype().equals(dtype);
    }

    private static Term integersAs(Term operand, DType dtype, Fact fact) {
        return new Fragment("integers_as(" + operand + ")", new AtRuntime.IntegersAs(operand, dtype, fact));
    }

    private static boolean isCast(Term term) {
        return term instanceof Apply apply && apply.operation().name().equals("cast");
    }

    private static Term withoutCast(Term term) {
        return isCast(term) ? ((Apply) term).arguments().get(0) : term;
    }

    private static DType dtype(Term term) {
        return Terms.literal(term)
                .filter(DType.class::isInstance)
                .map(DType.class::cast)
                .orElse(DType.UNKNOWN);
    }
}
