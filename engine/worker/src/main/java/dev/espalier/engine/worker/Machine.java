package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A native library as a table of operations, found by the worker through {@code ServiceLoader}.
 *
 * @param <V> the library's tensors
 */
public interface Machine<V> {
    /** The name of the backend: {@code libtorch}. */
    String name();

    /** What it can run on here, the default first. */
    List<String> devices();

    /** Why there is no such device here, in one sentence; empty where there is. */
    Optional<String> lacks(String device);

    /** The operations that it has a kernel for, claimed or not. */
    Set<String> operations();

    /** How it computes an operation of this name, for those operands that {@link #claims} tells. */
    Optional<Kernel<V>> kernel(String operation);

    /** For which operands it computes which operations. */
    Claims claims();

    /** What tensors are made and read with on one device. */
    Memory<V> memory(String device);

    /** A Python number as a tensor without axes: wrapped where it is too wide. */
    static HostTensor scalar(Object number, DType dtype) {
        double real =
                switch (number) {
                    case Boolean truth -> truth ? 1 : 0;
                    case Number value -> value.doubleValue();
                    default -> throw new IllegalArgumentException("not a number: " + number);
                };
        long whole = number instanceof Number value && !(number instanceof Double) ? value.longValue() : (long) real;
        int[] none = {};
        if (dtype.isComplex()) {
            return HostTensor.of(Tensor.ofComplex(dtype, none, new double[] {real}, new double[] {0}));
        }
        return HostTensor.of(
                dtype.isIntegral()
                        ? Tensor.ofWhole(dtype, none, new long[] {dtype.isBool() ? (real != 0 ? 1 : 0) : whole})
                        : Tensor.ofReal(dtype, none, new double[] {real}));
    }

    /** The tensors of one device. */
    interface Memory<V> {
        /** A tensor with these elements, copied. */
        V of(HostTensor tensor);

        /** A tensor with these elements, which stay where they are if the device can reach them, valid until it is freed. */
        V view(HostTensor tensor);

        /** Another tensor of the same elements: each of the two is freed by itself. */
        V alias(V tensor);

        /** The elements, copied to ordinary memory. */
        HostTensor host(V tensor);

        /** Copies the elements, contiguous, to a place of their size. */
        void copy(V tensor, MemorySegment target);

        /** A Python number as a tensor without axes. */
        V number(Object number, DType dtype);

        V cast(V tensor, DType dtype);

        DType dtype(V tensor);

        long[] shape(V tensor);

        void free(V tensor);
    }
}
