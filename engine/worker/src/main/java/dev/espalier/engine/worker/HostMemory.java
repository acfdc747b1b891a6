package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Vocabulary;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** Tensors that stay in Java's memory, for a library that takes only some of them. */
public final class HostMemory implements Machine.Memory<HostTensor> {
    @Override
    public HostTensor of(HostTensor tensor) {
        HostTensor copy = HostTensor.allocate(tensor.dtype(), tensor.shape());
        copy.data().copyFrom(tensor.data());
        return copy;
    }

    @Override
    public HostTensor view(HostTensor tensor) {
        return tensor;
    }

    @Override
    public HostTensor alias(HostTensor tensor) {
        return new HostTensor(tensor.dtype(), tensor.shape(), tensor.data());
    }

    @Override
    public HostTensor host(HostTensor tensor) {
        return tensor;
    }

    @Override
    public void copy(HostTensor tensor, MemorySegment target) {
        target.copyFrom(tensor.data());
    }

    @Override
    public HostTensor number(Object number, DType dtype) {
        return Machine.scalar(number, dtype);
    }

    @Override
    public HostTensor cast(HostTensor tensor, DType dtype) {
        return HostTensor.of((Tensor) Reference.evaluate(
                Vocabulary.load().apply("cast", new Fragment("x"), new Literal(dtype)),
                Map.of("x", tensor.toTensor())));
    }

    @Override
    public DType dtype(HostTensor tensor) {
        return tensor.dtype();
    }

    @Override
    public long[] shape(HostTensor tensor) {
        return tensor.shape();
    }

    @Override
    public void free(HostTensor tensor) {
        // The collector does.
    }
}
