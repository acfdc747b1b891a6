package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Layers of neural networks and signals: what slides over axes, normalisation, interpolation. */
final class WindowKernels {
    private WindowKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("conv", WindowKernels::conv);
        table.put("conv_transpose", WindowKernels::convTranspose);
        table.put("max_pool", arguments -> pool(arguments, true));
        table.put("avg_pool", arguments -> pool(arguments, false));
        table.put("conv_grad_input", WindowKernels::convGradInput);
        table.put("conv_grad_weight", WindowKernels::convGradWeight);
        table.put("max_pool_grad", arguments -> poolGradient(arguments, true));
        table.put("avg_pool_grad", arguments -> poolGradient(arguments, false));
        table.put("dropout", WindowKernels::dropout);
        table.put("interpolate_nearest", WindowKernels::interpolate);
        table.put("interp", WindowKernels::interp);
        table.put("convolve", arguments -> convolve(arguments, true));
        table.put("correlate", arguments -> convolve(arguments, false));
        return table;
    }

    /** Where a window slides along the spatial axes of an image. */
    private record Window(int[] size, int[] stride, int[] before, int[] dilation, int[] places) {
        /** Whether one cell of the window at a place lies inside the image, and where. */
        boolean covers(int[] image, int[] place, int[] cell, int[] result) {
            for (int i = 0; i < size.length; i++) {
                result[i] = place[i] * stride[i] + cell[i] * dilation[i] - before[i];
                if (result[i] < 0 || result[i] >= image[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Window window(Arguments arguments, int[] image, int[] size, int[] stride, int[] dilation) {
        String named = arguments.text("padding").orElse("");
        int[] before = new int[image.length];
        int[] after = new int[image.length];
        int[] places = new int[image.length];
        int[] given = named.isEmpty() ? arguments.spread("padding", image.length) : new int[image.length];
        for (int i = 0; i < image.length; i++) {
            int reach = dilation[i] * (size[i] - 1) + 1;
            if (named.equals("same")) {
                places[i] = (image[i] + stride[i] - 1) / stride[i];
                before[i] = Math.max(0, (places[i] - 1) * stride[i] + reach - image[i]) / 2;
            } else {
                before[i] = given[i];
                after[i] = given[i];
                places[i] = Math.max(0, (image[i] + before[i] + after[i] - reach) / stride[i] + 1);
            }
        }
        return new Window(size, stride, before, dilation, places);
    }

    /** One product in a convolution: the places of its parts in the image, the weights and the result. */
    private interface Product {
        void visit(int image, int weight, int result);
    }

    /** Visits all products of a convolution of shapes {@code [n, c, …]} and {@code [out, c / groups, …]}. */
    private static int[] products(Arguments arguments, int[] x, int[] weight, Optional<Product> product) {
        int spatial = x.length - 2;
        int groups = (int) arguments.integer("groups");
        if (weight.length != x.length || x[1] != weight[1] * groups) {
            throw arguments.problem(
                    "%s does not slide over %s in %d groups", Arrays.toString(weight), Arrays.toString(x), groups);
        }
        int[] image = Arrays.copyOfRange(x, 2, x.length);
        int[] size = Arrays.copyOfRange(weight, 2, x.length);
        Window window = window(
                arguments, image, size, arguments.spread("stride", spatial), arguments.spread("dilation", spatial));
        int[] shape = Grid.append(new int[] {x[0], weight[0]}, window.places());
        for (int at = 0; product.isPresent() && at < Tensor.count(shape); at++) {
            int[] index = Grid.index(at, shape);
            int group = index[1] / (weight[0] / groups);
            int[] place = Arrays.copyOfRange(index, 2, index.length);
            int[] from = new int[spatial];
            for (int cell = 0; cell < Tensor.count(size); cell++) {
                if (!window.covers(image, place, Grid.index(cell, size), from)) {
                    continue;
                }
                for (int channel = 0; channel < weight[1]; channel++) {
                    int source = Grid.position(Grid.append(new int[] {index[0], group * weight[1] + channel}, from), x);
                    product.get().visit(source, (index[1] * weight[1] + channel) * Tensor.count(size) + cell, at);
                }
            }
        }
        return shape;
    }

    private static Accumulator[] sums(Tensor like, int... shape) {
        return IntStream.range(0, Tensor.count(shape))
                .mapToObj(_ -> new Accumulator(like.dtype()))
                .toArray(Accumulator[]::new);
    }

    private static Tensor stored(Tensor like, Accumulator[] sums, int... shape) {
        TensorBuilder result = new TensorBuilder(like.dtype(), shape);
        for (int i = 0; i < sums.length; i++) {
            sums[i].store(result, i);
        }
        return result.build();
    }

    private static Value conv(Arguments arguments) {
        List<Tensor> xw = arguments.joined("x", "weight");
        Tensor x = xw.get(0);
        Tensor weight = xw.get(1);
        int[] shape = products(arguments, x.shape(), weight.shape(), Optional.empty());
        Accumulator[] sums = sums(x, shape);
        products(arguments, x.shape(), weight.shape(), Optional.of((i, j, k) -> sums[k].addProduct(x, i, weight, j)));
        addBias(arguments, sums, shape);
        return stored(x, sums, shape);
    }

    private static Value convTranspose(Arguments arguments) {
        List<Tensor> xw = arguments.joined("x", "weight");
        Tensor x = xw.get(0);
        Tensor weight = xw.get(1);
        int spatial = x.rank() - 2;
        int[] stride = arguments.spread("stride", spatial);
        int[] padding = arguments.spread("padding", spatial);
        int[] extra = arguments.spread("output_padding", spatial);
        int[] dilation = arguments.spread("dilation", spatial);
        int[] shape = x.shape().clone();
        shape[1] = weight.size(1) * (int) arguments.integer("groups");
        for (int i = 0; i < spatial; i++) {
            int reach = dilation[i] * (weight.size(i + 2) - 1) + 1;
            shape[i + 2] = (x.size(i + 2) - 1) * stride[i] - 2 * padding[i] + reach + extra[i];
        }
        Accumulator[] sums = sums(x, shape);
        products(arguments, shape, weight.shape(), Optional.of((i, j, k) -> sums[i].addProduct(x, k, weight, j)));
        addBias(arguments, sums, shape);
        return stored(x, sums, shape);
    }

    private static void addBias(Arguments arguments, Accumulator[] sums, int... shape) {
        if (arguments.given("bias")) {
            Tensor bias = arguments.tensor("bias");
            for (int i = 0; i < sums.length; i++) {
                sums[i].add(bias, Grid.index(i, shape)[1]);
            }
        }
    }

    private static Value convGradInput(Arguments arguments) {
        List<Tensor> gw = arguments.joined("g", "weight");
        Tensor g = gw.get(0);
        Tensor weight = gw.get(1);
        int[] shape = arguments.integers("shape");
        Accumulator[] sums = sums(g, shape);
        products(arguments, shape, weight.shape(), Optional.of((i, j, k) -> sums[i].addProduct(g, k, weight, j)));
        return stored(g, sums, shape);
    }

    private static Value convGradWeight(Arguments arguments) {
        List<Tensor> xg = arguments.joined("x", "g");
        Tensor x = xg.get(0);
        Tensor g = xg.get(1);
        int[] shape = arguments.integers("shape");
        Accumulator[] sums = sums(x, shape);
        products(arguments, x.shape(), shape, Optional.of((i, j, k) -> sums[j].addProduct(x, i, g, k)));
        return stored(x, sums, shape);
    }

    /** Cells beyond the image do not count for a maximum, and count as zero for an average. */
    private static Value pool(Arguments arguments, boolean largest) {
        Tensor x = arguments.tensor("x");
        Window window = poolWindow(arguments, x.shape());
        int[] shape = Grid.append(Arrays.copyOf(x.shape(), 2), window.places());
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        for (int at = 0; at < result.count(); at++) {
            int[] covered = covered(x.shape(), window, Grid.index(at, shape));
            if (largest) {
                result.set(at, x, largest(arguments, x, covered));
            } else {
                result.set(at, Arrays.stream(covered).mapToDouble(x::real).sum() / cells(arguments, window, covered));
            }
        }
        return result.build();
    }

    private static Window poolWindow(Arguments arguments, int... shape) {
        int spatial = shape.length - 2;
        int[] size = arguments.spread("kernel", spatial);
        int[] stride = arguments.given("stride") ? arguments.spread("stride", spatial) : size;
        int[] ones = new int[spatial];
        Arrays.fill(ones, 1);
        return window(arguments, Arrays.copyOfRange(shape, 2, shape.length), size, stride, ones);
    }

    private static int largest(Arguments arguments, Tensor x, int... covered) {
        return Arrays.stream(covered)
                .reduce((a, b) ->
                        Double.isNaN(x.real(a)) || BinaryKernels.order(x, a, x, b) >= 0 && !Double.isNaN(x.real(b))
                                ? a
                                : b)
                .orElseThrow(() -> arguments.problem("a window lies outside of %s", x.type()));
    }

    /** What an average divides by: with named padding only the cells inside the image. */
    private static int cells(Arguments arguments, Window window, int... covered) {
        return arguments.text("padding").isPresent() ? covered.length : Tensor.count(window.size());
    }

    private static Value poolGradient(Arguments arguments, boolean largest) {
        Tensor g = arguments.tensor("g");
        int[] shape = largest ? arguments.tensor("x").shape() : arguments.integers("shape");
        Window window = poolWindow(arguments, shape);
        double[] sums = new double[Tensor.count(shape)];
        for (int at = 0; at < g.count(); at++) {
            int[] covered = covered(shape, window, Grid.index(at, g.shape()));
            if (largest) {
                sums[largest(arguments, arguments.tensor("x"), covered)] += g.real(at);
            } else {
                for (int place : covered) {
                    sums[place] += g.real(at) / cells(arguments, window, covered);
                }
            }
        }
        return Tensor.ofReal(g.dtype(), shape, sums);
    }

    /** The positions in the image that a window at a place of the result lies over. */
    private static int[] covered(int[] shape, Window window, int... index) {
        int[] image = Arrays.copyOfRange(shape, 2, shape.length);
        int[] place = Arrays.copyOfRange(index, 2, index.length);
        int[] from = new int[image.length];
        return IntStream.range(0, Tensor.count(window.size()))
                .filter(cell -> window.covers(image, place, Grid.index(cell, window.size()), from))
                .map(cell -> {
                    window.covers(image, place, Grid.index(cell, window.size()), from);
                    return Grid.position(Grid.append(Arrays.copyOf(index, 2), from), shape);
                })
                .toArray();
    }

    private static Value dropout(Arguments arguments) {
        if (arguments.truth("training") && arguments.number("rate") != 0) {
            throw arguments.problem("the reference has no random numbers; evaluate with training=False");
        }
        return arguments.tensor("x");
    }

    private static Value interpolate(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] scale = arguments.spread("scale", x.rank() - 2);
        for (int axis = 2; axis < x.rank(); axis++) {
            int factor = scale[axis - 2];
            x = IndexKernels.along(
                    x,
                    axis,
                    IntStream.range(0, x.size(axis) * factor)
                            .map(i -> i / factor)
                            .toArray());
        }
        return x;
    }

    /** Straight lines between rising places; beyond the ends the end values. */
    private static Value interp(Arguments arguments) {
        Tensor x = arguments.real("x");
        Tensor xp = arguments.cast("xp", DType.FLOAT64);
        Tensor fp = arguments.tensor("fp");
        int last = xp.count() - 1;
        TensorBuilder result = new TensorBuilder(fp.dtype(), x.shape());
        for (int i = 0; i < x.count(); i++) {
            double at = x.real(i);
            int above = (int)
                    IntStream.rangeClosed(0, last).filter(j -> xp.real(j) <= at).count();
            if (Double.isNaN(at)) {
                result.set(i, at);
            } else if (above == 0 || above > last) {
                result.set(i, fp.real(above == 0 ? 0 : last));
            } else {
                double part = (at - xp.real(above - 1)) / (xp.real(above) - xp.real(above - 1));
                result.set(i, fp.real(above - 1) + part * (fp.real(above) - fp.real(above - 1)));
            }
        }
        return result.build();
    }

    /** Discrete convolution, or correlation with the (conjugated) second operand. */
    private static Value convolve(Arguments arguments, boolean reversed) {
        List<Tensor> xy = arguments.joined("x", "y");
        Tensor x = xy.get(0);
        Tensor y = xy.get(1);
        int n = x.count();
        int m = y.count();
        int shorter = Math.min(n, m);
        String mode = arguments.text("mode").orElse("full");
        int skipped =
                switch (mode) {
                    case "full" -> 0;
                    case "same" -> (reversed || n >= m) ? (shorter - 1) / 2 : shorter / 2;
                    case "valid" -> shorter - 1;
                    default -> throw arguments.problem("unknown mode %s", mode);
                };
        int length =
                switch (mode) {
                    case "full" -> n + m - 1;
                    case "same" -> Math.max(n, m);
                    default -> Math.max(n, m) - shorter + 1;
                };
        TensorBuilder result = new TensorBuilder(x.dtype(), length);
        for (int k = 0; k < length; k++) {
            Accumulator sum = new Accumulator(x.dtype());
            for (int i = 0; i < n; i++) {
                int j = k + skipped - i;
                if (j >= 0 && j < m) {
                    sum.addProduct(x, i, y, reversed ? j : m - 1 - j);
                }
            }
            sum.store(result, k);
        }
        return result.build();
    }
}
