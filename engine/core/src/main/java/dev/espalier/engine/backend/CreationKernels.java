package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Operations that make tensors out of numbers. */
final class CreationKernels {
    private CreationKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("full", arguments -> filled(arguments, arguments.integers("shape")));
        table.put(
                "full_like",
                arguments -> filled(arguments, arguments.tensor("x").shape()));
        table.put("eye", CreationKernels::eye);
        table.put("arange", CreationKernels::arange);
        table.put("linspace", CreationKernels::linspace);
        table.put("geomspace", CreationKernels::geomspace);
        table.put(
                "asarray",
                arguments -> arguments.given("dtype")
                        ? Numbers.array(arguments.value("x"), Optional.of(arguments.dtype("dtype")))
                        : Numbers.array(arguments.value("x"), Optional.empty()));
        table.put("tensor_of", CreationKernels::tensorOf);
        table.put("tril", arguments -> triangle(arguments, -1));
        table.put("triu", arguments -> triangle(arguments, 1));
        table.put("meshgrid", CreationKernels::meshgrid);
        table.put("one_hot", CreationKernels::oneHot);
        table.put("hann_window", window(t -> 0.5 - 0.5 * Math.cos(t)));
        table.put("hamming_window", window(t -> 0.54 - 0.46 * Math.cos(t)));
        table.put("blackman_window", window(t -> 0.42 - 0.5 * Math.cos(t) + 0.08 * Math.cos(2 * t)));
        table.put("fftfreq", arguments -> frequencies(arguments, false));
        table.put("rfftfreq", arguments -> frequencies(arguments, true));
        return table;
    }

    private static Value tensorOf(Arguments arguments) {
        if (arguments.value("x") instanceof Tensor tensor) {
            return tensor;
        }
        Tensor natural = Numbers.array(arguments.value("x"), Optional.empty());
        return switch (natural.dtype().kind()) {
            case FLOAT -> natural.cast(arguments.dtype("floats"));
            case INT -> natural.cast(arguments.dtype("integers"));
            default -> natural;
        };
    }

    private static Value filled(Arguments arguments, int[] shape) {
        return Grid.broadcastTo(arguments.cast("value", arguments.dtype("dtype")), shape);
    }

    private static Value eye(Arguments arguments) {
        int rows = (int) arguments.integer("n");
        int columns = arguments.given("m") ? (int) arguments.integer("m") : rows;
        int k = (int) arguments.integer("k");
        TensorBuilder result = new TensorBuilder(arguments.dtype("dtype"), rows, columns);
        for (int i = Math.max(0, -k); i < Math.min(rows, columns - k); i++) {
            result.set(i * columns + i + k, 1L);
        }
        return result.build();
    }

    private static Value arange(Arguments arguments) {
        double start = arguments.number("start");
        double step = arguments.number("step");
        if (step == 0) {
            throw arguments.problem("the step is 0");
        }
        int count = (int) Math.max(0, Math.ceil((arguments.number("stop") - start) / step));
        return filled(arguments.dtype("dtype"), count, i -> start + i * step);
    }

    /** Numbers computed one by one, in a vector. */
    private static Tensor filled(DType dtype, int count, IntToDoubleFunction value) {
        TensorBuilder result = new TensorBuilder(dtype, count);
        for (int i = 0; i < count; i++) {
            if (dtype.isIntegral()) {
                result.set(i, Rounding.toWhole(dtype, value.applyAsDouble(i)));
            } else {
                result.set(i, value.applyAsDouble(i));
            }
        }
        return result.build();
    }

    private static Value linspace(Arguments arguments) {
        int num = (int) arguments.integer("num");
        int steps = arguments.truth("endpoint") ? num - 1 : num;
        double start = arguments.number("start");
        double stop = arguments.number("stop");
        return filled(
                arguments.dtype("dtype"),
                num,
                i -> i == steps && steps > 0 ? stop : start + (stop - start) * i / Math.max(1, steps));
    }

    private static Value geomspace(Arguments arguments) {
        int num = (int) arguments.integer("num");
        double start = arguments.number("start");
        double ratio = arguments.number("stop") / start;
        return filled(arguments.dtype("dtype"), num, i -> start * Math.pow(ratio, (double) i / Math.max(1, num - 1)));
    }

    private static Value triangle(Arguments arguments, int side) {
        Tensor x = arguments.tensor("x");
        if (x.rank() < 2) {
            throw arguments.problem("needs two or more axes, not %s", x.type());
        }
        long k = arguments.integer("k");
        int columns = x.size(x.rank() - 1);
        int rows = x.size(x.rank() - 2);
        int[] kept = Grid.positions(new int[] {x.count()}, index -> {
            int column = index[0] % columns;
            int row = index[0] / columns % rows;
            return side * (column - row - k) >= 0 ? index[0] : -1;
        });
        return x.picked(kept, x.shape());
    }

    private static Value meshgrid(Arguments arguments) {
        List<Tensor> xs = arguments.tensors("xs");
        boolean swapped = arguments.text("indexing").orElse("xy").equals("xy") && xs.size() > 1;
        int[] shape = xs.stream().mapToInt(Tensor::count).toArray();
        if (swapped) {
            int first = shape[0];
            shape[0] = shape[1];
            shape[1] = first;
        }
        List<Value> grids = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            int axis = swapped && i < 2 ? 1 - i : i;
            grids.add(xs.get(i).picked(Grid.positions(shape, index -> index[axis]), shape));
        }
        return new Value.Sequence(grids);
    }

    private static Value oneHot(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int n = (int) arguments.integer("n");
        int axis = arguments.axis("axis", x.rank() + 1);
        TensorBuilder result = new TensorBuilder(arguments.dtype("dtype"), Grid.append(x.shape(), n));
        for (int i = 0; i < x.count(); i++) {
            long hot = x.whole(i);
            if (hot >= 0 && hot < n) {
                result.set(i * n + (int) hot, 1L);
            }
        }
        return ShapeKernels.moved(result.build(), x.rank(), axis);
    }

    private static Kernel window(DoubleUnaryOperator shape) {
        return arguments -> {
            int n = (int) arguments.integer("n");
            int steps = arguments.truth("periodic") ? n : n - 1;
            return filled(arguments.dtype("dtype"), n, i -> n == 1 ? 1 : shape.applyAsDouble(2 * Math.PI * i / steps));
        };
    }

    private static Value frequencies(Arguments arguments, boolean half) {
        int n = (int) arguments.integer("n");
        double width = n * arguments.number("d");
        return filled(
                arguments.dtype("dtype"), half ? n / 2 + 1 : n, i -> (half || i < (n + 1) / 2 ? i : i - n) / width);
    }
}
