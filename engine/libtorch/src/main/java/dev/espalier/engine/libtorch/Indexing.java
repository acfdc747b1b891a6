package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptionalList;
import org.bytedeco.pytorch.global.torch;

/** Operations that read or write elements at indices. */
final class Indexing {
    /** What is written at selected places, into a copy. */
    private interface Write {
        /** Changes elements in place; empty places mean the whole target. */
        void apply(Tensor target, Optional<TensorOptionalList> places, Tensor value);
    }

    private Indexing() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        table.put(
                "getitem",
                call -> one(Selection.of(call, call.tensor("x"), true).read()));
        table.put("take", Indexing::take);
        table.put("take_along_axis", call -> gathered(call, true));
        table.put("gather", call -> gathered(call, false));
        table.put("gather_nd", Indexing::gatherNd);
        table.put("batch_gather", Indexing::batchGather);
        table.put("masked_select", call -> {
            call.dependsOnData();
            return one(call.tensor("x").masked_select(Libtorch.truth(call.tensor("mask"))));
        });
        table.put("nonzero", call -> {
            call.dependsOnData();
            Tensor found = call.memory().cast(call.tensor("x").nonzero(), call.dtype("dtype"));
            if (call.rankOf("x") == 0) {
                throw new Declined("no axes");
            }
            return Item.of(List.of(found.unbind(1).get()));
        });
        table.put("argwhere", call -> {
            call.dependsOnData();
            return one(call.memory().cast(call.tensor("x").nonzero(), call.dtype("dtype")));
        });
        updates(table);
        scatters(table);
    }

    /** Whole numbers to index with; a list becomes a tensor. */
    static Tensor indices(Call<Tensor> call, String name) {
        if (call.item(name) instanceof Item.Many<Tensor>) {
            return Shapes.places(call, call.integers(name));
        }
        Tensor indices = call.tensor(name);
        if (!Libtorch.dtype(indices).isIntegral() || Libtorch.dtype(indices).isBool()) {
            throw call.problem("indices need whole numbers, not %s", Libtorch.dtype(indices));
        }
        return Elementwise.toLong(indices);
    }

    /** Places counted from the start. */
    private static Tensor fromStart(Tensor indices, long size) {
        return torch.where(indices.lt(new Scalar(0L)), indices.add(new Scalar(size)), indices);
    }

    /** An index that leaves some axes whole and takes places of the next ones. */
    private static TensorOptionalList at(long whole, Tensor... places) {
        TensorOptionalList list = new TensorOptionalList();
        for (long i = 0; i < whole; i++) {
            list.push_back(new TensorOptional());
        }
        for (Tensor place : places) {
            list.push_back(new TensorOptional(place));
        }
        return list;
    }

    private static Item<Tensor> take(Call<Tensor> call) {
        Tensor x = call.given("axis") ? call.tensor("x") : call.tensor("x").reshape(-1);
        long axis = call.given("axis") ? Reductions.axis(call) : 0;
        return one(x.index(at(axis, indices(call, "indices"))));
    }

    private static Item<Tensor> gathered(Call<Tensor> call, boolean broadcast) {
        Tensor x = call.tensor("x");
        Tensor indices = indices(call, "indices");
        long axis = Reductions.axis(call);
        if (x.dim() != indices.dim()) {
            throw call.problem("ranks differ: %d and %d", x.dim(), indices.dim());
        }
        Tensor places = fromStart(indices, x.size(axis));
        return one(
                broadcast
                        ? x.take_along_dim(places, new org.bytedeco.pytorch.LongOptional(axis))
                        : x.gather(axis, places));
    }

    private static Item<Tensor> gatherNd(Call<Tensor> call) {
        Tensor indices = indices(call, "indices");
        if (indices.size(indices.dim() - 1) == 0) {
            throw new Declined("indices of no axes");
        }
        return one(call.tensor("x").index(at(0, indices.unbind(-1).get())));
    }

    private static Item<Tensor> batchGather(Call<Tensor> call) {
        Tensor x = call.tensor("x");
        Tensor indices = indices(call, "indices");
        int axes = (int) call.integer("axes");
        Tensor[] places = new Tensor[axes + 1];
        for (int i = 0; i < axes; i++) {
            long[] shape = new long[(int) indices.dim()];
            Arrays.fill(shape, 1);
            shape[i] = indices.size(i);
            places[i] =
                    torch.arange(new Scalar(indices.size(i)), indices.options()).reshape(shape);
        }
        places[axes] = indices;
        return one(x.index(at(0, places)));
    }

    private static void updates(Map<String, Kernel<Tensor>> table) {
        table.put(
                "index_update",
                call -> updated(call, (target, places, value) -> {
                    if (places.isPresent()) {
                        target.index_put_(places.get(), value, false);
                    } else {
                        target.copy_(value);
                    }
                }));
        table.put(
                "index_add",
                call -> updated(call, (target, places, value) -> {
                    if (places.isPresent()) {
                        target.index_put_(places.get(), value, true);
                    } else {
                        target.add_(value);
                    }
                }));
        table.put(
                "index_multiply",
                call -> updated(call, (target, places, value) -> {
                    requireWhole(places);
                    target.mul_(value);
                }));
        table.put(
                "index_max",
                call -> updated(call, (target, places, value) -> {
                    requireWhole(places);
                    target.copy_(target.maximum(value));
                }));
        table.put(
                "index_min",
                call -> updated(call, (target, places, value) -> {
                    requireWhole(places);
                    target.copy_(target.minimum(value));
                }));
        table.put("fill_diagonal", call -> {
            if (call.rankOf("x") != 2) {
                throw new Declined("more axes than two");
            }
            Tensor copy = call.tensor("x").clone(contiguous());
            copy.diagonal().copy_(call.cast("value", call.dtypeOf("x")));
            return one(copy);
        });
    }

    private static org.bytedeco.pytorch.MemoryFormatOptional contiguous() {
        return new org.bytedeco.pytorch.MemoryFormatOptional(torch.MemoryFormat.Contiguous);
    }

    private static void requireWhole(Optional<TensorOptionalList> places) {
        if (places.isPresent()) {
            throw new Declined("places that may be named twice");
        }
    }

    private static Item<Tensor> updated(Call<Tensor> call, Write write) {
        Tensor copy = call.tensor("x").clone(contiguous());
        Selection selection = Selection.of(call, copy, false);
        DType dtype = call.dtypeOf("x");
        Tensor value = call.cast("value", dtype);
        long[] selected = call.memory().shape(selection.read());
        long[] shape = call.memory().shape(value);
        while (shape.length > selected.length && shape[0] == 1) {
            shape = Arrays.copyOfRange(shape, 1, shape.length);
        }
        write.apply(selection.view(), selection.places(), value.reshape(shape).expand(selected));
        return one(copy);
    }

    private static void scatters(Map<String, Kernel<Tensor>> table) {
        table.put("scatter", call -> scattered(call, false));
        table.put("scatter_add", call -> scattered(call, true));
        table.put("segment_sum", call -> segments(call, "sum", 0));
        table.put("segment_max", call -> segments(call, "amax", -1));
        table.put("segment_min", call -> segments(call, "amin", 1));
    }

    private static Item<Tensor> scattered(Call<Tensor> call, boolean add) {
        Tensor x = call.tensor("x");
        long axis = Reductions.axis(call);
        Tensor places = fromStart(indices(call, "indices"), x.size(axis));
        Tensor value = call.cast("value", call.dtypeOf("x"));
        Tensor values = value.dim() == 0 ? value.expand(call.memory().shape(places)) : value;
        return one(add ? x.scatter_add(axis, places, values) : x.scatter(axis, places, values));
    }

    /** Segments of rows; one more takes the rows of no segment. */
    private static Item<Tensor> segments(Call<Tensor> call, String how, int end) {
        Tensor x = call.tensor("x");
        Tensor ids = indices(call, "ids");
        long n = call.integer("n");
        long count = ids.numel();
        long[] inner = Arrays.copyOfRange(call.shapeOf("x"), (int) ids.dim(), (int) x.dim());
        long[] rows = new long[inner.length + 1];
        System.arraycopy(inner, 0, rows, 1, inner.length);
        Tensor flat = ids.reshape(-1);
        Tensor outside = flat.lt(new Scalar(0L)).logical_or(flat.ge(new Scalar(n)));
        Tensor safe = torch.where(outside, call.memory().number(n, DType.INT64), flat);
        rows[0] = n + 1;
        Tensor start = call.memory()
                .number(neutral(call.dtypeOf("x"), end), call.dtypeOf("x"))
                .expand(rows)
                .clone(contiguous());
        rows[0] = count;
        Tensor values = x.reshape(rows);
        Tensor sums =
                how.equals("sum") ? start.index_add(0, safe, values) : start.index_reduce(0, safe, values, how, true);
        return one(sums.narrow(0, 0, n));
    }

    private static Object neutral(DType dtype, int end) {
        if (end == 0) {
            return 0L;
        }
        if (dtype.isFloating()) {
            return end * Double.POSITIVE_INFINITY;
        }
        long highest = dtype.isUnsigned() ? -1L >>> (64 - dtype.bits()) : -1L >>> (65 - dtype.bits());
        return end > 0 ? highest : dtype.isUnsigned() ? 0L : -highest - 1;
    }
}
