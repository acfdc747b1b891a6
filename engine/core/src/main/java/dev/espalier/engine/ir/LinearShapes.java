package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shapes of products and of what linear algebra gives. */
final class LinearShapes {
    private LinearShapes() {}

    static Shape matmul(String operation, TensorType x, TensorType y) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Shape.unknown();
        }
        BasicShapes.requireRank(operation, x, 1);
        BasicShapes.requireRank(operation, y, 1);
        List<Dim> left = x.shape().dims().orElseThrow();
        List<Dim> right = y.shape().dims().orElseThrow();
        Dim inner = right.size() == 1 ? right.getFirst() : right.get(right.size() - 2);
        requireInner(operation, x, y, left.getLast(), inner);
        List<Dim> result = new ArrayList<>(BasicShapes.broadcast(operation, List.of(batch(x), batch(y)))
                .dims()
                .orElseThrow());
        if (left.size() > 1) {
            result.add(left.get(left.size() - 2));
        }
        if (right.size() > 1) {
            result.add(right.getLast());
        }
        return Shape.of(result);
    }

    private static void requireInner(String operation, TensorType x, TensorType y, Dim left, Dim right) {
        if (Dims.contradict(left, right)) {
            throw new IrProblem("%s: inner sizes differ: %s and %s (%s ≠ %s)".formatted(operation, x, y, left, right));
        }
    }

    private static TensorType batch(TensorType x) {
        List<Dim> dims = x.shape().dims().orElseThrow();
        return x.withShape(Shape.of(dims.subList(0, Math.max(0, dims.size() - 2))));
    }

    /** NumPy's {@code dot}: the last axis of x with the last but one of y; no broadcasting. */
    static Shape dot(String operation, TensorType x, TensorType y) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> left = x.shape().dims().orElseThrow();
        List<Dim> right = y.shape().dims().orElseThrow();
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? y.shape() : x.shape();
        }
        int at = Math.max(0, right.size() - 2);
        requireInner(operation, x, y, left.getLast(), right.get(at));
        List<Dim> result = new ArrayList<>(left.subList(0, left.size() - 1));
        for (int i = 0; i < right.size(); i++) {
            if (i != at) {
                result.add(right.get(i));
            }
        }
        return Shape.of(result);
    }

    /** The last axis of x with the last of y. */
    static Shape inner(String operation, TensorType x, TensorType y) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> left = x.shape().dims().orElseThrow();
        List<Dim> right = y.shape().dims().orElseThrow();
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? y.shape() : x.shape();
        }
        requireInner(operation, x, y, left.getLast(), right.getLast());
        List<Dim> result = new ArrayList<>(left.subList(0, left.size() - 1));
        result.addAll(right.subList(0, right.size() - 1));
        return Shape.of(result);
    }

    static Shape outer(TensorType x, TensorType y) {
        return Shape.of(List.of(count(x), count(y)));
    }

    private static Dim count(TensorType x) {
        return x.shape().dims().map(Dims::product).orElse(Dim.UNKNOWN);
    }

    static Shape kron(TensorType x, TensorType y) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Shape.unknown();
        }
        int rank = Math.max(x.shape().rank().getAsInt(), y.shape().rank().getAsInt());
        List<Dim> left = BasicShapes.atLeast(x, rank).dims().orElseThrow();
        List<Dim> right = BasicShapes.atLeast(y, rank).dims().orElseThrow();
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            result.add(Dims.multiply(left.get(i), right.get(i)));
        }
        return Shape.of(result);
    }

    /** Contracts the axes named for each side, or the last n of x with the first n of y. */
    static Shape tensordot(String operation, TensorType x, TensorType y, Term axes) {
        Optional<Contraction> contraction = Contraction.of(operation, x, y, axes);
        if (contraction.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> left = x.shape().dims().orElseThrow();
        List<Dim> right = y.shape().dims().orElseThrow();
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (!contraction.get().left().contains(i)) {
                result.add(left.get(i));
            }
        }
        for (int i = 0; i < right.size(); i++) {
            if (!contraction.get().right().contains(i)) {
                result.add(right.get(i));
            }
        }
        for (int i = 0; i < contraction.get().left().size(); i++) {
            requireInner(
                    operation,
                    x,
                    y,
                    left.get(contraction.get().left().get(i)),
                    right.get(contraction.get().right().get(i)));
        }
        return Shape.of(result);
    }

    /** The shape of a solution: the batch axes of both, the rows and columns of the right side. */
    static Shape solved(String operation, TensorType x, TensorType y) {
        if (!x.shape().isKnownRank()
                || !y.shape().isKnownRank()
                || y.shape().rank().getAsInt() == 1) {
            return y.shape();
        }
        List<Dim> right = y.shape().dims().orElseThrow();
        List<Dim> square = x.shape().dims().orElseThrow();
        requireInner(operation, x, y, square.getLast(), right.get(right.size() - 2));
        List<Dim> result = new ArrayList<>(BasicShapes.broadcast(operation, List.of(batch(x), batch(y)))
                .dims()
                .orElseThrow());
        result.addAll(right.subList(right.size() - 2, right.size()));
        return Shape.of(result);
    }

    /** The batch axes of x, then the named sizes. */
    static Shape batched(String operation, TensorType x, List<MatrixSize> sizes) {
        BasicShapes.requireRank(operation, x, 2);
        return x.shape()
                .dims()
                .map(dims -> {
                    Dim rows = dims.get(dims.size() - 2);
                    Dim columns = dims.getLast();
                    List<Dim> result = new ArrayList<>(dims.subList(0, dims.size() - 2));
                    for (MatrixSize size : sizes) {
                        result.add(
                                switch (size) {
                                    case ROWS -> rows;
                                    case COLUMNS -> columns;
                                    case SMALLER -> Dims.min(rows, columns);
                                });
                    }
                    return Shape.of(result);
                })
                .orElse(Shape.unknown());
    }

    static Shape lstsq(TensorType x, TensorType y) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> result = new ArrayList<>(y.shape().dims().orElseThrow());
        result.set(
                result.size() == 1 ? 0 : result.size() - 2,
                x.shape().dims().orElseThrow().getLast());
        return Shape.of(result);
    }
}
