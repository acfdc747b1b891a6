package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** One application whose result rule is being evaluated: what the names in the rule stand for. */
record RuleScope(Apply apply, Function<Term, TermType> typeOf) {

    String operation() {
        return apply.operation().name();
    }

    /** The argument or constant that an expression of a rule stands for. */
    Term term(Expression expression) {
        return switch (expression) {
            case Name name when apply.operation().hasParameter(name.id()) -> apply.argument(name.id());
            case Constant(var _, BigInteger number) -> new Literal(number);
            case Constant(var _, Boolean truth) -> new Literal(truth);
            case UnaryOp negative when term(negative.operand()) instanceof Literal(Long number) -> Literal.of(-number);
            default ->
                throw new IllegalStateException("core.py: the rule of %s has no such argument".formatted(operation()));
        };
    }

    boolean isParameter(Expression expression) {
        return expression instanceof Name name && apply.operation().hasParameter(name.id());
    }

    TermType type(Expression expression) {
        return typeOf.apply(term(expression));
    }

    /** The dtype and shape of an argument; Python numbers have a weak dtype and no axes. */
    TensorType tensor(Expression expression) {
        return tensor(type(expression));
    }

    static TensorType tensor(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) -> tensor;
            case TermType.Scalar(Kind kind) -> new TensorType(DType.python(kind), Shape.scalar());
            case TermType.Sequence(List<TermType> items) -> stacked(items);
            case TermType.Other _ -> TensorType.UNKNOWN;
        };
    }

    /** A nested list as one tensor. */
    private static TensorType stacked(List<TermType> items) {
        List<TensorType> parts = items.stream().map(RuleScope::tensor).toList();
        if (parts.isEmpty()) {
            return new TensorType(DType.UNKNOWN, Shape.of(0));
        }
        return new TensorType(
                DTypes.join(parts.stream().map(TensorType::dtype).toList()),
                BasicShapes.stacked("asarray", parts, Literal.of(0)));
    }

    /** The tensors of a sequence argument; empty where they are not known one by one. */
    List<TensorType> tensors(Expression expression) {
        return type(expression) instanceof TermType.Sequence(List<TermType> items)
                ? items.stream().map(RuleScope::tensor).toList()
                : List.of();
    }

    DType dtype(Expression expression) {
        return switch (expression) {
            case Name name when isParameter(name) -> dtype(term(name));
            case Name name -> DType.of(name.id()).orElse(DType.UNKNOWN);
            case Call call ->
                switch (((Name) call.func()).id()) {
                    case "dtypeof" ->
                        DTypes.join(
                                call.args().stream().map(x -> tensor(x).dtype()).toList());
                    case "dtypeof_all" ->
                        DTypes.join(tensors(call.args().getFirst()).stream()
                                .map(TensorType::dtype)
                                .toList());
                    case "real" -> tensor(call.args().getFirst()).dtype().real();
                    case "complex" -> tensor(call.args().getFirst()).dtype().complex();
                    default -> throw new IllegalStateException("core.py: not a dtype in the rule of " + operation());
                };
            default -> throw new IllegalStateException("core.py: not a dtype in the rule of " + operation());
        };
    }

    private DType dtype(Term term) {
        return switch (term) {
            case Literal(DType dtype) -> dtype;
            case Apply inner
            when inner.operation().name().equals("dtypeof") ->
                tensor(typeOf.apply(inner.arguments().getFirst())).dtype();
            case Literal _, Apply _, SequenceTerm _, Fragment _ -> DType.UNKNOWN;
        };
    }

    Dim dim(Expression expression) {
        return switch (expression) {
            case Name name when isParameter(name) -> dim(term(name));
            case Name _ -> Dim.UNKNOWN;
            case Constant _ -> dim(term(expression));
            case BoolOp either ->
                Constants.isNone(term(either.values().getFirst()))
                        ? dim(either.values().getLast())
                        : dim(either.values().getFirst());
            case Call call
            when ((Name) call.func()).id().equals("numel") ->
                tensor(call.args().getFirst()).shape().dims().map(Dims::product).orElse(Dim.UNKNOWN);
            case Call call
            when ((Name) call.func()).id().equals("ndim") -> {
                OptionalInt rank = tensor(call.args().getFirst()).shape().rank();
                yield rank.isPresent() ? Dim.of(rank.getAsInt()) : Dim.UNKNOWN;
            }
            default -> throw new IllegalStateException("core.py: not a size in the rule of " + operation());
        };
    }

    /** The size that a whole number stands for. */
    Dim dim(Term term) {
        return switch (term) {
            case Literal(Long size) -> Dim.of(size);
            case Apply inner
            when inner.operation().name().equals("size") -> axisSize(inner.argument("x"), inner.argument("axis"));
            case Apply inner
            when inner.operation().name().equals("item_of")
                    && inner.argument("xs") instanceof Apply shape
                    && shape.operation().name().equals("shape") -> axisSize(shape.argument("x"), inner.argument("i"));
            case Apply inner
            when inner.operation().name().equals("numel") ->
                tensor(typeOf.apply(inner.argument("x")))
                        .shape()
                        .dims()
                        .map(Dims::product)
                        .orElse(Dim.UNKNOWN);
            case Apply sum
            when SizeArithmetic.operator(sum).isPresent() ->
                computed(
                        SizeArithmetic.operator(sum).get(),
                        dim(sum.arguments().getFirst()),
                        dim(sum.arguments().getLast()));
            case Literal _, Apply _, SequenceTerm _, Fragment _ -> Dim.UNKNOWN;
        };
    }

    /** Arithmetic of sizes. */
    private Dim computed(String operator, Dim a, Dim b) {
        return switch (operator) {
            case "+" -> Dims.add(a, b);
            case "-" -> Dims.subtract(a, b);
            case "*" -> Dims.multiply(a, b);
            case "//" -> Dims.floorDivide(a, b);
            default -> Dim.UNKNOWN;
        };
    }

    private Dim axisSize(Term x, Term axis) {
        TensorType type = tensor(typeOf.apply(x));
        OptionalInt at = Axes.one("size", axis, type);
        return at.isPresent() ? type.shape().dims().orElseThrow().get(at.getAsInt()) : Dim.UNKNOWN;
    }

    Shape shape(Expression expression) {
        return switch (expression) {
            case TupleExpr tuple ->
                Shape.of(tuple.elements().stream().map(this::dim).toList());
            case Name name when isParameter(name) -> shape(term(name));
            case Name name when name.id().equals("vector") -> Shape.ofRank(1);
            case Name _ -> Shape.unknown();
            case Call call -> ShapeRules.shape(this, call);
            default -> throw new IllegalStateException("core.py: not a shape in the rule of " + operation());
        };
    }

    /** Whether an item stands for any number of items. */
    private static boolean isUnpacked(Term item) {
        return item instanceof Fragment fragment && fragment.name().startsWith("*");
    }

    /** The shape that a sequence of sizes, or one size, stands for. */
    Shape shape(Term term) {
        return switch (term) {
            case SequenceTerm(List<Term> items) when items.stream().anyMatch(RuleScope::isUnpacked) -> Shape.unknown();
            case SequenceTerm(List<Term> items) -> {
                List<Dim> dims = new ArrayList<>();
                items.forEach(item -> dims.add(dim(item)));
                yield Shape.of(dims);
            }
            case Literal(Long size) -> Shape.of(size);
            case Apply inner
            when inner.operation().name().equals("shape") ->
                tensor(typeOf.apply(inner.argument("x"))).shape();
            case Literal _, Apply _, Fragment _ ->
                switch (typeOf.apply(term)) {
                    case TermType.Sequence(List<TermType> items) -> Shape.ofRank(items.size());
                    case TermType.Scalar _ -> Shape.ofRank(1);
                    case TermType.Tensor _, TermType.Other _ -> Shape.unknown();
                };
        };
    }
}
