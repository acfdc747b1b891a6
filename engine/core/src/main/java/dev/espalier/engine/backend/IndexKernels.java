package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Operations that read or write elements at indices. */
final class IndexKernels {
    /** What an element becomes when the value at a position is written to it; both ends without axes. */
    private interface Change {
        Tensor apply(Tensor before, Tensor value, int at);
    }

    private IndexKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("getitem", arguments -> {
            Tensor x = arguments.tensor("x");
            Selection selection = Selection.of(x, arguments.value("index"));
            return x.picked(selection.positions(), selection.shape());
        });
        table.put("take", IndexKernels::take);
        table.put("take_along_axis", arguments -> gather(arguments, true));
        table.put("gather", arguments -> gather(arguments, false));
        table.put("gather_nd", IndexKernels::gatherNd);
        table.put("batch_gather", IndexKernels::batchGather);
        table.put("index_update", arguments -> update(arguments, "replace"));
        table.put("index_add", arguments -> update(arguments, "add"));
        table.put("index_multiply", arguments -> update(arguments, "multiply"));
        table.put("index_max", arguments -> update(arguments, "maximum"));
        table.put("index_min", arguments -> update(arguments, "minimum"));
        table.put("scatter", arguments -> scatter(arguments, "replace"));
        table.put("scatter_add", arguments -> scatter(arguments, "add"));
        table.put("masked_select", IndexKernels::maskedSelect);
        table.put("nonzero", IndexKernels::nonzero);
        table.put("argwhere", IndexKernels::argwhere);
        table.put("segment_sum", arguments -> segment(arguments, "add"));
        table.put("segment_max", arguments -> segment(arguments, "maximum"));
        table.put("segment_min", arguments -> segment(arguments, "minimum"));
        return table;
    }

    /** One entry along the first axis. */
    static Tensor row(Tensor x, int i) {
        return along(x, 0, i).reshaped(Grid.without(x.shape(), 0));
    }

    /** The entries along an axis at these places. */
    static Tensor along(Tensor x, int axis, int... places) {
        int[] shape = Grid.with(x.shape(), axis, places.length);
        return x.picked(
                Grid.positions(shape, index -> {
                    index[axis] = places[index[axis]];
                    return Grid.position(index, x.shape());
                }),
                shape);
    }

    /** The place an index means, counted from the end where negative. */
    static int place(String operation, long index, int size) {
        long place = index < 0 ? index + size : index;
        if (place < 0 || place >= size) {
            throw new EvaluationProblem("%s: index %d is out of range for size %d".formatted(operation, index, size));
        }
        return (int) place;
    }

    private static Value take(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        Tensor x = arguments.given("axis") ? given : given.reshaped(given.count());
        int axis = arguments.given("axis") ? arguments.axis("axis", x.rank()) : 0;
        Tensor indices = indices(arguments, "indices");
        int[] places = IntStream.range(0, indices.count())
                .map(i -> place("take", indices.whole(i), x.size(axis)))
                .toArray();
        int[] shape = IntStream.of(Grid.append(
                        Grid.append(Arrays.copyOf(x.shape(), axis), indices.shape()),
                        Arrays.copyOfRange(x.shape(), axis + 1, x.rank())))
                .toArray();
        return along(x, axis, places).reshaped(shape);
    }

    static Tensor indices(Arguments arguments, String name) {
        Tensor indices = arguments.value(name) instanceof Value.Sequence sequence
                ? Numbers.array(sequence, Optional.of(DType.INT64))
                : arguments.tensor(name);
        if (!indices.dtype().isIntegral()) {
            throw arguments.problem("indices need whole numbers, not %s", indices.type());
        }
        return indices;
    }

    /** For each position of the indices, the position in x that they mean along the axis. */
    private static int[] meant(Arguments arguments, Tensor x, Tensor indices, int axis) {
        int[] shape = x.shape();
        return Grid.positions(indices.shape(), index -> {
            int at = Grid.position(index, indices.shape());
            index[axis] = place(arguments.operation().name(), indices.whole(at), shape[axis]);
            return Grid.position(index, shape);
        });
    }

    private static Value gather(Arguments arguments, boolean broadcast) {
        Tensor x = arguments.tensor("x");
        Tensor indices = indices(arguments, "indices");
        int axis = arguments.axis("axis", x.rank());
        if (indices.rank() != x.rank()) {
            throw arguments.problem("ranks differ: %s and %s", x.type(), indices.type());
        }
        if (broadcast) {
            int[] common = Grid.broadcast(
                    arguments.operation().name(), Grid.with(x.shape(), axis, 1), Grid.with(indices.shape(), axis, 1));
            x = Grid.broadcastTo(x, Grid.with(common, axis, x.size(axis)));
            indices = Grid.broadcastTo(indices, Grid.with(common, axis, indices.size(axis)));
        }
        for (int i = 0; i < x.rank(); i++) {
            if (i != axis && indices.size(i) > x.size(i)) {
                throw arguments.problem("%s does not fit %s", indices.type(), x.type());
            }
        }
        return x.picked(meant(arguments, x, indices, axis), indices.shape());
    }

    private static Value gatherNd(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Tensor indices = indices(arguments, "indices");
        int depth = indices.size(indices.rank() - 1);
        int[] inner = Arrays.copyOfRange(x.shape(), depth, x.rank());
        int block = Tensor.count(inner);
        int[] outer = Arrays.copyOf(indices.shape(), indices.rank() - 1);
        int[] source = new int[Tensor.count(outer) * block];
        for (int i = 0; i < Tensor.count(outer); i++) {
            int start = 0;
            for (int j = 0; j < depth; j++) {
                start = start * x.size(j) + place("gather_nd", indices.whole(i * depth + j), x.size(j));
            }
            for (int j = 0; j < block; j++) {
                source[i * block + j] = start * block + j;
            }
        }
        return x.picked(source, Grid.append(outer, inner));
    }

    private static Value batchGather(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Tensor indices = indices(arguments, "indices");
        int axes = Math.toIntExact(arguments.integer("axes"));
        int[] inner = Arrays.copyOfRange(x.shape(), axes + 1, x.rank());
        int block = Tensor.count(inner);
        int each = Tensor.count(Arrays.copyOfRange(indices.shape(), axes, indices.rank()));
        int[] source = new int[indices.count() * block];
        for (int i = 0; i < indices.count(); i++) {
            int start = i / each * x.size(axes) + place("batch_gather", indices.whole(i), x.size(axes));
            for (int j = 0; j < block; j++) {
                source[i * block + j] = start * block + j;
            }
        }
        return x.picked(source, Grid.append(indices.shape(), inner));
    }

    private static Change change(String kind) {
        return switch (kind) {
            case "replace" -> (_, value, at) -> value.element(at);
            case "add" ->
                (before, value, at) -> combined(before, sum -> {
                    sum.add(before, 0);
                    sum.add(value, at);
                });
            case "multiply" -> (before, value, at) -> combined(before, sum -> sum.addProduct(before, 0, value, at));
            case "maximum" -> (before, value, at) -> better(before, value, at, 1);
            case "minimum" -> (before, value, at) -> better(before, value, at, -1);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Tensor combined(Tensor before, Consumer<Accumulator> steps) {
        Accumulator sum = new Accumulator(before.dtype());
        steps.accept(sum);
        TensorBuilder result = new TensorBuilder(before.dtype());
        sum.store(result, 0);
        return result.build();
    }

    private static Tensor better(Tensor before, Tensor value, int at, int wanted) {
        boolean better = Double.isNaN(value.real(at))
                || BinaryKernels.order(value, at, before, 0) == wanted && !Double.isNaN(before.real(0));
        return better ? value.element(at) : before;
    }

    /** Writes values one after the other, each seeing the writes before it. */
    private static Tensor written(Tensor x, int[] positions, Tensor values, String kind) {
        Change change = change(kind);
        TensorBuilder target = new TensorBuilder(x);
        for (int i = 0; i < positions.length; i++) {
            target.set(positions[i], change.apply(target.element(positions[i]), values, i), 0);
        }
        return target.build();
    }

    private static Value update(Arguments arguments, String kind) {
        Tensor x = arguments.tensor("x");
        Selection selection = Selection.of(x, arguments.value("index"));
        Tensor value = arguments.cast("value", x.dtype());
        int[] shape = Grid.broadcast(arguments.operation().name(), selection.shape(), trimmed(value, selection));
        if (!Arrays.equals(shape, selection.shape())) {
            throw arguments.problem(
                    "%s does not fit the selected %s", value.type(), Arrays.toString(selection.shape()));
        }
        Tensor values = Grid.broadcastTo(value.reshaped(trimmed(value, selection)), shape);
        return written(x, selection.positions(), values, kind);
    }

    /** The shape of a value without leading axes of size 1 that the selection does not have. */
    private static int[] trimmed(Tensor value, Selection selection) {
        int[] shape = value.shape();
        while (shape.length > selection.shape().length && shape[0] == 1) {
            shape = Arrays.copyOfRange(shape, 1, shape.length);
        }
        return shape;
    }

    private static Value scatter(Arguments arguments, String kind) {
        Tensor x = arguments.tensor("x");
        Tensor indices = indices(arguments, "indices");
        int axis = arguments.axis("axis", x.rank());
        Tensor value = arguments.cast("value", x.dtype());
        Tensor values = value.rank() == 0 ? Grid.broadcastTo(value, indices.shape()) : value;
        int[] source = Grid.positions(indices.shape(), index -> Grid.position(index, values.shape()));
        return written(x, meant(arguments, x, indices, axis), values.picked(source, indices.shape()), kind);
    }

    private static Value maskedSelect(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Tensor mask = arguments.tensor("mask");
        int[] shape = Grid.broadcast("masked_select", x.shape(), mask.shape());
        Tensor wide = Grid.broadcastTo(x, shape);
        Tensor chosen = Grid.broadcastTo(mask, shape);
        int[] positions = trueAt(chosen);
        return wide.picked(positions, positions.length);
    }

    static int[] trueAt(Tensor x) {
        return IntStream.range(0, x.count()).filter(x::truth).toArray();
    }

    private static Value nonzero(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] positions = trueAt(x);
        return new Value.Sequence(IntStream.range(0, x.rank())
                .mapToObj(axis -> (Value) ShapeKernels.vector(
                        arguments.dtype("dtype"),
                        Arrays.stream(positions)
                                .map(p -> Grid.index(p, x.shape())[axis])
                                .toArray()))
                .toList());
    }

    private static Value argwhere(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] positions = trueAt(x);
        int[] flat = Arrays.stream(positions)
                .flatMap(p -> Arrays.stream(Grid.index(p, x.shape())))
                .toArray();
        return ShapeKernels.vector(arguments.dtype("dtype"), flat).reshaped(positions.length, x.rank());
    }

    private static Value segment(Arguments arguments, String kind) {
        Tensor x = arguments.tensor("x");
        Tensor ids = indices(arguments, "ids");
        int n = (int) arguments.integer("n");
        int[] inner = Arrays.copyOfRange(x.shape(), ids.rank(), x.rank());
        int block = Tensor.count(inner);
        Tensor start = Grid.broadcastTo(neutral(x.dtype(), kind), Grid.append(new int[] {n}, inner));
        int[] kept = IntStream.range(0, x.count())
                .filter(i -> ids.whole(i / block) >= 0 && ids.whole(i / block) < n)
                .toArray();
        int[] positions = Arrays.stream(kept)
                .map(i -> (int) ids.whole(i / block) * block + i % block)
                .toArray();
        return written(start, positions, x.picked(kept, kept.length), kind);
    }

    private static Tensor neutral(DType dtype, String kind) {
        boolean largest = kind.equals("minimum");
        if (kind.equals("add")) {
            return Numbers.tensor(0L, dtype);
        }
        return dtype.isIntegral()
                ? Tensor.ofWhole(
                        dtype, new int[0], new long[] {largest ? Limits.highestWhole(dtype) : Limits.lowestWhole(dtype)
                        })
                : Tensor.ofReal(
                        dtype, new int[0], new double[] {largest ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY
                        });
    }
}
