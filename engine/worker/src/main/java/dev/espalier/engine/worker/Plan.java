package dev.espalier.engine.worker;

import dev.espalier.engine.ir.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph for inputs of certain types, as a list of steps over numbered slots; each tensor is freed after the last step
 * that needs it.
 *
 * @param inputs the slots of the inputs, in order
 * @param constants the tensors that are the same in every run
 */
record Plan<V>(
        List<Item<Integer>> inputs, Map<Integer, V> constants, List<Step<V>> steps, Item<Integer> result, int slots) {

    /**
     * A call of a kernel.
     *
     * @param label what is told about it while it runs
     * @param freed the slots that nobody needs afterwards
     */
    record Step<V>(
            Kernel<V> kernel,
            Operation operation,
            List<Item<Integer>> arguments,
            Item<Integer> result,
            byte[] label,
            int[] freed) {}

    /** Tells for each step which slots it is the last to need; what the graph returns is never freed by a step. */
    static <V> Plan<V> of(
            List<Item<Integer>> inputs,
            Map<Integer, V> constants,
            List<Step<V>> steps,
            Item<Integer> result,
            int slots) {
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            steps.get(i).arguments().forEach(argument -> argument.forEach(slot -> last.put(slot, step)));
            steps.get(i).result().forEach(slot -> last.put(slot, step));
        }
        constants.keySet().forEach(last::remove);
        result.forEach(last::remove);
        List<Step<V>> freeing = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            Step<V> before = steps.get(i);
            int[] freed = last.entrySet().stream()
                    .filter(entry -> entry.getValue() == step)
                    .mapToInt(Map.Entry::getKey)
                    .toArray();
            freeing.add(new Step<>(
                    before.kernel(), before.operation(), before.arguments(), before.result(), before.label(), freed));
        }
        return new Plan<>(inputs, Map.copyOf(constants), List.copyOf(freeing), result, slots);
    }

    /** The results of one run; what it needed beside them is freed. */
    Item<V> run(List<Item<V>> values, Machine.Memory<V> memory, Progress progress) {
        List<V> held = new ArrayList<>(java.util.Collections.nCopies(slots, null));
        constants.forEach(held::set);
        for (int i = 0; i < inputs.size(); i++) {
            bind(inputs.get(i), values.get(i), held);
        }
        try {
            for (Step<V> step : steps) {
                progress.at(step.label());
                run(step, held, memory);
            }
            return result.map(held::get);
        } finally {
            free(held, memory);
        }
    }

    private static <V> void run(Step<V> step, List<V> held, Machine.Memory<V> memory) {
        List<Item<V>> arguments = new ArrayList<>(step.arguments().size());
        for (Item<Integer> argument : step.arguments()) {
            arguments.add(argument.map(held::get));
        }
        Call<V> call = new Call<>(step.operation(), arguments, memory);
        try {
            bind(step.result(), step.kernel().compute(call), held);
        } catch (RuntimeException e) {
            throw Interpreter.problem(call, e);
        }
        for (int slot : step.freed()) {
            memory.free(held.get(slot));
            held.set(slot, null);
        }
    }

    /** Frees all but the results and the constants. */
    private void free(List<V> held, Machine.Memory<V> memory) {
        constants.keySet().forEach(slot -> held.set(slot, null));
        result.forEach(slot -> held.set(slot, null));
        held.stream().filter(tensor -> tensor != null).forEach(memory::free);
    }

    private static <V> void bind(Item<Integer> slots, Item<V> value, List<V> held) {
        switch (slots) {
            case Item.Native<Integer>(Integer slot) -> held.set(slot, ((Item.Native<V>) value).tensor());
            case Item.Many<Integer>(List<Item<Integer>> items) -> {
                List<Item<V>> values = ((Item.Many<V>) value).items();
                for (int i = 0; i < items.size(); i++) {
                    bind(items.get(i), values.get(i), held);
                }
            }
            case Item.Constant<Integer> _, Item.Range<Integer> _ -> {}
        }
    }
}
