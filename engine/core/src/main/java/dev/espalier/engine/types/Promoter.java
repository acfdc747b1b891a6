package dev.espalier.engine.types;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a framework's implicit promotion explicit: operands marked {@code P} or {@code F} get casts to one dtype. */
public final class Promoter {
    private final PromotionRule rule;
    private final Operation cast;
    private final Operation asarray;
    private static final Set<String> ARITHMETIC =
            Set.of("add", "subtract", "multiply", "divide", "floor_divide", "remainder", "power");

    private final Kind ifUnknown;
    private final boolean strict;

    public Promoter(PromotionRule rule, Vocabulary vocabulary) {
        this(rule, vocabulary, Kind.UNKNOWN);
    }

    /** @param ifUnknown what the operands of a division are taken to be where that is not known */
    public Promoter(PromotionRule rule, Vocabulary vocabulary, Kind ifUnknown) {
        this(rule, vocabulary, ifUnknown, false);
    }

    /** @param strict whether what is not known may be of another dtype than what stands beside it */
    Promoter(PromotionRule rule, Vocabulary vocabulary, Kind ifUnknown, boolean strict) {
        this.rule = rule;
        this.strict = strict;
        this.ifUnknown = ifUnknown;
        this.cast = vocabulary.find("cast").orElseThrow();
        this.asarray = vocabulary.find("asarray").orElseThrow();
    }

    /** The term with the casts that the framework makes; a framework that refuses the operands refuses here. */
    public Apply promote(Apply apply) {
        List<Integer> marked = marked(apply.operation());
        if (marked.isEmpty()) {
            return apply;
        }
        List<DType> dtypes = new ArrayList<>();
        for (int i : marked) {
            collect(apply.arguments().get(i), rule == PromotionRule.NUMPY, dtypes);
        }
        if (strict
                && ARITHMETIC.contains(apply.operation().name())
                && dtypes.stream().anyMatch(d -> d.isBool() && !d.weak())
                && dtypes.stream().anyMatch(d -> !d.isKnown())) {
            throw new Refusal("it is not known here whether the operand beside truth values holds such");
        }
        DType common = promoted(apply.operation(), dtypes)
                .flatMap(d -> finish(apply.operation(), marked.get(0), d))
                .orElseThrow(() -> new Refusal("%s does not mix dtypes %s".formatted(apply.operation(), dtypes)));
        if (common.weak() || common.kind() == Kind.UNKNOWN) {
            return apply;
        }
        List<Term> arguments = new ArrayList<>(apply.arguments());
        for (int i : marked) {
            boolean joined = apply.operation().parameters().get(i).name().equals("xs");
            Term operand = arguments.get(i);
            arguments.set(i, joined ? castItems(operand, common) : castTo(operand, common));
        }
        return new Apply(apply.operation(), arguments);
    }

    /** Quotients of integers differ between frameworks, so they count as such where nothing is known. */
    private Optional<DType> promoted(Operation operation, List<DType> dtypes) {
        if (operation.name().equals("divide") && ifUnknown == Kind.INT) {
            Optional<DType> integral = rule.promote(dtypes.stream()
                            .map(d -> d.kind() == Kind.UNKNOWN ? DType.ofKind(Kind.INT) : d)
                            .toList())
                    .filter(DType::isIntegral);
            if (integral.isPresent()) {
                return integral;
            }
        }
        return rule.promote(dtypes);
    }

    private Optional<DType> finish(Operation operation, int first, DType promoted) {
        if (operation.parameters().get(first).marker() != Marker.F) {
            return Optional.of(promoted);
        }
        return operation.name().equals("divide") ? rule.division(promoted) : rule.floating(promoted);
    }

    /** Whether an operation makes its operands floats. */
    public static boolean isFloating(Operation operation) {
        List<Integer> marked = marked(operation);
        return !marked.isEmpty() && operation.parameters().get(marked.get(0)).marker() == Marker.F;
    }

    /** Whether a row says nothing but an operation that makes its operands floats. */
    public static boolean isFloating(Row row, Vocabulary vocabulary) {
        return operation(row, vocabulary).filter(Promoter::isFloating).isPresent();
    }

    /** The operation that a row consists of; empty where it says something else. */
    public static Optional<Operation> operation(Row row, Vocabulary vocabulary) {
        return row.body() instanceof Call body && body.func() instanceof Name operation
                ? vocabulary.find(operation.id())
                : Optional.empty();
    }

    /** Positions of the promoted parameters. */
    public static List<Integer> marked(Operation operation) {
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < operation.parameters().size(); i++) {
            Marker marker = operation.parameters().get(i).marker();
            if (marker == Marker.P || marker == Marker.F) {
                marked.add(i);
            }
        }
        return marked;
    }

    /** @param strong whether a list of numbers is an array like others */
    private static void collect(Term operand, boolean strong, List<DType> out) {
        if (operand instanceof Literal literal && literal.isNone()) {
            return;
        }
        Optional<List<Term>> items = Terms.items(operand);
        if (items.isPresent()) {
            if (strong && isOfNumbers(operand)) {
                out.add(arrayOf(((Fact.Sequence) Terms.fact(operand)).element()));
            } else {
                items.get().forEach(item -> collect(item, strong, out));
            }
            return;
        }
        Fact fact = Terms.fact(operand);
        if (strong && fact instanceof Fact.Sequence sequence && isOfNumbers(operand)) {
            out.add(arrayOf(sequence.element()));
        } else if (fact instanceof Fact.Sequence sequence) {
            out.add(sequence.element().dtypeOf().orElse(DType.UNKNOWN));
        } else if (!(fact instanceof Fact.Nothing)) {
            out.add(Terms.dtype(operand));
        }
    }

    /** The dtype of an array that is made of such numbers. */
    private static DType arrayOf(Fact element) {
        return switch (element.dtypeOf().map(DType::kind).orElse(Kind.UNKNOWN)) {
            case BOOL -> DType.BOOL;
            case INT -> DType.INT64;
            case FLOAT -> DType.FLOAT64;
            case COMPLEX -> DType.COMPLEX128;
            default -> DType.UNKNOWN;
        };
    }

    /** Where tensors are joined, a number among them is a tensor. */
    private Term castItems(Term operand, DType common) {
        Optional<List<Term>> items = Terms.items(operand);
        boolean numbers = items.isPresent() && items.get().stream().anyMatch(Promoter::isOfNumbers);
        if (!numbers) {
            return castTo(operand, common);
        }
        return new SequenceTerm(items.get().stream()
                .map(i -> isOfNumbers(i) ? new Apply(asarray, List.of(i, new Literal(common))) : castTo(i, common))
                .toList());
    }

    private static boolean isOfNumbers(Term item) {
        Fact fact = Terms.fact(item);
        return fact.isNumber()
                || fact instanceof Fact.Sequence sequence
                        && Conditions.nested(sequence).isPresent();
    }

    private Term castTo(Term operand, DType common) {
        Optional<List<Term>> items = Terms.items(operand);
        if (items.isPresent()) {
            List<Term> cast =
                    items.get().stream().map(item -> castTo(item, common)).toList();
            return cast.equals(items.get()) ? operand : new SequenceTerm(cast);
        }
        Fact fact = Terms.fact(operand);
        if (!(fact instanceof Fact.Tensor) && !(operand instanceof Apply) && !fact.isUnknown()) {
            return operand;
        }
        DType own = Terms.dtype(operand);
        if (fact.isUnknown() && operand instanceof Fragment || own.weak() || DTypes.same(own, common)) {
            return operand;
        }
        if (own.kind() == common.kind() && common.bits() == 0 && common.owner().isEmpty()) {
            return operand; // a width that has no name; the target mixes widths as the source does
        }
        if (rule == PromotionRule.NONE && (!own.isKnown() || own.kind() == common.kind() && own.bits() == 0)) {
            return known(operand, common);
        }
        return new Apply(cast, List.of(operand, new Literal(common)));
    }

    /** An operand whose dtype the one beside it tells. */
    private Term known(Term operand, DType common) {
        return Terms.piece(operand)
                .filter(piece -> piece.fact() instanceof Fact.Tensor)
                .<Term>map(piece -> {
                    Fact fact =
                            new Fact.Tensor(((Fact.Tensor) piece.fact()).type().withDType(common));
                    return new Fragment(
                            operand.toString(), new Piece(piece.node(), fact, piece.keyword(), piece.items()));
                })
                .orElse(operand);
    }
}
