package dev.espalier.engine.pass;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Computes what is known beforehand: arithmetic of Python numbers, and sizes and dtypes that the types tell. */
public final class FoldConstants {
    private FoldConstants() {}

    public static Graph in(Graph graph) {
        Rewrite fold = FoldConstants::fold;
        return fold.over(graph);
    }

    static Optional<Term> fold(Apply apply, GraphBuilder graph) {
        return fact(apply, graph).or(() -> number(apply));
    }

    private static Optional<Term> fact(Apply apply, GraphBuilder graph) {
        return switch (apply.operation().name()) {
            case "dtypeof" -> tensor(apply, graph).map(TensorType::dtype).filter(d -> d.exact()).map(Literal::new);
            case "ndim" -> tensor(apply, graph).map(TensorType::shape).map(Shape::rank).filter(OptionalInt::isPresent)
                    .map(rank -> Literal.of(rank.getAsInt()));
            case "numel" -> tensor(apply, graph).flatMap(x -> x.shape().sizes()).map(FoldConstants::product);
            case "shape", "sizes" -> tensor(apply, graph).flatMap(x -> x.shape().sizes()).map(FoldConstants::sequence);
            case "size" -> tensor(apply, graph).flatMap(x -> size(x, apply.argument("axis")));
            case "item_of" -> item(apply, graph);
            default -> Optional.empty();
        };
    }

    private static Optional<TensorType> tensor(Apply apply, GraphBuilder graph) {
        return graph.typeOf(apply.argument("x")) instanceof TermType.Tensor(TensorType type)
                ? Optional.of(type)
                : Optional.empty();
    }

    private static Term product(long... sizes) {
        long product = 1;
        for (long size : sizes) {
            product *= size;
        }
        return Literal.of(product);
    }

    private static Term sequence(long... sizes) {
        return new SequenceTerm(
                java.util.Arrays.stream(sizes).mapToObj(size -> (Term) Literal.of(size)).toList());
    }

    private static Optional<Term> size(TensorType x, Term axis) {
        List<Dim> dims = x.shape().dims().orElse(List.of());
        if (!(axis instanceof Literal(Long at)) || at < -dims.size() || at >= dims.size()) {
            return Optional.empty();
        }
        return dims.get((int) Math.floorMod(at, (long) dims.size())) instanceof Dim.Known(long size)
                ? Optional.of(Literal.of(size))
                : Optional.empty();
    }

    /** One of a sequence that is written out, or one size of a shape. */
    private static Optional<Term> item(Apply apply, GraphBuilder graph) {
        if (!(apply.argument("i") instanceof Literal(Long at))) {
            return Optional.empty();
        }
        return switch (apply.argument("xs")) {
            case SequenceTerm(List<Term> items) when at >= -items.size() && at < items.size() ->
                Optional.of(items.get((int) Math.floorMod(at, (long) items.size())));
            case Apply shape when shape.operation().name().equals("shape") ->
                tensor(shape, graph).flatMap(x -> size(x, apply.argument("i")));
            default -> Optional.empty();
        };
    }

    /** The value of an operation on Python numbers alone. */
    private static Optional<Term> number(Apply apply) {
        boolean constant = !apply.arguments().isEmpty() && apply.arguments().stream().allMatch(Literal.class::isInstance);
        if (!constant || apply.operation().name().equals("slice")) {
            return Optional.empty();
        }
        try {
            return Reference.evaluate(apply, Map.of()) instanceof Value.Constant(Object value)
                    ? Optional.of(new Literal(value))
                    : Optional.empty();
        } catch (EvaluationProblem | IrProblem _) {
            return Optional.empty();
        }
    }
}
