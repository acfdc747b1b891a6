package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operations that rearrange elements without computing with them. */
final class ShapeKernels {
    private ShapeKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("reshape", ShapeKernels::reshape);
        table.put("permute_dims", ShapeKernels::permute);
        table.put("swapaxes", ShapeKernels::swapaxes);
        table.put("moveaxis", ShapeKernels::moveaxis);
        table.put("expand_dims", ShapeKernels::expandDims);
        table.put("squeeze", ShapeKernels::squeeze);
        table.put("flip", ShapeKernels::flip);
        table.put("roll", ShapeKernels::roll);
        table.put("rot90", ShapeKernels::rot90);
        table.put("tile", ShapeKernels::tile);
        table.put("repeat", ShapeKernels::repeat);
        table.put("broadcast_to", ShapeKernels::broadcastTo);
        table.put("sum_to", ShapeKernels::sumTo);
        table.put("pad", ShapeKernels::pad);
        table.put("atleast_1d", arguments -> atLeast(arguments.tensor("x"), 1));
        table.put("atleast_2d", arguments -> atLeast(arguments.tensor("x"), 2));
        table.put("diag", ShapeKernels::diag);
        table.put("diagonal", ShapeKernels::diagonal);
        table.put("diag_embed", arguments -> embedded(arguments.tensor("x"), 0));
        table.put("fill_diagonal", ShapeKernels::fillDiagonal);
        FactKernels.addTo(table);
        JoiningKernels.addTo(table);
        return table;
    }

    private static Value reshape(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] shape = arguments.integers("shape");
        int open = IntStream.range(0, shape.length)
                .filter(i -> shape[i] == -1)
                .findFirst()
                .orElse(-1);
        if (open >= 0) {
            shape[open] = 1;
            int others = Tensor.count(shape);
            if (others == 0 || x.count() % others != 0) {
                throw arguments.problem("%s does not fit %s", x.type(), Arrays.toString(arguments.integers("shape")));
            }
            shape[open] = x.count() / others;
        }
        if (Tensor.count(shape) != x.count()) {
            throw arguments.problem("%s does not fit %s", x.type(), Arrays.toString(shape));
        }
        return x.reshaped(shape);
    }

    private static Value permute(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] order = arguments.given("axes")
                ? arguments.axes("axes", x.rank())
                : IntStream.range(0, x.rank()).map(i -> x.rank() - 1 - i).toArray();
        if (order.length != x.rank()) {
            throw arguments.problem("%d axes named for %s", order.length, x.type());
        }
        return Grid.permuted(x, order);
    }

    private static Value swapaxes(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int a = arguments.axis("a", x.rank());
        int b = arguments.axis("b", x.rank());
        return Grid.permuted(
                x,
                IntStream.range(0, x.rank())
                        .map(i -> i == a ? b : i == b ? a : i)
                        .toArray());
    }

    private static Value moveaxis(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] from = arguments.axes("source", x.rank());
        int[] to = arguments.axes("destination", x.rank());
        if (from.length != to.length) {
            throw arguments.problem("%d axes are moved to %d places", from.length, to.length);
        }
        List<Integer> order = new ArrayList<>();
        Arrays.stream(Grid.last(x.rank(), from)).limit(x.rank() - from.length).forEach(order::add);
        IntStream.range(0, to.length).boxed().sorted((i, j) -> to[i] - to[j]).forEach(i -> order.add(to[i], from[i]));
        return Grid.permuted(x, order.stream().mapToInt(Integer::intValue).toArray());
    }

    static Tensor moved(Tensor x, int from, int to) {
        List<Integer> order = new ArrayList<>();
        Arrays.stream(Grid.last(x.rank(), from)).limit(x.rank() - 1L).forEach(order::add);
        order.add(to, from);
        return Grid.permuted(x, order.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Value expandDims(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] given = arguments.integers("axis");
        int rank = x.rank() + given.length;
        List<Integer> places = Arrays.stream(given)
                .map(axis -> arguments.normalize(axis, rank))
                .boxed()
                .toList();
        if (places.stream().distinct().count() < places.size()) {
            throw arguments.problem("an axis comes twice: %s", Arrays.toString(given));
        }
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        places.stream().sorted().forEach(place -> shape.add(place, 1));
        return x.reshaped(shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Value squeeze(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] axes = arguments.given("axis")
                ? arguments.axes("axis", x.rank())
                : IntStream.range(0, x.rank()).filter(axis -> x.size(axis) == 1).toArray();
        for (int axis : axes) {
            if (x.size(axis) != 1) {
                throw arguments.problem("axis %d of %s has size %d, not 1", axis, x.type(), x.size(axis));
            }
        }
        return x.reshaped(Arrays.stream(Grid.last(x.rank(), axes))
                .limit(x.rank() - axes.length)
                .map(x::size)
                .toArray());
    }

    private static Value flip(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] axes = arguments.axes("axis", x.rank());
        return x.picked(
                Grid.positions(x.shape(), index -> {
                    for (int axis : axes) {
                        index[axis] = x.size(axis) - 1 - index[axis];
                    }
                    return Grid.position(index, x.shape());
                }),
                x.shape());
    }

    private static Value roll(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        boolean flat = !arguments.given("axis");
        Tensor x = flat ? given.reshaped(given.count()) : given;
        int[] axes = flat
                ? new int[] {0}
                : Arrays.stream(arguments.integers("axis"))
                        .map(axis -> arguments.normalize(axis, x.rank()))
                        .toArray();
        int[] shifts = arguments.spread("shift", axes.length);
        return x.picked(
                        Grid.positions(x.shape(), index -> {
                            for (int i = 0; i < axes.length; i++) {
                                index[axes[i]] = Math.floorMod(index[axes[i]] - shifts[i], x.size(axes[i]));
                            }
                            return Grid.position(index, x.shape());
                        }),
                        x.shape())
                .reshaped(given.shape());
    }

    private static Value rot90(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] axes = arguments.axes("axes", x.rank());
        for (int turns = Math.floorMod((int) arguments.integer("k"), 4); turns > 0; turns--) {
            x = quarterTurn(x, axes[0], axes[1]);
        }
        return x;
    }

    private static Tensor quarterTurn(Tensor x, int a, int b) {
        int[] shape = x.shape();
        shape[a] = x.size(b);
        shape[b] = x.size(a);
        return x.picked(
                Grid.positions(shape, index -> {
                    int[] from = index.clone();
                    from[a] = index[b];
                    from[b] = x.size(b) - 1 - index[a];
                    return Grid.position(from, x.shape());
                }),
                shape);
    }

    private static Value tile(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        int[] reps = arguments.integers("reps");
        Tensor x = atLeast(given, reps.length);
        int[] shape = x.shape();
        for (int i = 0; i < reps.length; i++) {
            shape[shape.length - reps.length + i] *= reps[i];
        }
        return x.picked(
                Grid.positions(shape, index -> {
                    Arrays.setAll(index, axis -> index[axis] % x.size(axis));
                    return Grid.position(index, x.shape());
                }),
                shape);
    }

    private static Value repeat(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        Tensor x = arguments.given("axis") ? given : given.reshaped(given.count());
        int axis = arguments.given("axis") ? arguments.axis("axis", x.rank()) : 0;
        int[] repeats = arguments.spread("repeats", x.size(axis));
        int[] source = IntStream.range(0, repeats.length)
                .flatMap(i -> IntStream.generate(() -> i).limit(repeats[i]))
                .toArray();
        return IndexKernels.along(x, axis, source);
    }

    private static Value broadcastTo(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] shape = arguments.integers("shape");
        for (int i = 0; i < shape.length; i++) {
            int own = x.rank() - shape.length + i;
            shape[i] = shape[i] == -1 && own >= 0 ? x.size(own) : shape[i];
        }
        if (!Arrays.equals(Grid.broadcast("broadcast_to", x.shape(), shape), shape)) {
            throw arguments.problem("%s does not stretch to %s", x.type(), Arrays.toString(shape));
        }
        return Grid.broadcastTo(x, shape);
    }

    private static Value sumTo(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] shape = arguments.integers("shape");
        if (!Arrays.equals(Grid.broadcast("sum_to", x.shape(), shape), x.shape())) {
            throw arguments.problem("%s does not come from %s", x.type(), Arrays.toString(shape));
        }
        int[] target = Grid.stretched(shape, x.shape());
        List<Accumulator> sums = IntStream.range(0, Tensor.count(shape))
                .mapToObj(_ -> new Accumulator(x.dtype()))
                .toList();
        for (int i = 0; i < x.count(); i++) {
            sums.get(target[i]).add(x, i);
        }
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).store(result, i);
        }
        return result.build();
    }

    private static Value pad(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        String mode = arguments.text("mode").orElse("constant");
        if (!(arguments.value("widths") instanceof Value.Sequence(List<Value> pairs)) || pairs.size() != x.rank()) {
            throw arguments.problem("widths need a pair for each axis of %s", x.type());
        }
        int[] shape = x.shape();
        int[] before = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            int[] pair = arguments.integers("widths", pairs.get(axis));
            before[axis] = pair[0];
            shape[axis] += pair[0] + pair[1];
        }
        int[] source = Grid.positions(shape, index -> {
            for (int axis = 0; axis < shape.length; axis++) {
                index[axis] = inside(arguments, index[axis] - before[axis], x.size(axis), mode);
                if (index[axis] < 0) {
                    return -1;
                }
            }
            return Grid.position(index, x.shape());
        });
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        Tensor filling = arguments.cast("value", x.dtype());
        for (int i = 0; i < source.length; i++) {
            result.set(i, source[i] < 0 ? filling : x, Math.max(0, source[i]));
        }
        return result.build();
    }

    /** Where a place beyond an axis takes its element from; negative for the constant. */
    private static int inside(Arguments arguments, int place, int size, String mode) {
        if (place >= 0 && place < size) {
            return place;
        }
        return switch (mode) {
            case "constant" -> -1;
            case "edge" -> Math.clamp(place, 0, size - 1);
            case "wrap" -> Math.floorMod(place, size);
            case "reflect" -> {
                int period = Math.max(1, 2 * (size - 1));
                int folded = Math.floorMod(place, period);
                yield Math.min(folded, period - folded);
            }
            case "symmetric" -> {
                int folded = Math.floorMod(place, 2 * size);
                yield Math.min(folded, 2 * size - 1 - folded);
            }
            default -> throw arguments.problem("unknown mode %s", mode);
        };
    }

    static Tensor atLeast(Tensor x, int rank) {
        int[] shape = x.shape();
        while (shape.length < rank) {
            shape = Grid.append(new int[] {1}, shape);
        }
        return x.reshaped(shape);
    }

    private static Value diag(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int k = (int) arguments.integer("k");
        return switch (x.rank()) {
            case 1 -> embedded(x, k);
            case 2 -> diagonal(x, k, 0, 1);
            default -> throw arguments.problem("needs a vector or a matrix, not %s", x.type());
        };
    }

    private static Tensor embedded(Tensor x, int k) {
        int n = x.size(x.rank() - 1);
        int size = n + Math.abs(k);
        int[] shape = Grid.append(Grid.with(x.shape(), x.rank() - 1, size), size);
        return x.picked(
                Grid.positions(shape, index -> {
                    int row = index[index.length - 2];
                    int column = index[index.length - 1];
                    int[] from = Arrays.copyOf(index, index.length - 1);
                    from[from.length - 1] = Math.min(row, column);
                    return column - row == k && from[from.length - 1] < n ? Grid.position(from, x.shape()) : -1;
                }),
                shape);
    }

    private static Value diagonal(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        return diagonal(
                x,
                (int) arguments.integer("offset"),
                arguments.axis("axis1", x.rank()),
                arguments.axis("axis2", x.rank()));
    }

    private static Tensor diagonal(Tensor given, int k, int axis1, int axis2) {
        Tensor x = Grid.permuted(given, Grid.last(given.rank(), axis1, axis2));
        int rows = x.size(x.rank() - 2);
        int columns = x.size(x.rank() - 1);
        int length = Math.max(0, Math.min(rows + Math.min(0, k), columns - Math.max(0, k)));
        int[] shape = Grid.append(Arrays.copyOf(x.shape(), x.rank() - 2), length);
        return x.picked(
                Grid.positions(shape, index -> {
                    int[] from = Grid.append(index, index[index.length - 1] + Math.max(0, k));
                    from[from.length - 2] += Math.max(0, -k);
                    return Grid.position(from, x.shape());
                }),
                shape);
    }

    private static Value fillDiagonal(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Tensor value = arguments.cast("value", x.dtype());
        TensorBuilder result = new TensorBuilder(x);
        for (int i = 0; i < Arrays.stream(x.shape()).min().orElse(0); i++) {
            int[] index = new int[x.rank()];
            Arrays.fill(index, i);
            result.set(Grid.position(index, x.shape()), value, value.count() == 1 ? 0 : i);
        }
        return result.build();
    }

    /** Positions of elements as a vector of whole numbers. */
    static Tensor vector(DType dtype, int... numbers) {
        return Tensor.ofWhole(
                        DType.INT64,
                        new int[] {numbers.length},
                        Arrays.stream(numbers).asLongStream().toArray())
                .cast(dtype);
    }
}
