package dev.espalier.engine.libtorch;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Machine;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The tensors of libtorch on one device. */
final class TorchMemory implements Machine.Memory<Tensor> {
    private static final int NUMBERS = 4096;

    private final Device device;
    private final boolean isHost;
    /** Nothing is differentiated here; without the guard each call looks whether it shall be. */
    private final NoGradGuard guard = new NoGradGuard();

    private final Map<List<Object>, Tensor> numbers = new HashMap<>();

    TorchMemory(String device) {
        this.device = new Device(device);
        this.isHost = device.equals("cpu");
        guard.retainReference();
    }

    /** A place in memory that somebody else owns. */
    private static final class Place extends Pointer {
        Place(MemorySegment segment) {
            address = segment.address();
        }
    }

    TensorOptions options(DType dtype) {
        return new TensorOptions(TorchTypes.of(dtype)).device(new org.bytedeco.pytorch.DeviceOptional(device));
    }

    private static TensorOptions onHost(DType dtype) {
        return new TensorOptions(TorchTypes.of(dtype));
    }

    @Override
    public Tensor of(HostTensor tensor) {
        Tensor there = wrapped(tensor);
        Tensor copy = isHost ? there.clone() : moved(there);
        there.close();
        return kept(copy);
    }

    @Override
    public Tensor view(HostTensor tensor) {
        Tensor there = wrapped(tensor);
        return kept(isHost ? there : moved(there));
    }

    @Override
    public Tensor alias(Tensor tensor) {
        return kept(new Tensor(tensor));
    }

    private static Tensor wrapped(HostTensor tensor) {
        return tensor.count() == 0
                ? torch.zeros(tensor.shape(), onHost(tensor.dtype()))
                : torch.from_blob(new Place(tensor.data()), tensor.shape(), onHost(tensor.dtype()));
    }

    private Tensor moved(Tensor tensor) {
        return tensor.to(device, tensor.scalar_type(), false, true, new org.bytedeco.pytorch.MemoryFormatOptional());
    }

    /** Keeps a tensor beyond the scope that it was made in, until it is freed. */
    private static Tensor kept(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    @Override
    public HostTensor host(Tensor tensor) {
        DType dtype = dtype(tensor);
        long[] shape = shape(tensor);
        Tensor near = (isHost ? tensor.resolve_conj() : tensor.resolve_conj().cpu()).contiguous();
        HostTensor host = HostTensor.allocate(dtype, shape);
        if (host.count() > 0) {
            Tensor target = torch.from_blob(new Place(host.data()), shape, onHost(dtype));
            target.copy_(near);
            target.close();
        }
        return host;
    }

    @Override
    public void copy(Tensor tensor, MemorySegment target) {
        if (target.byteSize() > 0) {
            Tensor there = torch.from_blob(new Place(target), shape(tensor), onHost(dtype(tensor)));
            there.copy_(tensor);
            there.close();
        }
    }

    @Override
    public Tensor number(Object number, DType dtype) {
        if (numbers.size() > NUMBERS) {
            numbers.values().forEach(Tensor::close);
            numbers.clear();
        }
        return numbers.computeIfAbsent(List.of(number, dtype), _ -> of(Machine.scalar(number, dtype)));
    }

    @Override
    public Tensor cast(Tensor tensor, DType dtype) {
        ScalarType type = TorchTypes.of(dtype);
        if (dtype(tensor).isFloating() && dtype.isUnsigned() && dtype.bits() > 8) {
            // What is too wide wraps, as it does on the way through a wider type.
            return tensor.to(ScalarType.Long).to(type);
        }
        return tensor.to(type);
    }

    @Override
    public DType dtype(Tensor tensor) {
        return TorchTypes.of(tensor);
    }

    @Override
    public long[] shape(Tensor tensor) {
        int rank = (int) tensor.dim();
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    @Override
    public void free(Tensor tensor) {
        tensor.close();
    }
}
