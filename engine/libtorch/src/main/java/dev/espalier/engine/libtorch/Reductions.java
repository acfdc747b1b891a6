package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Operations that make one element out of those along some axes, or carry something along an axis. */
final class Reductions {
    /** A reduction over axes of a tensor. */
    private interface OverAxes {
        Tensor apply(Tensor x, long[] axes, boolean keepdims);
    }

    /** A reduction over one axis of a tensor. */
    private interface OverAxis {
        Tensor apply(Tensor x, long axis, boolean keepdims);
    }

    private Reductions() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        sums(table);
        extremes(table);
        norms(table);
        quantiles(table);
        scans(table);
    }

    private static Item<Tensor> over(Call<Tensor> call, Tensor x, OverAxes reduction) {
        long[] axes = call.axes("axis", call.rankOf("x"));
        if (axes.length == 0 && call.rankOf("x") > 0) {
            throw new Declined("no axes, which libtorch takes for all");
        }
        return one(reduction.apply(x, axes, call.truth("keepdims")));
    }

    /** Over all axes at once where there are several; libtorch takes one only. */
    private static Item<Tensor> overOne(Call<Tensor> call, Tensor x, OverAxis reduction) {
        int rank = (int) x.dim();
        long[] axes = call.axes("axis", rank);
        boolean keepdims = call.operation().hasParameter("keepdims") && call.truth("keepdims");
        if (axes.length == 1) {
            return one(reduction.apply(x, axes[0], keepdims));
        }
        if (axes.length != rank) {
            throw new Declined("some axes of several");
        }
        Tensor all = reduction.apply(x.reshape(-1), 0, false);
        long[] ones = new long[rank];
        java.util.Arrays.fill(ones, 1);
        return one(keepdims ? all.reshape(ones) : all);
    }

    private static ScalarTypeOptional type(Call<Tensor> call) {
        return new ScalarTypeOptional(TorchTypes.of(summed(call.dtype("dtype"))));
    }

    /** Numbers without sign are summed as wide ones with a sign, whose bits are the same; libtorch has no other way. */
    private static DType summed(DType dtype) {
        return Libtorch.SIGNED.containsKey(dtype) ? DType.INT64 : dtype;
    }

    private static Tensor cut(Call<Tensor> call, Tensor sum) {
        DType wanted = call.dtype("dtype");
        return Libtorch.SIGNED.containsKey(wanted) ? sum.to(TorchTypes.of(wanted)) : sum;
    }

    private static void sums(Map<String, Kernel<Tensor>> table) {
        table.put(
                "sum",
                call -> over(call, call.tensor("x"), (x, axes, keep) -> cut(call, x.sum(axes, keep, type(call)))));
        table.put("mean", call -> over(call, call.tensor("x"), (x, axes, keep) -> x.mean(axes, keep, type(call))));
        table.put(
                "prod",
                call -> overOne(call, call.tensor("x"), (x, axis, keep) -> cut(call, x.prod(axis, keep, type(call)))));
        table.put(
                "var",
                call -> over(
                        call,
                        call.tensor("x"),
                        (x, axes, keep) -> x.var(axes, new ScalarOptional(new Scalar(call.number("ddof"))), keep)));
        table.put(
                "nanmean", call -> over(call, call.tensor("x"), (x, axes, keep) -> x.nanmean(axes, keep, same(call))));
        table.put("logsumexp", call -> over(call, call.tensor("x"), Tensor::logsumexp));
        table.put("all", call -> over(call, Libtorch.truth(call.tensor("x")), Tensor::all));
        table.put("any", call -> over(call, Libtorch.truth(call.tensor("x")), Tensor::any));
    }

    private static ScalarTypeOptional same(Call<Tensor> call) {
        return new ScalarTypeOptional(TorchTypes.of(call.dtypeOf("x")));
    }

    private static void extremes(Map<String, Kernel<Tensor>> table) {
        table.put("amax", call -> over(call, call.tensor("x"), Tensor::amax));
        table.put("amin", call -> over(call, call.tensor("x"), Tensor::amin));
        table.put("argmax", call -> position(call, Tensor::argmax));
        table.put("argmin", call -> position(call, Tensor::argmin));
        table.put("nanmax", call -> withoutNaN(call, Double.NEGATIVE_INFINITY, Tensor::amax));
        table.put("nanmin", call -> withoutNaN(call, Double.POSITIVE_INFINITY, Tensor::amin));
        table.put(
                "lower_median",
                call -> overOne(
                        call,
                        call.tensor("x"),
                        (x, axis, keep) -> x.median(axis, keep).get0()));
    }

    private interface Position {
        Tensor apply(Tensor x, LongOptional axis, boolean keepdims);
    }

    private static Item<Tensor> position(Call<Tensor> call, Position position) {
        Item<Tensor> places =
                overOne(call, call.tensor("x"), (x, axis, keep) -> position.apply(x, new LongOptional(axis), keep));
        return places.map(tensor -> call.memory().cast(tensor, call.dtype("dtype")));
    }

    private static Item<Tensor> withoutNaN(Call<Tensor> call, double neutral, OverAxes reduction) {
        Tensor given = call.tensor("x");
        if (!call.dtypeOf("x").isFloating()) {
            return over(call, given, reduction);
        }
        Tensor missing = given.isnan();
        return over(
                call,
                given,
                (x, axes, keep) -> torch.where(
                        missing.all(axes, keep),
                        call.memory().number(Double.NaN, call.dtypeOf("x")),
                        reduction.apply(
                                torch.where(missing, call.memory().number(neutral, call.dtypeOf("x")), x),
                                axes,
                                keep)));
    }

    private static void norms(Map<String, Kernel<Tensor>> table) {
        table.put(
                "vector_norm",
                call -> over(
                        call,
                        call.tensor("x"),
                        (x, axes, keep) -> torch.linalg_vector_norm(
                                x, new Scalar(call.number("ord")), axes, keep, new ScalarTypeOptional())));
        table.put("matrix_norm", call -> {
            if (!call.text("ord").orElse("").equals("fro")) {
                throw new Declined("a norm by singular values or sums");
            }
            return over(
                    call,
                    call.tensor("x"),
                    (x, axes, keep) ->
                            torch.linalg_vector_norm(x, new Scalar(2.0), axes, keep, new ScalarTypeOptional()));
        });
        table.put("average", call -> {
            if (call.given("weights")) {
                throw new Declined("weights");
            }
            return over(call, call.tensor("x"), (x, axes, keep) -> x.mean(axes, keep, same(call)));
        });
    }

    private static void quantiles(Map<String, Kernel<Tensor>> table) {
        table.put(
                "median",
                call -> overOne(
                        call,
                        call.tensor("x"),
                        (x, axis, keep) -> x.quantile(0.5, new LongOptional(axis), keep, "linear")));
        table.put("quantile", call -> {
            DType dtype = call.dtypeOf("x");
            Tensor q = call.cast("q", dtype);
            String method = call.text("method").orElse("linear");
            int extra = (int) q.dim();
            int rank = call.rankOf("x");
            long[] axes = call.axes("axis", rank);
            if (axes.length != 1 || extra > 1) {
                throw new Declined("several axes");
            }
            return one(call.tensor("x").quantile(q, new LongOptional(axes[0]), call.truth("keepdims"), method));
        });
    }

    private static void scans(Map<String, Kernel<Tensor>> table) {
        table.put("cumsum", call -> one(call.tensor("x").cumsum(axis(call), type(call))));
        table.put("cumprod", call -> one(call.tensor("x").cumprod(axis(call), type(call))));
        table.put("cummax", call -> first(call.tensor("x").cummax(axis(call))));
        table.put("cummin", call -> first(call.tensor("x").cummin(axis(call))));
        table.put("cumulative_logsumexp", call -> one(call.tensor("x").logcumsumexp(axis(call))));
    }

    private static Item<Tensor> first(T_TensorTensor_T pair) {
        return one(pair.get0());
    }

    static long axis(Call<Tensor> call) {
        return call.axis("axis", call.rankOf("x"));
    }
}
