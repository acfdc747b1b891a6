package dev.espalier.engine.worker;

import dev.espalier.engine.ir.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an {@link Interpreter} does in one run, noted down to be done again. */
final class Recording<V> {
    private final Map<V, Integer> slots = new IdentityHashMap<>();
    private final Map<Integer, V> constants = new HashMap<>();
    private final List<Plan.Step<V>> steps = new ArrayList<>();
    private final List<Item<Integer>> inputs = new ArrayList<>();
    private boolean isRepeatable = true;

    private Item<Integer> numbered(Item<V> item) {
        return item.map(tensor -> slots.computeIfAbsent(tensor, _ -> slots.size()));
    }

    void input(Item<V> input) {
        inputs.add(numbered(input));
    }

    /** A tensor that is the same in every run. */
    void constant(Item<V> item) {
        numbered(item).forEach(slot -> {});
        item.forEach(tensor -> constants.put(slots.get(tensor), tensor));
    }

    boolean isConstant(V tensor) {
        return constants.containsKey(slots.getOrDefault(tensor, -1));
    }

    /** Something was decided by a call that is no step: a bound of a slice that is an element of a tensor. */
    void looked(Call<V> call) {
        isRepeatable &= !call.isDataDependent();
    }

    void step(Kernel<V> kernel, Call<V> call, Item<V> result) {
        Operation operation = call.operation();
        looked(call);
        List<Item<Integer>> arguments =
                call.items().stream().map(this::numbered).toList();
        byte[] label = call.toString().getBytes(StandardCharsets.UTF_8);
        steps.add(new Plan.Step<>(kernel, operation, arguments, numbered(result), label, new int[0]));
    }

    /** The steps; empty where what was done depends on the elements of the inputs. */
    Optional<Plan<V>> plan(Item<V> result) {
        return isRepeatable
                ? Optional.of(Plan.of(inputs, constants, steps, numbered(result), slots.size()))
                : Optional.empty();
    }

    /** The tensors that only a plan needs. */
    Iterable<V> constants() {
        return constants.values();
    }
}
