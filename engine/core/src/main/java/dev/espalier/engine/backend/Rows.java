package dev.espalier.engine.backend;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A tensor with some of its axes brought to the end and joined: {@code count} rows of {@code length} elements.
 *
 * @param tensor the rearranged elements, {@code [count, length]}
 * @param shape the shape before
 * @param axes the joined axes
 */
record Rows(Tensor tensor, int[] shape, int[] axes) {
    static Rows of(Tensor x, int... axes) {
        int[] sorted = Arrays.stream(axes).sorted().toArray();
        Tensor moved = Grid.permuted(x, Grid.last(x.rank(), sorted));
        int length = Arrays.stream(sorted).map(x::size).reduce(1, (a, b) -> a * b);
        int count = IntStream.range(0, x.rank())
                .filter(axis -> Arrays.binarySearch(sorted, axis) < 0)
                .map(x::size)
                .reduce(1, (a, b) -> a * b);
        return new Rows(moved.reshaped(count, length), x.shape(), sorted);
    }

    int count() {
        return tensor.size(0);
    }

    int length() {
        return tensor.size(1);
    }

    /** The position of an element in {@link #tensor}. */
    int at(int row, int column) {
        return row * length() + column;
    }

    /** The shape of a result with one element for each row. */
    int[] reducedShape(boolean keepdims) {
        return IntStream.range(0, shape.length)
                .filter(axis -> keepdims || Arrays.binarySearch(axes, axis) < 0)
                .map(axis -> Arrays.binarySearch(axes, axis) < 0 ? shape[axis] : 1)
                .toArray();
    }

    /** Puts rows, of any length, back where the one joined axis was. */
    Tensor restored(Tensor rows) {
        int axis = axes[0];
        int length = rows.size(1);
        int[] order = Grid.last(shape.length, axis);
        int[] moved = Grid.append(Grid.without(shape, axis), length);
        return Grid.permuted(rows.reshaped(moved), Grid.inverse(order));
    }
}
