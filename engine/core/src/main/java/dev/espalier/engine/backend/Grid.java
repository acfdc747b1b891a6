package dev.espalier.engine.backend;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Positions in row-major arrays: strides, indices, broadcasting and permutation. */
final class Grid {
    private Grid() {}

    /** How far apart neighbours along each axis are. */
    static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** The index along each axis of a row-major position. */
    static int[] index(int position, int[] shape) {
        int[] index = new int[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = position % shape[axis];
            position /= shape[axis];
        }
        return index;
    }

    static int position(int[] index, int[] shape) {
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    /** The common shape of operands; sizes of 1 stretch. */
    static int[] broadcast(String operation, int[]... shapes) {
        int rank = Arrays.stream(shapes).mapToInt(shape -> shape.length).max().orElse(0);
        int[] result = new int[rank];
        Arrays.fill(result, 1);
        for (int[] shape : shapes) {
            for (int i = 0; i < shape.length; i++) {
                int at = rank - shape.length + i;
                if (result[at] != shape[i] && result[at] != 1 && shape[i] != 1) {
                    throw new EvaluationProblem("%s: shapes do not broadcast: %s (%d ≠ %d)"
                            .formatted(operation, listed(shapes), result[at], shape[i]));
                }
                result[at] = shape[i] == 1 ? result[at] : shape[i];
            }
        }
        return result;
    }

    private static String listed(int[]... shapes) {
        return String.join(" and ", Arrays.stream(shapes).map(Arrays::toString).toList());
    }

    /** For each position of the wider shape, where it comes from in the narrower one. */
    static int[] stretched(int[] from, int[] to) {
        int[] strides = strides(from);
        int offset = to.length - from.length;
        return positions(to, index -> {
            int position = 0;
            for (int axis = 0; axis < from.length; axis++) {
                position += from[axis] == 1 ? 0 : index[offset + axis] * strides[axis];
            }
            return position;
        });
    }

    /** Where each element of a shape comes from, as told by a function of its index. */
    static int[] positions(int[] shape, ToIntFunction<int[]> source) {
        int[] positions = new int[Tensor.count(shape)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = source.applyAsInt(index(i, shape));
        }
        return positions;
    }

    static Tensor broadcastTo(Tensor x, int[] shape) {
        return Arrays.equals(x.shape(), shape) ? x : x.picked(stretched(x.shape(), shape), shape);
    }

    /** The tensor whose axis i is axis {@code order[i]} of x. */
    static Tensor permuted(Tensor x, int... order) {
        int[] shape = x.shape();
        int[] strides = strides(shape);
        int[] result = Arrays.stream(order).map(axis -> shape[axis]).toArray();
        return x.picked(
                positions(result, index -> {
                    int position = 0;
                    for (int i = 0; i < order.length; i++) {
                        position += index[i] * strides[order[i]];
                    }
                    return position;
                }),
                result);
    }

    /** The order that puts some axes last, the others before them as they stand. */
    static int[] last(int rank, int... axes) {
        return IntStream.concat(
                        IntStream.range(0, rank)
                                .filter(axis -> Arrays.stream(axes).noneMatch(one -> one == axis)),
                        Arrays.stream(axes))
                .toArray();
    }

    /** The permutation that undoes a permutation. */
    static int[] inverse(int... order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    static int[] append(int[] shape, int... sizes) {
        return IntStream.concat(Arrays.stream(shape), Arrays.stream(sizes)).toArray();
    }

    static int[] without(int[] shape, int axis) {
        return IntStream.range(0, shape.length)
                .filter(i -> i != axis)
                .map(i -> shape[i])
                .toArray();
    }

    static int[] with(int[] shape, int axis, int size) {
        int[] changed = shape.clone();
        changed[axis] = size;
        return changed;
    }
}
