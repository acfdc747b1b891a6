package dev.espalier.engine.libtorch;

import dev.espalier.engine.ir.DType;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.presets.openblas;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.ListType;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OperatorHandleOptional;
import org.bytedeco.pytorch.OperatorName;
import org.bytedeco.pytorch.OptionalType;
import org.bytedeco.pytorch.Tensor;

/**
 * Products of matrices by oneDNN. Of itself libtorch asks OpenBLAS, whose threads are not those of libtorch: where both
 * have as many as there are processors, each waits, spinning, in the way of the other, and a product that takes half a
 * millisecond takes forty.
 */
final class OneDnn {
    /** Multiplications below which the way to oneDNN takes longer than the product. */
    private static final long SMALL = 1 << 15;

    private static final Optional<OneDnn> INSTANCE = find();

    private final OperatorHandle linear;
    private final IValue none;
    private final IValue plain;
    private final IValue noNumbers;

    private OneDnn(OperatorHandle linear) {
        this.linear = linear;
        this.none = new IValue();
        this.plain = new IValue("none");
        this.noNumbers =
                new IValue(new GenericList(OptionalType.get(ListType.ofNumbers().getElementType())));
        for (var kept : new org.bytedeco.javacpp.Pointer[] {linear, none, plain, noNumbers}) {
            kept.retainReference();
        }
    }

    /** Not every build of libtorch has it. */
    private static Optional<OneDnn> find() {
        try (PointerScope _ = new PointerScope()) {
            OperatorHandleOptional found =
                    Dispatcher.singleton().findSchema(new OperatorName("mkldnn::_linear_pointwise", ""));
            return found.has_value() ? Optional.of(new OneDnn(new OperatorHandle(found.get()))) : Optional.empty();
        }
    }

    /** Leaves all processors to the threads of libtorch, which call OpenBLAS from each of them. */
    static void takeOver() {
        if (INSTANCE.isPresent()) {
            openblas.blas_set_num_threads(1);
        }
    }

    /** {@code x @ weight.T + bias}, the bias being absent or a vector; empty where libtorch shall see to it. */
    static Optional<Tensor> linear(Tensor x, Tensor weight, Optional<Tensor> bias) {
        return INSTANCE.filter(_ -> suits(x, weight, bias)).map(one -> one.product(x, weight, bias));
    }

    private static boolean suits(Tensor x, Tensor weight, Optional<Tensor> bias) {
        return x.dim() >= 2
                && weight.dim() == 2
                && x.numel() * weight.size(0) >= SMALL
                && x.size(-1) == weight.size(1)
                && isFloatHere(x)
                && isFloatHere(weight)
                && bias.stream().allMatch(b -> isFloatHere(b) && b.dim() == 1 && b.size(0) == weight.size(0));
    }

    private static boolean isFloatHere(Tensor tensor) {
        return TorchTypes.of(tensor).equals(DType.FLOAT32) && tensor.is_cpu();
    }

    private Tensor product(Tensor x, Tensor weight, Optional<Tensor> bias) {
        IValueVector stack = new IValueVector(
                new IValue(x), new IValue(weight), bias.map(IValue::new).orElse(none), plain, noNumbers, plain);
        linear.callBoxed(stack);
        return stack.back().toTensor();
    }
}
