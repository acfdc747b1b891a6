package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Products of tensors, decompositions of matrices, Fourier transforms. */
final class Linear {
    private Linear() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        products(table);
        matrices(table);
        spectra(table);
    }

    private static void products(Map<String, Kernel<Tensor>> table) {
        table.put("matmul", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(product(xy.get(0), xy.get(1)));
        });
        table.put("linear", call -> {
            List<Tensor> xw = call.joined("x", "weight");
            if (xw.get(1).dim() != 2) {
                throw new Declined("a weight that is no matrix");
            }
            if (call.given("bias") && call.rankOf("bias") != 1) {
                throw new Declined("a bias that is no vector");
            }
            Optional<Tensor> bias = call.given("bias") ? Optional.of(call.tensor("bias")) : Optional.empty();
            return one(OneDnn.linear(xw.get(0), xw.get(1), bias)
                    .orElseGet(() -> torch.linear(
                            xw.get(0), xw.get(1), bias.map(TensorOptional::new).orElseGet(TensorOptional::new))));
        });
        table.put("dot", call -> {
            List<Tensor> xy = call.joined("x", "y");
            int left = (int) xy.get(0).dim();
            int right = (int) xy.get(1).dim();
            return one(
                    left == 0 || right == 0
                            ? xy.get(0).mul(xy.get(1))
                            : torch.tensordot(xy.get(0), xy.get(1), new long[] {left - 1}, Math.max(0, right - 2)));
        });
        table.put("inner", call -> {
            List<Tensor> xy = call.joined("x", "y");
            int left = (int) xy.get(0).dim();
            int right = (int) xy.get(1).dim();
            return one(
                    left == 0 || right == 0
                            ? xy.get(0).mul(xy.get(1))
                            : torch.tensordot(xy.get(0), xy.get(1), new long[] {left - 1}, right - 1));
        });
        table.put("tensordot", Linear::tensordot);
        table.put("einsum", call -> {
            String equation = call.text("equation").orElseThrow(() -> call.problem("the equation is not text"));
            return one(
                    torch.einsum(equation, new TensorVector(call.tensors("xs").toArray(Tensor[]::new))));
        });
        table.put("kron", call -> {
            List<Tensor> xy = call.joined("x", "y");
            return one(xy.get(0).kron(xy.get(1)));
        });
        table.put("cross", call -> {
            List<Tensor> xy = call.joined("x", "y");
            int rank = (int) Math.max(xy.get(0).dim(), xy.get(1).dim());
            TensorVector both = torch.broadcast_tensors(new TensorVector(xy.get(0), xy.get(1)));
            return one(both.get(0).cross(both.get(1), new LongOptional(call.axis("axis", rank))));
        });
    }

    private static Tensor product(Tensor x, Tensor y) {
        Optional<Tensor> product = y.dim() == 2 ? OneDnn.linear(x, y.t(), Optional.empty()) : Optional.empty();
        return product.orElseGet(() -> x.matmul(y));
    }

    private static Item<Tensor> tensordot(Call<Tensor> call) {
        List<Tensor> xy = call.joined("x", "y");
        int left = (int) xy.get(0).dim();
        int right = (int) xy.get(1).dim();
        if (call.item("axes") instanceof Item.Many<Tensor>(List<Item<Tensor>> pair)) {
            if (pair.size() != 2) {
                throw new Declined("axes are no pair");
            }
            return one(torch.tensordot(
                    xy.get(0),
                    xy.get(1),
                    normalized(call, call.integers("axes", pair.get(0)), left),
                    normalized(call, call.integers("axes", pair.get(1)), right)));
        }
        long count = call.integer("axes");
        return one(torch.tensordot(
                xy.get(0),
                xy.get(1),
                LongStream.range(left - count, left).toArray(),
                LongStream.range(0, count).toArray()));
    }

    private static long[] normalized(Call<Tensor> call, long[] axes, int rank) {
        return Arrays.stream(axes).map(axis -> call.normalize(axis, rank)).toArray();
    }

    private static void matrices(Map<String, Kernel<Tensor>> table) {
        table.put("det", call -> one(call.tensor("x").det()));
        table.put("slogdet", call -> both(torch.linalg_slogdet(call.tensor("x"))));
        table.put("inv", call -> one(torch.linalg_inv(call.tensor("x"))));
        table.put("cholesky", call -> one(torch.linalg_cholesky(call.tensor("x"))));
        table.put("expm", call -> one(torch.linalg_matrix_exp(call.tensor("x"))));
        table.put("qr", call -> both(torch.linalg_qr(call.tensor("x"), "reduced")));
        table.put("eigh", call -> both(torch.linalg_eigh(call.tensor("x"), "L")));
        table.put("svd", call -> {
            T_TensorTensorTensor_T parts =
                    torch.linalg_svd(call.tensor("x"), call.truth("full_matrices"), new StringViewOptional());
            return Item.of(List.of(parts.get0(), parts.get1(), parts.get2()));
        });
        table.put("svdvals", call -> one(torch.linalg_svdvals(call.tensor("x"), new StringViewOptional())));
        table.put("eigvalsh", call -> one(torch.linalg_eigvalsh(call.tensor("x"), "L")));
        table.put("solve", call -> {
            List<Tensor> xy = call.joined("x", "y");
            boolean isVector = xy.get(1).dim() == 1;
            Tensor right = isVector ? xy.get(1).unsqueeze(-1) : xy.get(1);
            long[] shape = call.memory().shape(xy.get(0));
            long[] other = call.memory().shape(right);
            if (!Arrays.equals(Arrays.copyOf(shape, shape.length - 2), Arrays.copyOf(other, other.length - 2))) {
                throw new Declined("batches that broadcast may be taken for vectors");
            }
            Tensor solution = torch.linalg_solve(xy.get(0), right);
            return one(isVector ? solution.squeeze(-1) : solution);
        });
    }

    private static Item<Tensor> both(T_TensorTensor_T pair) {
        return Item.of(List.of(pair.get0(), pair.get1()));
    }

    private static void spectra(Map<String, Kernel<Tensor>> table) {
        table.put("fft", call -> one(torch.fft_fft(call.tensor("x"), length(call), Reductions.axis(call), norm(call))));
        table.put(
                "ifft", call -> one(torch.fft_ifft(call.tensor("x"), length(call), Reductions.axis(call), norm(call))));
        table.put(
                "rfft", call -> one(torch.fft_rfft(call.tensor("x"), length(call), Reductions.axis(call), norm(call))));
        table.put(
                "irfft",
                call -> one(torch.fft_irfft(call.tensor("x"), length(call), Reductions.axis(call), norm(call))));
        table.put("fft2", call -> plane(call, (x, axis) -> torch.fft_fft(x, new LongOptional(), axis, norm(call))));
        table.put("ifft2", call -> plane(call, (x, axis) -> torch.fft_ifft(x, new LongOptional(), axis, norm(call))));
        table.put("fftshift", call -> shifted(call, 1));
        table.put("ifftshift", call -> shifted(call, -1));
    }

    private interface AlongAxis {
        Tensor apply(Tensor x, long axis);
    }

    private static Item<Tensor> plane(Call<Tensor> call, AlongAxis transform) {
        Tensor x = call.tensor("x");
        for (long axis : call.axes("axes", call.rankOf("x"))) {
            x = transform.apply(x, axis);
        }
        return one(x);
    }

    private static LongOptional length(Call<Tensor> call) {
        return call.given("n") ? new LongOptional(call.integer("n")) : new LongOptional();
    }

    private static StringViewOptional norm(Call<Tensor> call) {
        return Texts.of(call.text("norm").orElse("backward"));
    }

    private static Item<Tensor> shifted(Call<Tensor> call, int direction) {
        long[] shape = call.shapeOf("x");
        long[] axes = call.axes("axes", shape.length);
        if (axes.length == 0) {
            return one(call.tensor("x"));
        }
        long[] shifts = LongStream.of(axes)
                .map(axis -> direction * (shape[(int) axis] / 2))
                .toArray();
        return one(call.tensor("x").roll(shifts, axes));
    }
}
