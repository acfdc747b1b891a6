package dev.espalier.engine.types;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.UnaryOp;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What is known of terms whose leaves are {@link Piece}s. */
public final class Terms {
    private Terms() {}

    /** The piece at a leaf. */
    public static Optional<Piece> piece(Term term) {
        return term instanceof Fragment fragment && fragment.payload() instanceof Piece piece
                ? Optional.of(piece)
                : Optional.empty();
    }

    /** The fact of a term. */
    public static Fact fact(Term term) {
        return switch (term) {
            case Fragment fragment when fragment.payload() instanceof Piece piece -> piece.fact();
            case Fragment fragment when fragment.payload() instanceof AtRuntime settled -> settled.fact();
            case Fragment fragment when isUnpacked(fragment) -> item(packed(fragment));
            case Fragment fragment
            when fragment.payload() instanceof Composed composed ->
                switch (composed.operator()) {
                    case "tuple" -> tuple(fact(composed.operands().get(0)));
                    case Composed.AS_TENSOR -> Fact.Tensor.of(DType.ofKind(Kind.FLOAT));
                    default -> Fact.INT;
                };
            case Fragment _ -> Fact.UNKNOWN;
            case Literal literal -> literalFact(literal.value());
            case SequenceTerm sequence
            when sequence.items().stream().anyMatch(Terms::isUnpacked) -> joined(sequence.items());
            case SequenceTerm sequence ->
                Fact.sequence(
                        Fact.Sequence.Form.TUPLE,
                        sequence.items().stream().map(Terms::fact).toList());
            case Apply apply -> KnownTerms.fact(apply, Terms::applied);
        };
    }

    private static Fact literalFact(Object value) {
        return switch (value) {
            case Boolean _ -> new Fact.Number(Kind.BOOL, Optional.of(value));
            case Double _ -> new Fact.Number(Kind.FLOAT, Optional.of(value));
            case Long _, BigInteger _ -> new Fact.Number(Kind.INT, Optional.of(value));
            case String text -> new Fact.Text(Optional.of(text));
            case DType dtype -> new Fact.DataType(dtype);
            case None _ -> Fact.NOTHING;
            default -> Fact.OTHER;
        };
    }

    private static Fact applied(Apply apply) {
        return switch (apply.operation().name()) {
            case "shape" -> shapeFact(fact(apply.arguments().get(0)));
            case "sizes" -> sizes(shapeFact(fact(apply.arguments().get(0))));
            case "tolist" -> Fact.UNKNOWN;
            case "split", "split_sizes", "split_every", "chunk", "array_split" ->
                parts(fact(apply.arguments().get(0)), false);
            case "nonzero" ->
                Fact.iterable(Fact.Sequence.Form.TUPLE, new Fact.Tensor(new TensorType(DType.INT64, Shape.ofRank(1))));
            case "unstack" -> parts(fact(apply.arguments().get(0)), true);
            default -> ofNumbers(apply).orElseGet(() -> Facts.ofTermType(type(apply)));
        };
    }

    /** The parts of a tensor: of the same dtype and, unless an axis goes, rank. */
    private static Fact parts(Fact whole, boolean dropsAxis) {
        if (!(whole instanceof Fact.Tensor tensor)) {
            return Fact.iterable(Fact.Sequence.Form.TUPLE, Fact.TENSOR);
        }
        var rank = tensor.type().shape().rank();
        Shape shape =
                rank.isEmpty() ? Shape.unknown() : Shape.ofRank(Math.max(0, rank.getAsInt() - (dropsAxis ? 1 : 0)));
        return Fact.iterable(Fact.Sequence.Form.TUPLE, new Fact.Tensor(new TensorType(tensor.dtype(), shape)));
    }

    /** An elementwise operation on Python numbers gives what counts as a number in promotion. */
    private static Optional<Fact> ofNumbers(Apply apply) {
        boolean any = false;
        boolean floating = false;
        Kind kind = Kind.BOOL;
        for (int i = 0; i < apply.arguments().size(); i++) {
            Marker marker = apply.operation().parameters().get(i).marker();
            if (marker == Marker.TENSORS) {
                return Optional.empty();
            }
            if (marker != Marker.NONE) {
                if (!(fact(apply.arguments().get(i)) instanceof Fact.Number number)) {
                    return Optional.empty();
                }
                any = true;
                floating |= marker == Marker.F;
                kind = kind.ordinal() >= number.kind().ordinal() ? kind : number.kind();
            }
        }
        boolean elementwise = apply.operation().resultRule() instanceof Call rule
                && rule.func() instanceof Name name
                && (name.id().equals("like")
                        || name.id().startsWith("broadcast")
                        || name.id().equals("real_like"));
        return any && elementwise
                ? Optional.of(Fact.Number.of(floating && kind != Kind.COMPLEX ? Kind.FLOAT : kind))
                : Optional.empty();
    }

    private static Fact shapeFact(Fact tensor) {
        if (tensor instanceof Fact.Tensor t && t.type().shape().rank().isPresent()) {
            int rank = t.type().shape().rank().getAsInt();
            return new Fact.Sequence(
                    Fact.Sequence.Form.SHAPE, Optional.of(java.util.Collections.nCopies(rank, Fact.INT)), Fact.INT);
        }
        return Fact.iterable(Fact.Sequence.Form.SHAPE, Fact.INT);
    }

    private static Fact sizes(Fact shape) {
        Fact.Sequence sequence = (Fact.Sequence) shape;
        return new Fact.Sequence(Fact.Sequence.Form.SIZES, sequence.items(), sequence.element());
    }

    private static Fact tuple(Fact list) {
        return list instanceof Fact.Sequence sequence
                ? new Fact.Sequence(Fact.Sequence.Form.TUPLE, sequence.items(), sequence.element())
                : Fact.UNKNOWN;
    }

    /** The items of a sequence among other items. */
    public static Term unpack(Term sequence) {
        return new Fragment("*" + sequence, new Composed("*", List.of(sequence)));
    }

    /** The sequence that is unpacked. */
    static Term packed(Term unpacked) {
        return ((Composed) ((Fragment) unpacked).payload()).operands().getFirst();
    }

    /** What each item of a sequence is. */
    private static Fact item(Term sequence) {
        return fact(sequence) instanceof Fact.Sequence known ? known.element() : Fact.UNKNOWN;
    }

    /** A sequence of unknown length. */
    private static Fact joined(List<Term> items) {
        Fact element = Facts.joinAll(items.stream().map(Terms::fact).toList());
        boolean sizes = element instanceof Fact.Number;
        return Fact.iterable(sizes ? Fact.Sequence.Form.SIZES : Fact.Sequence.Form.TUPLE, element);
    }

    static boolean isUnpacked(Term item) {
        return item instanceof Fragment fragment
                && fragment.payload() instanceof Composed composed
                && composed.operator().equals("*")
                && composed.operands().size() == 1;
    }

    /** The type of a term. */
    public static TermType type(Term term) {
        return term instanceof Apply apply ? KnownTerms.type(apply, Terms::inferred) : Facts.toTermType(fact(term));
    }

    private static TermType inferred(Apply apply) {
        Optional<Fact> number = ofNumbers(apply);
        if (number.isPresent()) {
            return Facts.toTermType(number.get());
        }
        try {
            List<Term> arguments =
                    apply.arguments().stream().map(Terms::constant).toList();
            return floating(apply, ResultRules.infer(new Apply(apply.operation(), arguments), Terms::type));
        } catch (IrProblem e) {
            return TermType.UNKNOWN;
        }
    }

    /** What an operation of floats makes of something unknown holds floats. */
    private static TermType floating(Apply apply, TermType type) {
        return Promoter.isFloating(apply.operation())
                        && type instanceof TermType.Tensor(TensorType tensor)
                        && !tensor.dtype().isKnown()
                ? new TermType.Tensor(tensor.withDType(DType.ofKind(Kind.FLOAT)))
                : type;
    }

    /** The number behind a name or an expression, where it is known. */
    private static Term constant(Term term) {
        if (items(term).isPresent()
                && !(term instanceof SequenceTerm)
                && items(term).get().stream().noneMatch(i -> fact(i).isTensor())) {
            return new SequenceTerm(
                    items(term).get().stream().map(Terms::constant).toList());
        }
        return switch (fact(term)) {
            case Fact.Number number
            when term instanceof Fragment && number.value().orElse(null) instanceof Long value -> Literal.of(value);
            default -> term;
        };
    }

    /** The dtype of a tensor or number; unknown otherwise. */
    public static DType dtype(Term term) {
        return switch (type(term)) {
            case TermType.Tensor tensor -> tensor.type().dtype();
            case TermType.Scalar scalar -> DType.python(scalar.kind());
            case TermType.Sequence _, TermType.Other _ -> DType.UNKNOWN;
        };
    }

    /** The dtype of a term as a term. */
    public static Term dtypeTerm(Term term) {
        return TermBuilder.Dtypes.of(term);
    }

    /** The rank of a tensor, if known. */
    public static java.util.OptionalInt rank(Term term) {
        return type(term) instanceof TermType.Tensor tensor
                ? tensor.type().shape().rank()
                : java.util.OptionalInt.empty();
    }

    /** The constant that a term is written as: a literal, or a piece that is a literal in the source. */
    public static Optional<Object> literal(Term term) {
        return switch (term) {
            case Literal literal -> Optional.of(literal.value());
            case Fragment fragment
            when fragment.payload() instanceof Piece piece -> written(piece.node(), piece.fact());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> written(Expression node, Fact fact) {
        return switch (node) {
            case Constant constant -> constant(constant);
            case UnaryOp unary when unary.operand() instanceof Constant && fact instanceof Fact.Number n -> n.value();
            case Name _, Attribute _ ->
                switch (fact) {
                    case Fact.DataType dtype -> Optional.of(dtype.dtype());
                    case Fact.Nothing _ when node instanceof Attribute -> Optional.of(None.INSTANCE);
                    default -> Optional.empty();
                };
            default -> fact instanceof Fact.DataType dtype ? Optional.of(dtype.dtype()) : Optional.empty();
        };
    }

    /** The value of a constant of the source as a literal of the core vocabulary. */
    public static Optional<Object> constant(Constant constant) {
        return switch (constant.value()) {
            case BigInteger big -> Optional.of(new Literal(big).value());
            case Double number -> Optional.of(number);
            case Boolean truth -> Optional.of(truth);
            case String text -> Optional.of(text);
            case Constant.None _ -> Optional.of(None.INSTANCE);
            case Constant.Ellipsis _ -> Optional.of(dev.espalier.engine.ir.Ellipsis.INSTANCE);
            default -> Optional.empty();
        };
    }

    /** The value of a term, if known while translating: a literal, or a constant behind a name. */
    public static Optional<Object> value(Term term) {
        Optional<Object> literal = literal(term);
        if (literal.isPresent()) {
            return literal;
        }
        return switch (fact(term)) {
            case Fact.Number number -> number.value();
            case Fact.Text text -> text.value().map(t -> t);
            case Fact.Nothing _ -> Optional.of(None.INSTANCE);
            case Fact.DataType dtype -> Optional.of(dtype.dtype());
            default -> Optional.empty();
        };
    }

    /** The items of a tuple or list, where they are written out. */
    public static Optional<List<Term>> items(Term term) {
        return switch (term) {
            case SequenceTerm sequence -> Optional.of(sequence.items());
            case Fragment fragment when fragment.payload() instanceof Piece piece -> piece.items();
            default -> Optional.empty();
        };
    }
}
