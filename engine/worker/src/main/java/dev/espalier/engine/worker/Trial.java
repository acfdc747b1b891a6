package dev.espalier.engine.worker;

import dev.espalier.engine.ir.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A machine that claims one operation on one dtype and nothing else, and counts how often it computes it. */
final class Trial<V> implements Machine<V> {
    private final Machine<V> machine;
    private final String operation;
    private final Claims claims;
    private int computed;

    Trial(Machine<V> machine, String operation, DType dtype) {
        this.machine = machine;
        this.operation = operation;
        this.claims = new Claims(Map.of(operation, new Claims.Claim(Set.of(dtype), Set.of())));
    }

    int computed() {
        return computed;
    }

    @Override
    public String name() {
        return machine.name();
    }

    @Override
    public List<String> devices() {
        return machine.devices();
    }

    @Override
    public Optional<String> lacks(String device) {
        return machine.lacks(device);
    }

    @Override
    public Set<String> operations() {
        return machine.operations();
    }

    @Override
    public Optional<Kernel<V>> kernel(String name) {
        return name.equals(operation)
                ? machine.kernel(name).map(kernel -> call -> {
                    Item<V> result = kernel.compute(call);
                    computed++;
                    return result;
                })
                : Optional.empty();
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Memory<V> memory(String device) {
        return machine.memory(device);
    }
}
