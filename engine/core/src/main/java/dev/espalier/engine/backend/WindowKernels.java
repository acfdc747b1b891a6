package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Layers of neural networks and signals: what slides over axes, normalisation, interpolation. */
final class WindowKernels {
    private WindowKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("conv", WindowKernels::conv);
        table.put("max_pool", arguments -> pool(arguments, true));
        table.put("avg_pool", arguments -> pool(arguments, false));
        table.put("layer_norm", WindowKernels::layerNorm);
        table.put("dropout", WindowKernels::dropout);
        table.put("interpolate_nearest", WindowKernels::interpolate);
        table.put("interp", WindowKernels::interp);
        table.put("convolve", arguments -> convolve(arguments, true));
        table.put("correlate", arguments -> convolve(arguments, false));
        return table;
    }

    /** Where a window slides along the spatial axes of an image. */
    private record Window(int[] size, int[] stride, int[] before, int[] dilation, int[] places) {
        /** The place in the image under one cell of the window; negative where it lies outside. */
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

    private static Value conv(Arguments arguments) {
        List<Tensor> xw = arguments.joined("x", "weight");
        Tensor x = xw.get(0);
        Tensor weight = xw.get(1);
        int spatial = x.rank() - 2;
        int groups = (int) arguments.integer("groups");
        if (weight.rank() != x.rank() || x.size(1) != weight.size(1) * groups) {
            throw arguments.problem("%s does not slide over %s in %d groups", weight.type(), x.type(), groups);
        }
        int[] image = Arrays.copyOfRange(x.shape(), 2, x.rank());
        int[] kernel = Arrays.copyOfRange(weight.shape(), 2, x.rank());
        Window window = window(
                arguments, image, kernel, arguments.spread("stride", spatial), arguments.spread("dilation", spatial));
        int[] shape = Grid.append(new int[] {x.size(0), weight.size(0)}, window.places());
        Tensor bias = arguments.given("bias") ? arguments.tensor("bias") : null;
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        int perGroup = weight.size(0) / groups;
        for (int at = 0; at < result.count(); at++) {
            int[] index = Grid.index(at, shape);
            Accumulator sum = new Accumulator(x.dtype());
            int[] place = Arrays.copyOfRange(index, 2, index.length);
            accumulate(sum, x, weight, window, index[0], index[1], index[1] / perGroup, place);
            if (bias != null) {
                sum.add(bias, index[1]);
            }
            sum.store(result, at);
        }
        return result.build();
    }

    private static void accumulate(
            Accumulator sum, Tensor x, Tensor weight, Window window, int item, int out, int group, int... place) {
        int channels = weight.size(1);
        int[] image = Arrays.copyOfRange(x.shape(), 2, x.rank());
        int[] from = new int[image.length];
        int cells = Tensor.count(window.size());
        for (int cell = 0; cell < cells; cell++) {
            if (!window.covers(image, place, Grid.index(cell, window.size()), from)) {
                continue;
            }
            for (int channel = 0; channel < channels; channel++) {
                int source = Grid.position(Grid.append(new int[] {item, group * channels + channel}, from), x.shape());
                sum.addProduct(x, source, weight, (out * channels + channel) * cells + cell);
            }
        }
    }

    /** Cells beyond the image do not count for a maximum, and count as zero for an average. */
    private static Value pool(Arguments arguments, boolean largest) {
        Tensor x = arguments.tensor("x");
        int spatial = x.rank() - 2;
        int[] image = Arrays.copyOfRange(x.shape(), 2, x.rank());
        int[] size = arguments.spread("kernel", spatial);
        int[] stride = arguments.given("stride") ? arguments.spread("stride", spatial) : size;
        int[] ones = new int[spatial];
        Arrays.fill(ones, 1);
        Window window = window(arguments, image, size, stride, ones);
        boolean onlyInside = arguments.text("padding").isPresent();
        int[] shape = Grid.append(Arrays.copyOf(x.shape(), 2), window.places());
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        for (int at = 0; at < result.count(); at++) {
            int[] covered = covered(x, window, Grid.index(at, shape));
            if (largest) {
                int best = Arrays.stream(covered)
                        .reduce((a, b) -> Double.isNaN(x.real(a)) || BinaryKernels.order(x, a, x, b) >= 0
                                        && !Double.isNaN(x.real(b)) ? a : b)
                        .orElseThrow(() -> arguments.problem("a window lies outside of %s", x.type()));
                result.set(at, x, best);
            } else {
                double sum = Arrays.stream(covered).mapToDouble(x::real).sum();
                result.set(at, sum / (onlyInside ? covered.length : Tensor.count(size)));
            }
        }
        return result.build();
    }

    private static int[] covered(Tensor x, Window window, int... index) {
        int[] image = Arrays.copyOfRange(x.shape(), 2, x.rank());
        int[] place = Arrays.copyOfRange(index, 2, index.length);
        int[] from = new int[image.length];
        return IntStream.range(0, Tensor.count(window.size()))
                .filter(cell -> window.covers(image, place, Grid.index(cell, window.size()), from))
                .map(cell -> {
                    window.covers(image, place, Grid.index(cell, window.size()), from);
                    return Grid.position(Grid.append(Arrays.copyOf(index, 2), from), x.shape());
                })
                .toArray();
    }

    private static Value layerNorm(Arguments arguments) {
        Tensor x = arguments.real("x");
        int[] shape = arguments.integers("shape");
        int length = Tensor.count(shape);
        if (x.rank() < shape.length
                || !Arrays.equals(shape, Arrays.copyOfRange(x.shape(), x.rank() - shape.length, x.rank()))) {
            throw arguments.problem("%s does not end in %s", x.type(), Arrays.toString(shape));
        }
        Tensor weight = arguments.given("weight") ? arguments.tensor("weight") : null;
        Tensor bias = arguments.given("bias") ? arguments.tensor("bias") : null;
        TensorBuilder result = new TensorBuilder(x.dtype(), x.shape());
        for (int start = 0; start < x.count(); start += length) {
            int from = start;
            double mean = IntStream.range(0, length).mapToDouble(i -> x.real(from + i)).average().orElse(0);
            double spread = IntStream.range(0, length)
                    .mapToDouble(i -> Math.pow(x.real(from + i) - mean, 2))
                    .average()
                    .orElse(0);
            for (int i = 0; i < length; i++) {
                double value = (x.real(start + i) - mean) / Math.sqrt(spread + arguments.number("eps"));
                value = weight == null ? value : value * weight.real(i);
                result.set(start + i, bias == null ? value : value + bias.real(i));
            }
        }
        return result.build();
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
            x = IndexKernels.along(x, axis, IntStream.range(0, x.size(axis) * factor).map(i -> i / factor).toArray());
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
            int above = (int) IntStream.rangeClosed(0, last).filter(j -> xp.real(j) <= at).count();
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
        int skipped = switch (mode) {
            case "full" -> 0;
            case "same" -> (reversed || n >= m) ? (shorter - 1) / 2 : shorter / 2;
            case "valid" -> shorter - 1;
            default -> throw arguments.problem("unknown mode %s", mode);
        };
        int length = switch (mode) {
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
