package dev.espalier.engine.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operations that make one tensor of several, or several of one. */
final class JoiningKernels {
    private JoiningKernels() {}

    static void addTo(Map<String, Kernel> table) {
        table.put("concat", JoiningKernels::concat);
        table.put("stack", JoiningKernels::stack);
        table.put("unstack", JoiningKernels::unstack);
        table.put("split", JoiningKernels::split);
        table.put("split_sizes", JoiningKernels::splitSizes);
        table.put("chunk", JoiningKernels::chunk);
        table.put("array_split", JoiningKernels::arraySplit);
        table.put("split_every", JoiningKernels::splitEvery);
    }

    private static List<Tensor> parts(Arguments arguments) {
        List<Tensor> parts = arguments.tensors("xs");
        if (parts.isEmpty()) {
            throw arguments.problem("no tensors");
        }
        for (Tensor part : parts) {
            if (!part.dtype().equals(parts.getFirst().dtype())) {
                throw arguments.problem(
                        "dtypes differ: %s and %s; cast one of them",
                        parts.getFirst().type(), part.type());
            }
        }
        return parts;
    }

    private static Value concat(Arguments arguments) {
        List<Tensor> parts = parts(arguments);
        if (!arguments.given("axis")) {
            return joined(
                    arguments,
                    parts.stream().map(part -> part.reshaped(part.count())).toList(),
                    0);
        }
        return joined(arguments, parts, arguments.axis("axis", parts.getFirst().rank()));
    }

    private static Tensor joined(Arguments arguments, List<Tensor> parts, int axis) {
        int[] shape = parts.getFirst().shape();
        shape[axis] = 0;
        for (Tensor part : parts) {
            if (part.rank() != shape.length
                    || !Arrays.equals(Grid.without(part.shape(), axis), Grid.without(shape, axis))) {
                throw arguments.problem(
                        "%s and %s do not fit along axis %d", parts.getFirst().type(), part.type(), axis);
            }
            shape[axis] += part.size(axis);
        }
        TensorBuilder result = new TensorBuilder(parts.getFirst().dtype(), shape);
        int offset = 0;
        for (Tensor part : parts) {
            for (int i = 0; i < part.count(); i++) {
                int[] index = Grid.index(i, part.shape());
                index[axis] += offset;
                result.set(Grid.position(index, shape), part, i);
            }
            offset += part.size(axis);
        }
        return result.build();
    }

    private static Value stack(Arguments arguments) {
        List<Tensor> parts = parts(arguments);
        int axis = arguments.axis("axis", parts.getFirst().rank() + 1);
        List<Tensor> wider = new ArrayList<>();
        for (Tensor part : parts) {
            if (!Arrays.equals(part.shape(), parts.getFirst().shape())) {
                throw arguments.problem(
                        "shapes differ: %s and %s", parts.getFirst().type(), part.type());
            }
            List<Integer> shape =
                    new ArrayList<>(Arrays.stream(part.shape()).boxed().toList());
            shape.add(axis, 1);
            wider.add(part.reshaped(shape.stream().mapToInt(Integer::intValue).toArray()));
        }
        return joined(arguments, wider, axis);
    }

    private static Value unstack(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        return new Value.Sequence(IntStream.range(0, x.size(axis))
                .mapToObj(i -> (Value) IndexKernels.along(x, axis, i).reshaped(Grid.without(x.shape(), axis)))
                .toList());
    }

    private static Value split(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        int size = x.size(axis);
        if (arguments.value("sections") instanceof Value.Constant) {
            int count = (int) arguments.integer("sections");
            if (count <= 0 || size % count != 0) {
                throw arguments.problem("%d parts of size %d are not equal", count, size);
            }
            return cut(
                    x,
                    axis,
                    IntStream.rangeClosed(1, count).map(i -> i * (size / count)).toArray());
        }
        int[] bounds = Arrays.stream(arguments.integers("sections"))
                .map(at -> Math.clamp(at < 0 ? at + size : at, 0, size))
                .toArray();
        return cut(x, axis, Grid.append(bounds, size));
    }

    private static Value splitSizes(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        int[] sizes = arguments.integers("sizes");
        int known = Arrays.stream(sizes).filter(size -> size >= 0).sum();
        int[] bounds = Arrays.stream(sizes)
                .map(size -> size < 0 ? x.size(axis) - known : size)
                .toArray();
        Arrays.parallelPrefix(bounds, Integer::sum);
        if (bounds.length == 0 || bounds[bounds.length - 1] != x.size(axis)) {
            throw arguments.problem("sizes %s do not add up to %d", Arrays.toString(sizes), x.size(axis));
        }
        return cut(x, axis, bounds);
    }

    private static Value chunk(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        int n = (int) arguments.integer("n");
        return every(x, axis, (x.size(axis) + n - 1) / n);
    }

    private static Value arraySplit(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        int size = x.size(axis);
        int n = (int) arguments.integer("n");
        return cut(
                x,
                axis,
                IntStream.rangeClosed(1, n)
                        .map(i -> i * (size / n) + Math.min(i, size % n))
                        .toArray());
    }

    private static Value splitEvery(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        return every(x, arguments.axis("axis", x.rank()), (int) arguments.integer("size"));
    }

    private static Value every(Tensor x, int axis, int part) {
        int size = x.size(axis);
        int each = Math.max(1, part);
        int count = Math.max(1, (size + each - 1) / each);
        return cut(
                x,
                axis,
                IntStream.rangeClosed(1, count)
                        .map(i -> Math.min(size, i * each))
                        .toArray());
    }

    private static Value cut(Tensor x, int axis, int... bounds) {
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int to : bounds) {
            parts.add(IndexKernels.along(
                    x, axis, IntStream.range(from, Math.max(from, to)).toArray()));
            from = to;
        }
        return new Value.Sequence(parts);
    }
}
