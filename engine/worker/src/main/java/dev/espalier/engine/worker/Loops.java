package dev.espalier.engine.worker;

import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Kernels of the operations that run regions: each region is planned once for each kind of inputs, then run as often as it takes. */
final class Loops<V> {
    private static final Vocabulary CORE = Vocabulary.load();

    private final Function<Graph, Plans<V>> planner;
    private final Map<Graph, Plans<V>> planned = new HashMap<>();

    Loops(Function<Graph, Plans<V>> planner) {
        this.planner = planner;
    }

    Optional<Kernel<V>> kernel(String operation) {
        return switch (operation) {
            case "branch" -> Optional.of(this::branch);
            case "while_loop" -> Optional.of(this::whileLoop);
            case "scan" -> Optional.of(this::scan);
            default -> Optional.empty();
        };
    }

    void close() {
        planned.values().forEach(Plans::close);
        planned.clear();
    }

    private Item<V> branch(Call<V> call) {
        boolean holds = holds(call, call.item("condition"));
        return new Item.Many<>(run(call, plans(call, holds ? "yes" : "no"), items(call, "operands"))
                .items());
    }

    /** Whether a tensor of one element is true. What follows from it stays inside of this operation. */
    private static <V> boolean holds(Call<V> call, Item<V> item) {
        if (item instanceof Item.Constant<V>(Boolean truth)) {
            return truth;
        }
        Tensor condition = call.memory().host(tensor(call, item)).toTensor();
        if (condition.count() != 1) {
            throw call.problem("the condition is %s, not True or False", condition.type());
        }
        return condition.truth(0);
    }

    private Item<V> whileLoop(Call<V> call) {
        Plans<V> condition = plans(call, "condition");
        Plans<V> body = plans(call, "body");
        List<Item<V>> constants = items(call, "constants");
        Owned<V> state = Owned.of(items(call, "state"), call.memory());
        while (goesOn(call, run(call, condition, state.items(), constants))) {
            Owned<V> next = run(call, body, state.items(), constants);
            state.free();
            state = next;
        }
        return new Item.Many<>(state.items());
    }

    private boolean goesOn(Call<V> call, Owned<V> answer) {
        try {
            return holds(call, answer.items().getFirst());
        } finally {
            answer.free();
        }
    }

    private Item<V> scan(Call<V> call) {
        Plans<V> body = plans(call, "body");
        List<Item<V>> constants = items(call, "constants");
        int length = Math.toIntExact(call.integer("length"));
        boolean reverse = call.truth("reverse");
        Owned<V> carry = Owned.of(items(call, "carry"), call.memory());
        int carried = carry.items().size();
        List<Owned<V>> rows = new ArrayList<>();
        for (Item<V> all : items(call, "rows")) {
            rows.add(run(call, plans(unstacking(call, all, length)), List.of(all)));
        }
        List<List<Item<V>>> outputs = new ArrayList<>();
        for (int i = carried; i < body.graph().results().size(); i++) {
            outputs.add(new ArrayList<>());
        }
        for (int step = 0; step < length; step++) {
            int at = reverse ? length - 1 - step : step;
            List<Item<V>> row = rows.stream().map(all -> all.items().get(at)).toList();
            Owned<V> results = run(call, body, carry.items(), row, constants);
            carry.free();
            carry = results.first(carried);
            for (int i = 0; i < outputs.size(); i++) {
                outputs.get(i).add(reverse ? 0 : step, results.items().get(carried + i));
            }
        }
        rows.forEach(Owned::free);
        List<Item<V>> all = new ArrayList<>(carry.items());
        for (List<Item<V>> output : outputs) {
            all.addAll(run(call, plans(stacking(call, output)), output).items());
            new Owned<>(output, call.memory()).free();
        }
        return new Item.Many<>(all);
    }

    /** A graph that takes a tensor apart. */
    private Graph unstacking(Call<V> call, Item<V> all, int length) {
        TermType type = type(call, all);
        List<Graph.Input> inputs = List.of(new Graph.Input("rows", Graph.Role.ARGUMENT, type));
        Term rows = CORE.apply("unstack", new Fragment("rows"), Literal.of(0));
        return new Graph(
                "unstacking",
                inputs,
                List.of(),
                new Graph.Step(
                        Graph.RESULT,
                        rows,
                        new TermType.Sequence(java.util.Collections.nCopies(length, Regions.row(type))),
                        Optional.empty()));
    }

    private Graph stacking(Call<V> call, List<Item<V>> rows) {
        List<Graph.Input> inputs = IntStream.range(0, rows.size())
                .mapToObj(i -> new Graph.Input("row_" + i, Graph.Role.ARGUMENT, type(call, rows.get(i))))
                .toList();
        Term all = CORE.apply(
                "stack",
                new SequenceTerm(inputs.stream()
                        .map(input -> (Term) new Fragment(input.name()))
                        .toList()),
                Literal.of(0));
        return new Graph(
                "stacking", inputs, List.of(), new Graph.Step(Graph.RESULT, all, TermType.UNKNOWN, Optional.empty()));
    }

    private static <V> TermType type(Call<V> call, Item<V> item) {
        V tensor = tensor(call, item);
        return TermType.tensor(
                call.memory().dtype(tensor), Shape.of(call.memory().shape(tensor)));
    }

    private static <V> V tensor(Call<V> call, Item<V> item) {
        if (item instanceof Item.Native<V>(V tensor)) {
            return tensor;
        }
        throw call.problem("%s is not a tensor", call.describe(item));
    }

    private Plans<V> plans(Call<V> call, String name) {
        if (call.item(name) instanceof Item.Constant<?>(Graph region)) {
            return plans(region);
        }
        throw call.problem("%s is not a region", name);
    }

    private Plans<V> plans(Graph region) {
        return planned.computeIfAbsent(region, planner);
    }

    private static <V> List<Item<V>> items(Call<V> call, String name) {
        if (call.item(name) instanceof Item.Many<V>(List<Item<V>> items)) {
            return items;
        }
        throw call.problem("%s is not a sequence", name);
    }

    /** What a region gives for these inputs, which stay as they are. */
    @SafeVarargs
    private Owned<V> run(Call<V> call, Plans<V> plans, List<Item<V>>... given) {
        List<Item<V>> inputs = new ArrayList<>();
        for (List<Item<V>> part : given) {
            part.forEach(item -> inputs.add(item.map(call.memory()::alias)));
        }
        Item<V> result = plans.run(inputs);
        Owned<V> owned =
                Owned.of(result instanceof Item.Many<V>(List<Item<V>> items) ? items : List.of(result), call.memory());
        plans.free(result);
        return owned;
    }

    /** Tensors that are freed by whoever holds them, each by itself. */
    private record Owned<V>(List<Item<V>> items, Machine.Memory<V> memory) {
        static <V> Owned<V> of(List<Item<V>> items, Machine.Memory<V> memory) {
            return new Owned<>(
                    items.stream().map(item -> item.map(memory::alias)).toList(), memory);
        }

        Owned<V> first(int count) {
            return new Owned<>(items.subList(0, count), memory);
        }

        void free() {
            items.forEach(item -> item.forEach(memory::free));
        }
    }
}
