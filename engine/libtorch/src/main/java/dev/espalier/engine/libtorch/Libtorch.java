package dev.espalier.engine.libtorch;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Claims;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import dev.espalier.engine.worker.Machine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What libtorch computes. */
public final class Libtorch implements Machine<Tensor> {
    static final Map<DType, DType> SIGNED =
            Map.of(DType.UINT16, DType.INT16, DType.UINT32, DType.INT32, DType.UINT64, DType.INT64);
    /** What gives the same bits for signed and unsigned numbers of one width. */
    private static final Set<String> SAME_BITS = Set.of(
            "add",
            "subtract",
            "multiply",
            "negative",
            "square",
            "bitwise_and",
            "bitwise_or",
            "bitwise_xor",
            "bitwise_invert",
            "equal",
            "not_equal",
            "logical_not",
            "where",
            "copy",
            "stop_gradient",
            "reshape",
            "permute_dims",
            "matrix_transpose",
            "swapaxes",
            "moveaxis",
            "expand_dims",
            "squeeze",
            "flip",
            "roll",
            "rot90",
            "atleast_1d",
            "atleast_2d",
            "broadcast_to",
            "tile",
            "repeat",
            "concat",
            "stack",
            "unstack",
            "split",
            "split_sizes",
            "chunk",
            "array_split",
            "split_every",
            "diag",
            "diagonal",
            "diag_embed",
            "tril",
            "triu",
            "getitem",
            "take",
            "take_along_axis",
            "gather",
            "gather_nd",
            "batch_gather",
            "index_update",
            "index_add",
            "scatter",
            "scatter_add",
            "segment_sum",
            "fill_diagonal",
            "full_like",
            "meshgrid",
            "masked_select");

    private final Map<String, Kernel<Tensor>> kernels = new HashMap<>();
    private final Claims claims = Claims.read(Claims.class, "libtorch.claims");

    public Libtorch() {
        OneDnn.takeOver();
        Map<String, Kernel<Tensor>> table = new HashMap<>();
        Elementwise.addTo(table);
        Reductions.addTo(table);
        Shapes.addTo(table);
        Indexing.addTo(table);
        Sorting.addTo(table);
        Linear.addTo(table);
        Networks.addTo(table);
        table.forEach(
                (name, kernel) -> kernels.put(name, scoped(SAME_BITS.contains(name) ? unsigned(kernel) : kernel)));
    }

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public List<String> devices() {
        List<String> devices = new ArrayList<>(List.of("cpu"));
        if (torch.cuda_is_available()) {
            for (int i = 0; i < torch.cuda_device_count(); i++) {
                devices.add("cuda:" + i);
            }
        }
        return List.copyOf(devices);
    }

    @Override
    public Optional<String> lacks(String device) {
        if (devices().contains(device) || device.equals("cuda") && devices().size() > 1) {
            return Optional.empty();
        }
        if (!device.startsWith("cuda")) {
            return Optional.of("there is no device " + device + "; there is " + String.join(", ", devices()));
        }
        return Optional.of(
                devices().size() > 1
                        ? "there is no device " + device + "; there is " + String.join(", ", devices())
                        : "there is no device " + device + ": this libtorch finds no GPU; a GPU needs NVIDIA's driver,"
                                + " the libraries of CUDA 13 and the Maven profile gpu, which fetches libtorch with CUDA");
    }

    @Override
    public Optional<Kernel<Tensor>> kernel(String operation) {
        return Optional.ofNullable(kernels.get(operation));
    }

    @Override
    public Set<String> operations() {
        return kernels.keySet();
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Memory<Tensor> memory(String device) {
        return new TorchMemory(device);
    }

    /**
     * What a kernel makes beside its result is freed when it returns. Results may lie in tuples that are freed with it,
     * so they are held by handles of their own.
     */
    private static Kernel<Tensor> scoped(Kernel<Tensor> kernel) {
        return call -> {
            try (PointerScope _ = new PointerScope()) {
                return kernel.compute(call).map(tensor -> {
                    if (isOperand(tensor, call)) {
                        return tensor;
                    }
                    Tensor handle = new Tensor(tensor);
                    handle.retainReference();
                    return handle;
                });
            }
        };
    }

    private static boolean isOperand(Tensor tensor, Call<Tensor> call) {
        boolean[] found = {false};
        call.forEachTensor(operand -> found[0] |= operand == tensor);
        return found[0];
    }

    /** Numbers without sign as signed ones of the same bits, of which libtorch knows more operations. */
    private static Kernel<Tensor> unsigned(Kernel<Tensor> kernel) {
        return call -> {
            boolean[] any = {false};
            call.forEachTensor(operand -> any[0] |= SIGNED.containsKey(dtype(operand)));
            if (!any[0]) {
                return kernel.compute(call);
            }
            Map<DType, DType> back = new HashMap<>();
            DType[] named = new DType[1];
            UnaryOperator<Item<Tensor>> change = item -> switch (item) {
                case Item.Constant<Tensor>(DType dtype) -> {
                    named[0] = dtype; // the dtype of the result, whatever the operands have
                    yield new Item.Constant<>(SIGNED.getOrDefault(dtype, dtype));
                }
                case Item.Constant<Tensor> _, Item.Native<Tensor> _, Item.Many<Tensor> _, Item.Range<Tensor> _ ->
                    item.map(tensor -> {
                        DType signed = SIGNED.get(dtype(tensor));
                        if (signed == null) {
                            return tensor;
                        }
                        back.put(signed, dtype(tensor));
                        return tensor.view(TorchTypes.of(signed));
                    });
            };
            return kernel.compute(call.with(change)).map(tensor -> {
                DType before = named[0] == null ? back.get(dtype(tensor)) : named[0];
                return before == null || before.equals(dtype(tensor)) ? tensor : tensor.view(TorchTypes.of(before));
            });
        };
    }

    static DType dtype(Tensor tensor) {
        return TorchTypes.of(tensor);
    }

    /** Whether each element counts as true. */
    static Tensor truth(Tensor tensor) {
        return tensor.scalar_type() == ScalarType.Bool ? tensor : tensor.to(ScalarType.Bool);
    }

    static Tensor stacked(List<Tensor> tensors, long axis) {
        return torch.stack(torch.broadcast_tensors(new TensorVector(tensors.toArray(Tensor[]::new))), axis);
    }

    static Item<Tensor> one(Tensor tensor) {
        return new Item.Native<>(tensor);
    }
}
