package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Sorting, searching, sets and counting. */
final class Sorting {
    private Sorting() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        table.put("sort", call -> one(sorted(call).get0()));
        table.put("argsort", call -> one(call.memory().cast(sorted(call).get1(), call.dtype("dtype"))));
        // The order of equal elements is that of the operand, which libtorch's own top-k does not promise.
        table.put("top_k", call -> {
            long axis = Reductions.axis(call);
            long k = call.integer("k");
            if (k > call.shapeOf("x")[(int) axis]) {
                throw call.problem("%d wanted of %d", k, call.shapeOf("x")[(int) axis]);
            }
            T_TensorTensor_T pair = call.tensor("x").sort(new BoolOptional(true), axis, true);
            return Item.of(List.of(
                    pair.get0().narrow(axis, 0, k),
                    call.memory().cast(pair.get1().narrow(axis, 0, k), call.dtype("dtype"))));
        });
        table.put("searchsorted", call -> {
            Tensor sorted = call.tensor("sorted");
            Tensor values = call.cast("values", Libtorch.dtype(sorted));
            boolean right = call.text("side").orElse("left").equals("right");
            if (sorted.dim() > 1 && values.dim() != sorted.dim()) {
                throw new Declined("rows of another rank");
            }
            Tensor places = torch.searchsorted(
                    sorted.contiguous(),
                    values.contiguous(),
                    false,
                    right,
                    new StringViewOptional(),
                    new TensorOptional());
            return one(call.memory().cast(places, call.dtype("dtype")));
        });
        table.put("unique_all", call -> {
            call.dependsOnData();
            T_TensorTensorTensor_T parts = torch.unique_dim(call.tensor("x").reshape(-1), 0, true, true, true);
            return Item.of(List.of(parts.get0(), parts.get1().reshape(call.shapeOf("x")), parts.get2()));
        });
        table.put("isin", call -> one(torch.isin(call.tensor("x"), call.cast("y", call.dtypeOf("x")))));
        table.put("bincount", call -> {
            call.dependsOnData();
            if (call.rankOf("x") != 1) {
                throw new Declined("libtorch counts in vectors only");
            }
            return one(call.memory()
                    .cast(
                            call.tensor("x").bincount(new TensorOptional(), call.integer("minlength")),
                            call.dtype("dtype")));
        });
    }

    private static T_TensorTensor_T sorted(Call<Tensor> call) {
        return call.tensor("x").sort(new BoolOptional(true), Reductions.axis(call), call.truth("descending"));
    }
}
