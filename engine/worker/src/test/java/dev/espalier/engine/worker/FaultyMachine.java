package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** A machine that negates right, and fails at other operations as native libraries do. */
public final class FaultyMachine implements Machine<HostTensor> {
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private final Map<String, Kernel<HostTensor>> kernels = Map.of(
            "negative", call -> new Item.Native<>(negated(call.tensor("x"))),
            "square", call -> new Item.Native<>(call.tensor("x")),
            "exp", call -> raise(SIGSEGV),
            "floor_divide", call -> raise(SIGFPE),
            "log", call -> sleep(),
            "sin",
                    call -> {
                        throw new IllegalStateException("the library says no\nin many lines");
                    },
            "cos",
                    call -> {
                        throw new OutOfMemoryError("native");
                    });

    private static HostTensor negated(HostTensor x) {
        HostTensor result = HostTensor.allocate(x.dtype(), x.shape());
        for (long i = 0; i < x.count(); i++) {
            result.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, -x.data().getAtIndex(ValueLayout.JAVA_FLOAT, i));
        }
        return result;
    }

    private static Item<HostTensor> raise(int signal) {
        call("raise", signal);
        throw new IllegalStateException("the signal did not end the process");
    }

    private static Item<HostTensor> sleep() {
        call("sleep", 1000);
        throw new IllegalStateException("the sleep ended");
    }

    /** A call that no Java code can stop. */
    @SuppressWarnings("restricted")
    private static void call(String function, int argument) {
        Linker linker = Linker.nativeLinker();
        try {
            MethodHandle handle = linker.downcallHandle(
                    linker.defaultLookup().find(function).orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int status = (int) handle.invokeExact(argument);
            assert status >= 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public List<String> devices() {
        return List.of("cpu");
    }

    @Override
    public Optional<String> lacks(String device) {
        return device.equals("cpu") ? Optional.empty() : Optional.of("there is no device " + device);
    }

    @Override
    public Set<String> operations() {
        return kernels.keySet();
    }

    @Override
    public Optional<Kernel<HostTensor>> kernel(String operation) {
        return Optional.ofNullable(kernels.get(operation));
    }

    @Override
    public Claims claims() {
        return Claims.read(FaultyMachine.class, "faulty.claims");
    }

    @Override
    public Memory<HostTensor> memory(String device) {
        return new HostMemory();
    }

    static HostTensor vector(double... numbers) {
        return HostTensor.of(Tensor.ofReal(DType.FLOAT32, new int[] {numbers.length}, numbers));
    }

    static HostTensor shared(long count) {
        HostTensor tensor = SharedMemory.ofProcess().allocate(DType.FLOAT32, count);
        LongStream.range(0, count).forEach(i -> tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, i));
        return tensor;
    }
}
