package dev.espalier.engine.pass;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Computes what is known beforehand: arithmetic of Python numbers, and sizes and dtypes that the types tell. */
public final class FoldConstants {
    private static final Vocabulary CORE = Vocabulary.load();
    private static final Set<String> ELEMENTWISE = Set.of(
            "add", "subtract", "multiply", "divide", "negative", "square", "reciprocal", "sqrt", "power", "cast");

    private FoldConstants() {}

    public static Graph in(Graph graph) {
        Rewrite fold = FoldConstants::fold;
        return fold.over(graph);
    }

    static Optional<Term> fold(Apply apply, GraphBuilder graph) {
        return fact(apply, graph)
                .or(() -> number(apply))
                .or(() -> filled(apply, graph))
                .or(() -> nothing(apply));
    }

    /** An operation on tensors each of which is full of one number. */
    private static Optional<Term> filled(Apply apply, GraphBuilder graph) {
        if (!ELEMENTWISE.contains(apply.operation().name())
                || !(graph.typeOf(apply) instanceof TermType.Tensor(TensorType type))
                || !type.dtype().exact()
                || type.shape().sizes().isEmpty()) {
            return Optional.empty();
        }
        List<Term> single = new ArrayList<>();
        for (Term argument : apply.arguments()) {
            Optional<Term> element = argument instanceof Literal ? Optional.of(argument) : element(argument, graph);
            element.ifPresent(single::add);
        }
        if (single.size() != apply.arguments().size()) {
            return Optional.empty();
        }
        Term item = CORE.apply("item", new Apply(apply.operation(), single));
        return value(item)
                .map(number ->
                        CORE.apply("full", sequence(type.shape().sizes().get()), number, new Literal(type.dtype())));
    }

    /** A scan of no rows: the carry as it is, and outputs without rows. */
    private static Optional<Term> nothing(Apply apply) {
        boolean isEmpty = apply.operation().name().equals("scan")
                && apply.argument("length").equals(Literal.of(0));
        if (!isEmpty) {
            return Optional.empty();
        }
        List<Term> results = new ArrayList<>(Regions.operands(apply, "carry"));
        List<TermType> types = Regions.region(apply, "body").results();
        for (TermType type : types.subList(results.size(), types.size())) {
            if (!(type instanceof TermType.Tensor(TensorType row))
                    || row.shape().sizes().isEmpty()) {
                return Optional.empty();
            }
            List<Term> sizes = new ArrayList<>(List.of(Literal.of(0)));
            Arrays.stream(row.shape().sizes().get()).mapToObj(Literal::of).forEach(sizes::add);
            results.add(CORE.apply("zeros", new SequenceTerm(sizes), new Literal(row.dtype())));
        }
        return Optional.of(new SequenceTerm(results));
    }

    /** What fills a tensor, as a tensor without axes. */
    private static Optional<Term> element(Term term, GraphBuilder graph) {
        return graph.definition(term).flatMap(fill -> {
            Term number =
                    switch (fill.operation().name()) {
                        case "zeros" -> Literal.of(0);
                        case "ones" -> Literal.of(1);
                        case "full" -> fill.argument("value");
                        default -> Literal.NONE;
                    };
            boolean known =
                    number instanceof Literal literal && !literal.isNone() && fill.argument("dtype") instanceof Literal;
            return known
                    ? Optional.of(CORE.apply("full", new SequenceTerm(List.of()), number, fill.argument("dtype")))
                    : Optional.empty();
        });
    }

    private static Optional<Term> fact(Apply apply, GraphBuilder graph) {
        return switch (apply.operation().name()) {
            case "dtypeof" ->
                tensor(apply, graph)
                        .map(TensorType::dtype)
                        .filter(d -> d.exact())
                        .map(Literal::new);
            case "ndim" ->
                tensor(apply, graph)
                        .map(TensorType::shape)
                        .map(Shape::rank)
                        .filter(OptionalInt::isPresent)
                        .map(rank -> Literal.of(rank.getAsInt()));
            case "numel" -> tensor(apply, graph).flatMap(x -> x.shape().sizes()).map(FoldConstants::product);
            case "shape", "sizes" ->
                tensor(apply, graph).flatMap(x -> x.shape().sizes()).map(FoldConstants::sequence);
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
                Arrays.stream(sizes).mapToObj(size -> (Term) Literal.of(size)).toList());
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
            case SequenceTerm(List<Term> items)
            when at >= -items.size() && at < items.size() ->
                Optional.of(items.get((int) Math.floorMod(at, (long) items.size())));
            case Apply shape
            when shape.operation().name().equals("shape") ->
                tensor(shape, graph)
                        .flatMap(x -> size(x, apply.argument("i")))
                        .or(() -> Optional.of(CORE.apply("size", shape.argument("x"), apply.argument("i"))));
            default -> Optional.empty();
        };
    }

    /** The value of an operation on Python numbers alone. */
    private static Optional<Term> number(Apply apply) {
        boolean constant =
                !apply.arguments().isEmpty() && apply.arguments().stream().allMatch(Literal.class::isInstance);
        if (!constant || apply.operation().name().equals("slice")) {
            return Optional.empty();
        }
        return value(apply);
    }

    private static Optional<Term> value(Term term) {
        try {
            return Reference.evaluate(term, Map.of()) instanceof Value.Constant(Object value)
                    ? Optional.of(new Literal(value))
                    : Optional.empty();
        } catch (EvaluationProblem | IrProblem _) {
            return Optional.empty();
        }
    }
}
