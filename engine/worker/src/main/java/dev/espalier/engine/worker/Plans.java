package dev.espalier.engine.worker;

import dev.espalier.engine.ir.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph on a {@link Machine}; the first run with inputs of certain types makes a {@link Plan} for the next ones. The
 * regions in it are graphs of their own, run by {@link Loops}.
 */
final class Plans<V> {
    private static final int KEPT = 16;

    private final Machine<V> machine;
    private final Machine.Memory<V> memory;
    private final Graph graph;
    private final Progress progress;
    private final Loops<V> loops;
    private final Map<List<Object>, Plan<V>> plans = new LinkedHashMap<>();

    Plans(Machine<V> machine, Machine.Memory<V> memory, Graph graph, Progress progress) {
        this.machine = machine;
        this.memory = memory;
        this.graph = graph;
        this.progress = progress;
        this.loops = new Loops<>(region -> new Plans<>(machine, memory, region, progress));
    }

    Graph graph() {
        return graph;
    }

    /**
     * What the graph gives; its tensors may be those of the plan, see {@link #free}.
     *
     * @param items the inputs, which are freed
     */
    Item<V> run(List<Item<V>> items) {
        List<Object> signature = signature(items);
        Plan<V> plan = plans.get(signature);
        if (plan != null) {
            return plan.run(items, memory, progress);
        }
        Interpreter<V> interpreter = new Interpreter<>(machine, memory, progress, loops);
        Interpreter.Outcome<V> outcome = interpreter.run(graph, items);
        if (outcome.plan().isPresent()) {
            if (plans.size() == KEPT) {
                Plan<V> oldest = plans.remove(plans.keySet().iterator().next());
                oldest.constants().values().forEach(memory::free);
            }
            plans.put(signature, outcome.plan().get());
        } else {
            interpreter.forget(outcome.result());
        }
        return outcome.result();
    }

    private List<Object> signature(List<Item<V>> items) {
        List<Object> signature = new ArrayList<>();
        for (Item<V> item : items) {
            switch (item) {
                case Item.Native<V>(V tensor) -> {
                    signature.add(memory.dtype(tensor));
                    for (long size : memory.shape(tensor)) {
                        signature.add(size);
                    }
                }
                case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ -> signature.add(item);
            }
        }
        return signature;
    }

    /** Frees what {@link #run} gave, but not what plans hold. */
    void free(Item<V> result) {
        List<V> freed = new ArrayList<>();
        result.forEach(tensor -> {
            boolean isHeld = plans.values().stream()
                    .anyMatch(plan -> plan.constants().values().stream().anyMatch(constant -> constant == tensor));
            if (!isHeld && freed.stream().noneMatch(other -> other == tensor)) {
                freed.add(tensor);
                memory.free(tensor);
            }
        });
    }

    void close() {
        plans.values().forEach(plan -> plan.constants().values().forEach(memory::free));
        plans.clear();
        loops.close();
    }
}
