package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Layers of neural networks: what slides over axes, normalisation, attention. */
final class Networks {
    private Networks() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        table.put("conv", Networks::conv);
        table.put("conv_grad_input", call -> convGradient(call, 0));
        table.put("conv_grad_weight", call -> convGradient(call, 1));
        table.put("conv_transpose", Networks::convTranspose);
        table.put("max_pool", Networks::maxPool);
        table.put("avg_pool", Networks::avgPool);
        table.put("max_pool_grad", Networks::maxPoolGradient);
        table.put("layer_norm", call -> {
            long[] shape = call.integers("shape");
            return one(torch.layer_norm(
                    call.tensor("x"),
                    shape,
                    optional(call, "weight", shape),
                    optional(call, "bias", shape),
                    call.number("eps"),
                    false));
        });
        table.put("standardize", Networks::standardize);
        table.put("attention", call -> attention(call, new TensorOptional()));
        table.put("masked_attention", call -> attention(call, new TensorOptional(Libtorch.truth(call.tensor("mask")))));
        table.put("biased_attention", call -> attention(call, new TensorOptional(call.tensor("bias"))));
        table.put("interpolate_nearest", call -> {
            Tensor x = call.tensor("x");
            long[] scale = call.spread("scale", call.rankOf("x") - 2);
            for (int i = 0; i < scale.length; i++) {
                x = x.repeat_interleave(scale[i], new LongOptional(i + 2L), new LongOptional());
            }
            return one(x);
        });
    }

    /** How a window slides: one entry for each spatial axis. */
    private record Window(long[] size, long[] stride, long[] dilation, long[] before, long[] after) {
        boolean isEven() {
            return Arrays.equals(before, after);
        }

        /** The image with cells around it, where both sides do not get the same number. */
        Tensor padded(Tensor x, double value) {
            return torch.constant_pad_nd(x, widths(), new Scalar(value));
        }

        private long[] widths() {
            int n = size.length;
            long[] widths = new long[2 * n];
            for (int i = 0; i < n; i++) {
                widths[2 * (n - 1 - i)] = before[i];
                widths[2 * (n - 1 - i) + 1] = after[i];
            }
            return widths;
        }
    }

    private static Window window(Call<Tensor> call, long[] image, long[] size, long[] stride, long[] dilation) {
        String named = call.text("padding").orElse("");
        long[] before = named.isEmpty() ? call.spread("padding", image.length) : new long[image.length];
        long[] after = before.clone();
        for (int i = 0; named.equals("same") && i < image.length; i++) {
            long reach = dilation[i] * (size[i] - 1) + 1;
            long places = (image[i] + stride[i] - 1) / stride[i];
            long total = Math.max(0, (places - 1) * stride[i] + reach - image[i]);
            before[i] = total / 2;
            after[i] = total - before[i];
        }
        return new Window(size, stride, dilation, before, after);
    }

    private static Item<Tensor> conv(Call<Tensor> call) {
        List<Tensor> xw = call.joined("x", "weight");
        int spatial = (int) xw.get(0).dim() - 2;
        Window window =
                convWindow(call, call.memory().shape(xw.get(0)), call.memory().shape(xw.get(1)));
        Tensor x = window.isEven() ? xw.get(0) : window.padded(xw.get(0), 0);
        TensorOptional bias = call.given("bias") ? new TensorOptional(call.tensor("bias")) : new TensorOptional();
        return one(torch.convolution(
                x,
                xw.get(1),
                bias,
                window.stride(),
                window.isEven() ? window.before() : new long[spatial],
                window.dilation(),
                false,
                new long[spatial],
                call.integer("groups")));
    }

    private static Item<Tensor> convTranspose(Call<Tensor> call) {
        List<Tensor> xw = call.joined("x", "weight");
        int spatial = (int) xw.get(0).dim() - 2;
        TensorOptional bias = call.given("bias") ? new TensorOptional(call.tensor("bias")) : new TensorOptional();
        return one(torch.convolution(
                xw.get(0),
                xw.get(1),
                bias,
                call.spread("stride", spatial),
                call.spread("padding", spatial),
                call.spread("dilation", spatial),
                true,
                call.spread("output_padding", spatial),
                call.integer("groups")));
    }

    private static Window convWindow(Call<Tensor> call, long[] x, long[] weight) {
        int spatial = x.length - 2;
        if (weight.length != x.length || x[1] != weight[1] * call.integer("groups") || spatial < 1 || spatial > 3) {
            throw new Declined("shapes that do not slide over each other");
        }
        return window(
                call,
                Arrays.copyOfRange(x, 2, x.length),
                Arrays.copyOfRange(weight, 2, x.length),
                call.spread("stride", spatial),
                call.spread("dilation", spatial));
    }

    private static Item<Tensor> convGradient(Call<Tensor> call, int wanted) {
        List<Tensor> pair = wanted == 0 ? call.joined("g", "weight") : call.joined("x", "g");
        long[] shape = call.integers("shape");
        Tensor g = wanted == 0 ? pair.get(0) : pair.get(1);
        Tensor other = wanted == 0 ? pair.get(1) : pair.get(0);
        Tensor like = call.memory().number(0L, Libtorch.dtype(g)).expand(shape);
        Tensor x = wanted == 0 ? like : other;
        Tensor weight = wanted == 0 ? other : like;
        Window window = convWindow(call, call.memory().shape(x), call.memory().shape(weight));
        if (!window.isEven()) {
            throw new Declined("uneven padding");
        }
        try (BoolPointer mask = new BoolPointer(3)) {
            mask.put(0, wanted == 0).put(1, wanted == 1).put(2, false);
            T_TensorTensorTensor_T parts = torch.convolution_backward(
                    g,
                    x.contiguous(),
                    weight.contiguous(),
                    new org.bytedeco.pytorch.LongArrayRefOptional(),
                    window.stride(),
                    window.before(),
                    window.dilation(),
                    false,
                    new long[window.size().length],
                    call.integer("groups"),
                    mask);
            return one(wanted == 0 ? parts.get0() : parts.get1());
        }
    }

    private static Window poolWindow(Call<Tensor> call) {
        long[] shape = call.shapeOf("x");
        int spatial = shape.length - 2;
        if (spatial < 1 || spatial > 3) {
            throw new Declined("spatial axes beyond three");
        }
        long[] size = call.spread("kernel", spatial);
        long[] stride = call.given("stride") ? call.spread("stride", spatial) : size;
        long[] ones = new long[spatial];
        Arrays.fill(ones, 1);
        return window(call, Arrays.copyOfRange(shape, 2, shape.length), size, stride, ones);
    }

    /** Whether libtorch pads a window itself: by the same number on both sides, and at most by half of it. */
    private static boolean isOwn(Window window) {
        return window.isEven()
                && LongStream.range(0, window.size().length)
                        .allMatch(i -> 2 * window.before()[(int) i] <= window.size()[(int) i]);
    }

    private static Item<Tensor> maxPool(Call<Tensor> call) {
        Window window = poolWindow(call);
        boolean own = isOwn(window);
        if (!own && !call.dtypeOf("x").isFloating()) {
            throw new Declined("nothing is below all whole numbers");
        }
        Tensor x = own ? call.tensor("x") : window.padded(call.tensor("x"), Double.NEGATIVE_INFINITY);
        long[] padding = own ? window.before() : new long[window.size().length];
        long[] ones = window.dilation();
        return one(
                switch (window.size().length) {
                    case 1 -> torch.max_pool1d(x, window.size(), window.stride(), padding, ones, false);
                    case 2 ->
                        torch.max_pool2d(channelsLast(x), window.size(), window.stride(), padding, ones, false)
                                .contiguous();
                    default -> torch.max_pool3d(x, window.size(), window.stride(), padding, ones, false);
                });
    }

    /** The order of axes in which libtorch takes the maximum of many channels at once: six times as fast. */
    private static Tensor channelsLast(Tensor x) {
        return x.dim() == 4 && x.size(1) >= 8 && x.is_floating_point()
                ? x.contiguous(torch.MemoryFormat.ChannelsLast)
                : x;
    }

    private static Item<Tensor> avgPool(Call<Tensor> call) {
        Window window = poolWindow(call);
        boolean inside = call.text("padding").isPresent();
        if (isOwn(window)) {
            return one(averaged(call.tensor("x"), window, window.before(), !inside));
        }
        long[] none = new long[window.size().length];
        Tensor sums = averaged(window.padded(call.tensor("x"), 0), window, none, true);
        if (!inside) {
            return one(sums);
        }
        Tensor cells = averaged(window.padded(torch.ones_like(call.tensor("x")), 0), window, none, true);
        return one(sums.div(cells));
    }

    private static Tensor averaged(Tensor x, Window window, long[] padding, boolean countPadding) {
        return switch (window.size().length) {
            case 1 -> torch.avg_pool1d(x, window.size(), window.stride(), padding, false, countPadding);
            case 2 ->
                torch.avg_pool2d(x, window.size(), window.stride(), padding, false, countPadding, new LongOptional());
            default ->
                torch.avg_pool3d(x, window.size(), window.stride(), padding, false, countPadding, new LongOptional());
        };
    }

    private static Item<Tensor> maxPoolGradient(Call<Tensor> call) {
        Window window = poolWindow(call);
        if (window.size().length != 2 || !isOwn(window)) {
            throw new Declined("a window that libtorch does not go back over");
        }
        Tensor places = torch.max_pool2d_with_indices(
                        call.tensor("x"), window.size(), window.stride(), window.before(), window.dilation(), false)
                .get1();
        return one(torch.max_pool2d_with_indices_backward(
                call.tensor("g"),
                call.tensor("x"),
                window.size(),
                window.stride(),
                window.before(),
                window.dilation(),
                false,
                places));
    }

    private static TensorOptional optional(Call<Tensor> call, String name, long[] shape) {
        if (!call.given(name)) {
            return new TensorOptional();
        }
        if (!Arrays.equals(call.shapeOf(name), shape) || !call.dtypeOf(name).equals(call.dtypeOf("x"))) {
            throw new Declined("weights of another type");
        }
        return new TensorOptional(call.tensor(name));
    }

    /** Over the last axes it is libtorch's layer norm. */
    private static Item<Tensor> standardize(Call<Tensor> call) {
        long[] shape = call.shapeOf("x");
        long[] axes = LongStream.of(call.axes("axis", shape.length)).sorted().toArray();
        int first = shape.length - axes.length;
        if (axes.length == 0 || axes[0] != first) {
            throw new Declined("axes that are not the last ones");
        }
        return one(torch.layer_norm(
                call.tensor("x"),
                Arrays.copyOfRange(shape, first, shape.length),
                new TensorOptional(),
                new TensorOptional(),
                call.number("eps"),
                false));
    }

    private static Item<Tensor> attention(Call<Tensor> call, TensorOptional mask) {
        if (call.rankOf("query") < 3 || call.isTensor("scale")) {
            throw new Declined("libtorch needs a batch and a number");
        }
        return one(torch.scaled_dot_product_attention(
                call.tensor("query"),
                call.tensor("key"),
                call.tensor("value"),
                mask,
                0.0,
                false,
                new DoubleOptional(call.number("scale")),
                false));
    }
}
