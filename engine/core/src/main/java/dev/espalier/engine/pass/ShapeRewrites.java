package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Simplifications whose right side has to be computed from axes and sizes. */
final class ShapeRewrites {
    private static final Vocabulary CORE = Vocabulary.load();

    private ShapeRewrites() {}

    static Optional<Term> rewrite(Apply apply, GraphBuilder graph) {
        Optional<Term> changed =
                switch (apply.operation().name()) {
                    case "permute_dims" -> permute(apply, graph);
                    case "swapaxes" -> transposed(apply, graph);
                    case "sum_to" -> sumTo(apply, graph);
                    case "getitem" -> whole(apply);
                    case "matmul" -> linear(apply, graph);
                    case "add" -> bias(apply, graph);
                    default -> Optional.empty();
                };
        return changed.filter(term -> Simplify.isSameType(apply, term, graph));
    }

    /** permute(permute(x, a), b) -> permute(x, a[b]); permute(x, (0, 1, …)) -> x; of a matrix, its transpose. */
    private static Optional<Term> permute(Apply apply, GraphBuilder graph) {
        OptionalInt rank = rank(apply.argument("x"), graph);
        if (rank.isEmpty()) {
            return Optional.empty();
        }
        Optional<int[]> order = order(apply.argument("axes"), rank.getAsInt());
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int[] axes = order.get();
        if (Arrays.equals(axes, IntStream.range(0, axes.length).toArray())) {
            return Optional.of(apply.argument("x"));
        }
        if (Arrays.equals(axes, new int[] {1, 0})) {
            return Optional.of(CORE.apply("matrix_transpose", apply.argument("x")));
        }
        Optional<Apply> inner = graph.definition(apply.argument("x"))
                .filter(x -> x.operation().name().equals("permute_dims"));
        Optional<int[]> first = inner.flatMap(x -> order(x.argument("axes"), axes.length));
        return first.map(before -> CORE.apply(
                "permute_dims",
                inner.orElseThrow().argument("x"),
                numbers(Arrays.stream(axes).map(axis -> before[axis]).toArray())));
    }

    /** swapaxes(x, -2, -1), in any way to count, -> matrix_transpose(x). */
    private static Optional<Term> transposed(Apply apply, GraphBuilder graph) {
        int rank = rank(apply.argument("x"), graph).orElse(0);
        boolean known = rank > 1
                && apply.argument("a") instanceof Literal(Long a)
                && apply.argument("b") instanceof Literal(Long b)
                && Set.of(rank - 2L, rank - 1L)
                        .equals(new HashSet<>(List.of(Math.floorMod(a, (long) rank), Math.floorMod(b, (long) rank))));
        return known ? Optional.of(CORE.apply("matrix_transpose", apply.argument("x"))) : Optional.empty();
    }

    private static Optional<int[]> order(Term axes, int rank) {
        if (axes.equals(Literal.NONE)) {
            return Optional.of(
                    IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
        }
        if (!(axes instanceof SequenceTerm(List<Term> items))
                || items.size() != rank
                || !items.stream().allMatch(item -> item instanceof Literal(Long _))) {
            return Optional.empty();
        }
        return Optional.of(items.stream()
                .mapToInt(item -> (int) Math.floorMod((Long) ((Literal) item).value(), (long) rank))
                .toArray());
    }

    /** Whether two types have one shape, whatever the symbols in it are. */
    private static boolean hasShape(TermType a, TermType b) {
        return a instanceof TermType.Tensor(TensorType x)
                && b instanceof TermType.Tensor(TensorType y)
                && x.shape().equals(y.shape())
                && x.shape().dims().filter(dims -> !dims.contains(Dim.UNKNOWN)).isPresent();
    }

    /** sum_to(x, s) -> reshape(sum(x, the axes that were stretched), s). */
    private static Optional<Term> sumTo(Apply apply, GraphBuilder graph) {
        if (hasShape(graph.typeOf(apply.argument("x")), graph.typeOf(apply))) {
            return Optional.of(apply.argument("x"));
        }
        Optional<long[]> from = sizes(graph.typeOf(apply.argument("x")));
        Optional<long[]> to = sizes(graph.typeOf(apply));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        int extra = from.get().length - to.get().length;
        List<Integer> summed = new ArrayList<>();
        boolean leading = true;
        for (int axis = 0; axis < from.get().length; axis++) {
            if (axis < extra || from.get()[axis] != to.get()[axis - extra]) {
                summed.add(axis);
                leading &= axis < extra;
            }
        }
        Term axes = numbers(summed.stream().mapToInt(axis -> axis).toArray());
        Term x = apply.argument("x");
        if (leading) {
            return Optional.of(CORE.apply("sum", x, axes));
        }
        Term sum = CORE.apply("sum", x, axes, Literal.TRUE);
        return Optional.of(extra == 0 ? sum : CORE.apply("reshape", sum, apply.argument("shape")));
    }

    /** x[:, :, ...] -> x. */
    private static Optional<Term> whole(Apply apply) {
        Term all = CORE.apply("slice");
        return apply.argument("index") instanceof SequenceTerm(List<Term> parts)
                        && parts.stream().allMatch(all::equals)
                ? Optional.of(apply.argument("x"))
                : Optional.empty();
    }

    /** x @ w.T -> linear(x, w). */
    private static Optional<Term> linear(Apply apply, GraphBuilder graph) {
        return graph.definition(apply.argument("y"))
                .filter(y -> apply.argument("y") instanceof Fragment
                        && y.operation().name().equals("matrix_transpose")
                        && rank(y.argument("x"), graph).orElse(0) == 2)
                .map(y -> CORE.apply("linear", apply.argument("x"), y.argument("x")));
    }

    /** linear(x, w) + b -> linear(x, w, b). */
    private static Optional<Term> bias(Apply apply, GraphBuilder graph) {
        return graph.definition(apply.argument("x"))
                .filter(x -> x.operation().name().equals("linear")
                        && x.argument("bias").equals(Literal.NONE)
                        && rank(apply.argument("y"), graph).orElse(0) == 1)
                .map(x -> CORE.apply("linear", x.argument("x"), x.argument("weight"), apply.argument("y")));
    }

    private static OptionalInt rank(Term term, GraphBuilder graph) {
        return graph.typeOf(term) instanceof TermType.Tensor(TensorType type)
                ? type.shape().rank()
                : OptionalInt.empty();
    }

    private static Optional<long[]> sizes(TermType type) {
        return type instanceof TermType.Tensor(TensorType tensor)
                ? Optional.of(tensor.shape()).flatMap(Shape::sizes)
                : Optional.empty();
    }

    private static SequenceTerm numbers(int... numbers) {
        return new SequenceTerm(Arrays.stream(numbers)
                .mapToObj(number -> (Term) Literal.of(number))
                .toList());
    }
}
