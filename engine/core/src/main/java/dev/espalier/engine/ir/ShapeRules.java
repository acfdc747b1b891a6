package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/** The functions that make shapes in the result rules of {@code core.py}. */
final class ShapeRules {
    private ShapeRules() {}

    static Shape shape(RuleScope scope, Call call) {
        String operation = scope.operation();
        List<Expression> args = call.args();
        String rule = ((Name) call.func()).id();
        return switch (rule) {
            case "shapeof" -> scope.tensor(args.getFirst()).shape();
            case "dropped" ->
                BasicShapes.dropped(operation, x(scope, args), (int)
                        Constants.integer(scope.term(args.get(1))).getAsLong());
            case "ranged" -> Shape.of(List.of(ranged(scope, args)));
            case "appended" -> appended(x(scope, args), scope.dim(args.get(1)));
            case "half" -> Shape.of(List.of(Dims.map(scope.dim(args.getFirst()), n -> n / 2 + 1)));
            case "rows_by_rows" -> rowsByRows(x(scope, args));
            case "embedded_diagonal" -> embedded(x(scope, args));
            case "quantiled" -> quantiled(scope, args);
            case "one_hotted" -> oneHot(scope, args);
            case "matrices" ->
                LinearShapes.batched(
                        operation,
                        x(scope, args),
                        args.subList(1, args.size()).stream()
                                .map(size ->
                                        MatrixSize.valueOf(((Name) size).id().toUpperCase(Locale.ROOT)))
                                .toList());
            case "einsum_shape" -> einsum(scope, args);
            case "concatenated", "stacked" -> joined(scope, rule, args, scope.term(args.get(1)));
            case "convolved" ->
                WindowShapes.convolved(
                        operation,
                        x(scope, args),
                        y(scope, args),
                        scope.term(args.get(2)),
                        scope.term(args.get(3)),
                        scope.term(args.get(4)),
                        scope.term(args.get(5)));
            case "conv_transposed" ->
                WindowShapes.transposed(
                        x(scope, args),
                        y(scope, args),
                        scope.term(args.get(2)),
                        scope.term(args.get(3)),
                        scope.term(args.get(4)),
                        scope.term(args.get(5)),
                        scope.term(args.get(6)));
            case "at_least" ->
                BasicShapes.atLeast(x(scope, args), (int)
                        Constants.integer(scope.term(args.get(1))).getAsLong());
            default ->
                args.size() > 1 && isTensorPair(rule)
                        ? ofTwo(scope, rule, args)
                        : ofOne(scope, rule, x(scope, args), args);
        };
    }

    private static TensorType x(RuleScope scope, List<Expression> args) {
        return scope.tensor(args.getFirst());
    }

    private static TensorType y(RuleScope scope, List<Expression> args) {
        return scope.tensor(args.get(1));
    }

    private static boolean isTensorPair(String rule) {
        return switch (rule) {
            case "matmul_shape",
                    "dotted",
                    "inner_shape",
                    "kron_shape",
                    "tensordotted",
                    "solved",
                    "lstsq_shape",
                    "linear_shape",
                    "taken",
                    "taken_along",
                    "gathered",
                    "batch_gathered",
                    "segmented" -> true;
            default -> false;
        };
    }

    private static Shape ofTwo(RuleScope scope, String rule, List<Expression> args) {
        String operation = scope.operation();
        TensorType x = x(scope, args);
        TensorType y = y(scope, args);
        return switch (rule) {
            case "matmul_shape" -> LinearShapes.matmul(operation, x, y);
            case "dotted" -> LinearShapes.dot(operation, x, y);
            case "inner_shape", "linear_shape" -> LinearShapes.inner(operation, x, y);
            case "kron_shape" -> LinearShapes.kron(x, y);
            case "tensordotted" -> LinearShapes.tensordot(operation, x, y, scope.term(args.get(2)));
            case "solved" -> LinearShapes.solved(operation, x, y);
            case "lstsq_shape" -> LinearShapes.lstsq(x, y);
            case "taken" -> IndexShapes.taken(operation, x, y, scope.term(args.get(2)));
            case "taken_along" -> IndexShapes.takenAlong(operation, x, y, scope.term(args.get(2)));
            case "gathered" -> IndexShapes.gathered(x, y);
            case "batch_gathered" -> IndexShapes.batchGathered(x, y, Constants.integer(scope.term(args.get(2))));
            case "segmented" -> IndexShapes.segmented(operation, x, y, scope.dim(args.get(2)));
            default -> throw new IllegalStateException("core.py: not a shape rule: " + rule);
        };
    }

    private static Shape ofOne(RuleScope scope, String rule, TensorType x, List<Expression> args) {
        String operation = scope.operation();
        List<Term> rest = args.subList(1, args.size()).stream().map(scope::term).toList();
        return switch (rule) {
            case "reshaped" -> BasicShapes.reshaped(operation, x, scope.shape(rest.getFirst()));
            case "permuted" -> BasicShapes.permuted(operation, x, rest.getFirst());
            case "swapped" -> BasicShapes.swapped(operation, x, rest.get(0), rest.get(1));
            case "moved" -> BasicShapes.moved(operation, x, rest.get(0), rest.get(1));
            case "expanded" -> BasicShapes.expanded(operation, x, rest.getFirst());
            case "squeezed" -> BasicShapes.squeezed(operation, x, rest.getFirst());
            case "tiled" -> BasicShapes.tiled(x, rest.getFirst());
            case "repeated" -> BasicShapes.repeated(operation, x, rest.get(0), rest.get(1));
            case "padded" -> WindowShapes.padded(operation, x, rest.getFirst());
            case "diagonalized" -> WindowShapes.diagonalized(operation, x, rest.getFirst());
            case "diagonal_of" -> WindowShapes.diagonal(operation, x, rest.get(0), rest.get(1), rest.get(2));
            case "indexed" -> IndexShapes.indexed(operation, x, rest.getFirst(), scope.typeOf());
            case "pooled" -> WindowShapes.pooled(operation, x, rest.get(0), rest.get(1), rest.get(2));
            case "scaled" -> WindowShapes.scaled(x, rest.getFirst());
            case "rotated" -> rotated(operation, x, rest);
            case "halved" -> BasicShapes.resized(operation, x, rest.getFirst(), dim -> Dims.map(dim, n -> n / 2));
            case "diffed" -> diffed(operation, x, rest);
            case "resized" -> spectrum(scope, x, rest, n -> n, n -> n);
            case "half_spectrum" -> spectrum(scope, x, rest, n -> n / 2 + 1, n -> n / 2 + 1);
            case "full_spectrum" -> spectrum(scope, x, rest, n -> n, n -> 2 * (n - 1));
            default -> throw new IllegalStateException("core.py: not a shape rule: " + rule);
        };
    }

    private static Dim ranged(RuleScope scope, List<Expression> args) {
        Term start = scope.term(args.get(0));
        Term stop = scope.term(args.get(1));
        Term step = scope.term(args.get(2));
        if (number(start).isPresent()
                && number(stop).isPresent()
                && number(step).isPresent()) {
            double by = number(step).getAsDouble();
            return by == 0
                    ? Dim.UNKNOWN
                    : Dim.of(BasicShapes.rangeCount(
                            number(start).getAsDouble(), number(stop).getAsDouble(), by));
        }
        boolean plain = start.equals(Literal.of(0)) && step.equals(Literal.of(1));
        return plain ? scope.dim(stop) : Dim.UNKNOWN;
    }

    private static OptionalDouble number(Term term) {
        return switch (term) {
            case Literal(Long value) -> OptionalDouble.of(value);
            case Literal(Double value) -> OptionalDouble.of(value);
            case Literal _, Apply _, SequenceTerm _, Fragment _ -> OptionalDouble.empty();
        };
    }

    private static Shape appended(TensorType x, Dim last) {
        return x.shape()
                .dims()
                .map(dims -> {
                    List<Dim> longer = new ArrayList<>(dims);
                    longer.add(last);
                    return Shape.of(longer);
                })
                .orElse(Shape.unknown());
    }

    private static Shape rowsByRows(TensorType x) {
        return x.shape()
                .dims()
                .map(dims -> dims.size() < 2 ? Shape.scalar() : Shape.of(List.of(dims.getFirst(), dims.getFirst())))
                .orElse(Shape.unknown());
    }

    private static Shape embedded(TensorType x) {
        return x.shape()
                .dims()
                .map(dims -> appended(x, dims.getLast()).dims().orElseThrow())
                .map(Shape::of)
                .orElse(Shape.unknown());
    }

    private static Shape quantiled(RuleScope scope, List<Expression> args) {
        Shape q = scope.tensor(args.get(1)).shape();
        Shape rest = BasicShapes.reduced(
                scope.operation(), x(scope, args), scope.term(args.get(2)), scope.term(args.get(3)));
        if (!q.isKnownRank() || !rest.isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = new ArrayList<>(q.dims().orElseThrow());
        dims.addAll(rest.dims().orElseThrow());
        return Shape.of(dims);
    }

    private static Shape oneHot(RuleScope scope, List<Expression> args) {
        TensorType x = x(scope, args);
        OptionalLong axis = Constants.integer(scope.term(args.get(2)));
        return x.shape()
                .dims()
                .map(dims -> {
                    if (axis.isEmpty()) {
                        return Shape.ofRank(dims.size() + 1);
                    }
                    List<Dim> longer = new ArrayList<>(dims);
                    longer.add(
                            Axes.normalize(scope.operation(), axis.getAsLong(), dims.size() + 1, x),
                            scope.dim(args.get(1)));
                    return Shape.of(longer);
                })
                .orElse(Shape.unknown());
    }

    private static Shape einsum(RuleScope scope, List<Expression> args) {
        List<TensorType> xs = scope.tensors(args.get(1));
        boolean known = !xs.isEmpty()
                && xs.stream().allMatch(x -> x.shape().isKnownRank())
                && Constants.text(scope.term(args.get(0))).isPresent();
        if (!known) {
            return Shape.unknown();
        }
        String text = Constants.text(scope.term(args.get(0))).get();
        return Equation.parse(
                        text, xs.stream().map(x -> x.shape().rank().getAsInt()).toList())
                .shape(xs);
    }

    private static Shape joined(RuleScope scope, String rule, List<Expression> args, Term axis) {
        List<TensorType> parts = scope.tensors(args.getFirst());
        if (parts.isEmpty()) {
            return Shape.unknown();
        }
        return rule.equals("stacked")
                ? BasicShapes.stacked(scope.operation(), parts, axis)
                : BasicShapes.concatenated(scope.operation(), parts, axis);
    }

    private static Shape rotated(String operation, TensorType x, List<Term> rest) {
        OptionalLong turns = Constants.integer(rest.get(0));
        List<Term> axes = rest.get(1) instanceof SequenceTerm(List<Term> items) ? items : List.of();
        if (turns.isEmpty() || axes.size() != 2) {
            return x.shape().isKnownRank() ? Shape.ofRank(x.shape().rank().getAsInt()) : Shape.unknown();
        }
        return turns.getAsLong() % 2 == 0 ? x.shape() : BasicShapes.swapped(operation, x, axes.get(0), axes.get(1));
    }

    private static Shape diffed(String operation, TensorType x, List<Term> rest) {
        OptionalLong n = Constants.integer(rest.get(0));
        return BasicShapes.resized(
                operation,
                x,
                rest.get(1),
                dim -> n.isEmpty() ? Dim.UNKNOWN : Dims.map(dim, size -> Math.max(0, size - n.getAsLong())));
    }

    /** The axis in its new length: of the length asked for, or else of its own. */
    private static Shape spectrum(
            RuleScope scope, TensorType x, List<Term> rest, LongUnaryOperator ofGiven, LongUnaryOperator ofOwn) {
        return BasicShapes.resized(
                scope.operation(),
                x,
                rest.get(1),
                own -> Constants.isNone(rest.get(0))
                        ? Dims.map(own, ofOwn)
                        : Dims.map(scope.dim(rest.get(0)), ofGiven));
    }
}
