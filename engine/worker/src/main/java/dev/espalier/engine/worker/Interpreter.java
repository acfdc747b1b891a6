package dev.espalier.engine.worker;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.TermType.Other;
import dev.espalier.engine.ir.Vocabulary;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of a graph on a {@link Machine}: what the machine claims by its kernels, other operations through their
 * definitions, and primitives that are left by the Java reference.
 */
final class Interpreter<V> {
    private static final Set<String> SHAPED_BY_DATA =
            Set.of("nonzero", "argwhere", "masked_select", "unique_all", "bincount", "bincount_weighted");
    private static final int LONGEST_LABEL = 2000;

    private final Vocabulary vocabulary = Vocabulary.load();
    private final Machine<V> machine;
    private final Machine.Memory<V> memory;
    private final Progress progress;
    private final Loops<V> loops;
    private final Recording<V> recording = new Recording<>();
    private final Map<String, Item<V>> leaves = new HashMap<>();
    private final Map<Term, Item<V>> known = new HashMap<>();
    private final Map<V, Integer> holders = new IdentityHashMap<>();
    private final List<V> fresh = new ArrayList<>();

    Interpreter(Machine<V> machine, Machine.Memory<V> memory, Progress progress, Loops<V> loops) {
        this.loops = loops;
        this.machine = machine;
        this.memory = memory;
        this.progress = progress;
    }

    /** A result and, where the next run will do the same, the plan to do it. */
    record Outcome<V>(Item<V> result, Optional<Plan<V>> plan) {}

    Outcome<V> run(Graph graph, List<Item<V>> inputs) {
        Map<String, Integer> lastUse = lastUses(graph);
        for (int i = 0; i < inputs.size(); i++) {
            recording.input(inputs.get(i));
            inputs.get(i).forEach(fresh::add);
            hold(graph.inputs().get(i).name(), inputs.get(i));
        }
        try {
            for (int i = 0; i < graph.steps().size(); i++) {
                hold(graph.steps().get(i).name(), value(graph.steps().get(i).term()));
                settle();
                int step = i;
                lastUse.forEach((name, last) -> {
                    if (last == step) {
                        release(name);
                    }
                });
            }
            Item<V> result = value(graph.result().term());
            result.forEach(tensor -> holders.merge(tensor, 1, Integer::sum));
            settle();
            return new Outcome<>(result, recording.plan(result));
        } catch (IrProblem e) {
            throw new EvaluationProblem(e.getMessage());
        } finally {
            List.copyOf(leaves.keySet()).forEach(this::release);
        }
    }

    /** Frees the tensors made for the plan, when there is none, but not what is returned. */
    void forget(Item<V> result) {
        List<V> returned = new ArrayList<>();
        result.forEach(returned::add);
        for (V tensor : recording.constants()) {
            if (returned.stream().noneMatch(other -> other == tensor)) {
                memory.free(tensor);
            }
        }
    }

    private static Map<String, Integer> lastUses(Graph graph) {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < graph.steps().size(); i++) {
            uses(graph.steps().get(i).term(), i, last);
        }
        uses(graph.result().term(), Integer.MAX_VALUE, last);
        return last;
    }

    private static void uses(Term term, int step, Map<String, Integer> last) {
        switch (term) {
            case Fragment fragment -> last.put(fragment.name(), step);
            case Apply apply -> apply.arguments().forEach(argument -> uses(argument, step, last));
            case SequenceTerm(List<Term> items) -> items.forEach(item -> uses(item, step, last));
            case Literal _ -> {}
        }
    }

    private void hold(String name, Item<V> item) {
        leaves.put(name, item);
        item.forEach(tensor -> holders.merge(tensor, 1, Integer::sum));
    }

    private void release(String name) {
        Item<V> item = leaves.remove(name);
        if (item != null) {
            item.forEach(tensor -> {
                if (holders.merge(tensor, -1, Integer::sum) == 0) {
                    free(tensor);
                }
            });
        }
    }

    /** Frees what the last step made for itself alone. */
    private void settle() {
        for (V tensor : fresh) {
            if (holders.getOrDefault(tensor, 0) == 0) {
                holders.put(tensor, 0);
                free(tensor);
            }
        }
        fresh.clear();
        known.clear();
    }

    private void free(V tensor) {
        if (!recording.isConstant(tensor)) {
            memory.free(tensor);
        }
    }

    private Item<V> value(Term term) {
        Item<V> before = known.get(term);
        if (before != null) {
            return before;
        }
        Item<V> value =
                switch (term) {
                    case Literal(Object constant) -> new Item.Constant<>(constant);
                    case SequenceTerm(List<Term> items) -> {
                        List<Item<V>> values = new ArrayList<>(items.size());
                        items.forEach(item -> values.add(value(item)));
                        yield new Item.Many<>(values);
                    }
                    case Fragment(String name, Object _) ->
                        Optional.ofNullable(leaves.get(name))
                                .orElseThrow(() -> new EvaluationProblem("no value is given for " + name));
                    case Apply apply -> applied(apply);
                };
        known.put(term, value);
        return value;
    }

    private Item<V> applied(Apply apply) {
        List<Item<V>> items = new ArrayList<>();
        apply.arguments().forEach(argument -> items.add(value(argument)));
        Call<V> call = new Call<>(apply.operation(), items, memory);
        Optional<Item<V>> fact = fact(apply, call);
        if (fact.isPresent()) {
            recording.looked(call);
            return fact.get();
        }
        Optional<Kernel<V>> loop = loops.kernel(apply.operation().name());
        if (loop.isPresent()) {
            return computed(isEmpty(apply) ? this::byReference : loop.get(), call);
        }
        if (items.stream().noneMatch(Item::hasTensor)) {
            return constant(call);
        }
        Optional<Kernel<V>> kernel = machine.kernel(apply.operation().name());
        if (kernel.isPresent()
                && machine.claims()
                        .hold(apply.operation(), items.stream().map(this::type).toList())) {
            try {
                return computed(kernel.get(), call);
            } catch (Declined _) {
                // The definition or the reference is the other way.
                recording.looked(call);
            }
        }
        Optional<Term> definition = vocabulary.define(apply, this::typeOf);
        return definition.isPresent() ? value(definition.get()) : computed(this::byReference, call);
    }

    /** Whether it is a scan of no rows, which has nothing to put one upon the other. */
    private static boolean isEmpty(Apply apply) {
        return apply.operation().name().equals("scan")
                && apply.argument("length").equals(Literal.of(0));
    }

    /** What is known of tensors without looking at their elements. */
    private Optional<Item<V>> fact(Apply apply, Call<V> call) {
        return switch (apply.operation().name()) {
            case "shape" -> {
                List<Item<V>> sizes = new ArrayList<>();
                for (long size : call.shapeOf("x")) {
                    sizes.add(new Item.Constant<>(size));
                }
                yield Optional.of(new Item.Many<>(sizes));
            }
            case "size" ->
                Optional.of(new Item.Constant<>(call.shapeOf("x")[(int) call.axis("axis", call.rankOf("x"))]));
            case "ndim" -> Optional.of(new Item.Constant<>((long) call.rankOf("x")));
            case "numel" -> {
                long count = 1;
                for (long size : call.shapeOf("x")) {
                    count *= size;
                }
                yield Optional.of(new Item.Constant<>(count));
            }
            case "dtypeof" -> Optional.of(new Item.Constant<>(call.dtypeOf("x")));
            case "slice" ->
                Optional.of(new Item.Range<>(bound(call, "start"), bound(call, "stop"), bound(call, "step")));
            case "item_of" ->
                Optional.of(
                        call.item("xs") instanceof Item.Many<V>(List<Item<V>> parts)
                                ? parts.get((int) call.axis("i", parts.size()))
                                : value(vocabulary.apply("getitem", apply.argument("xs"), apply.argument("i"))));
            default -> Optional.empty();
        };
    }

    private static <V> Object bound(Call<V> call, String name) {
        return call.given(name) ? (Object) call.integer(name) : dev.espalier.engine.ir.None.INSTANCE;
    }

    /** What is made of Python numbers alone is the same in every run. */
    private Item<V> constant(Call<V> call) {
        Item<V> result = byReference(call);
        recording.constant(result);
        return result;
    }

    private Item<V> computed(Kernel<V> kernel, Call<V> call) {
        byte[] label = call.toString().getBytes(StandardCharsets.UTF_8);
        progress.at(label.length > LONGEST_LABEL ? java.util.Arrays.copyOf(label, LONGEST_LABEL) : label);
        try {
            Item<V> result = kernel.compute(call);
            result.forEach(fresh::add);
            recording.step(kernel, call, result);
            return result;
        } catch (Declined e) {
            throw e;
        } catch (RuntimeException e) {
            throw problem(call, e);
        }
    }

    /** What an error says to somebody who wrote the operation: the first line, behind the types of the operands. */
    static <V> EvaluationProblem problem(Call<V> call, RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String name = call.operation().name() + ": ";
        return new EvaluationProblem(
                call + ": " + (message.startsWith(name) ? message.substring(name.length()) : message));
    }

    private Item<V> byReference(Call<V> call) {
        Operation operation = call.operation();
        Map<String, Value> inputs = new HashMap<>();
        List<Term> arguments = new ArrayList<>();
        for (int i = 0; i < call.items().size(); i++) {
            Item<V> item = call.items().get(i);
            String name = operation.parameters().get(i).name();
            inputs.put(name, value(item));
            arguments.add(term(item).orElse(new Fragment(name)));
            if (operation.parameters().get(i).marker() == Marker.NONE && item.hasTensor()) {
                call.dependsOnData();
            }
        }
        Item<V> result = item(Reference.evaluate(new Apply(operation, arguments), inputs));
        if (SHAPED_BY_DATA.contains(operation.name()) || !(result instanceof Item.Native<V>) && hasNumber(result)) {
            call.dependsOnData();
        }
        return result;
    }

    private static boolean hasNumber(Item<?> item) {
        return switch (item) {
            case Item.Constant<?> _ -> true;
            case Item.Many<?>(var items) -> items.stream().anyMatch(Interpreter::hasNumber);
            case Item.Native<?> _, Item.Range<?> _ -> false;
        };
    }

    /** A constant written into a term, so that conditions of definitions can be decided. */
    private Optional<Term> term(Item<V> item) {
        return switch (item) {
            case Item.Constant<V>(Object constant) -> Optional.of(new Literal(constant));
            case Item.Many<V>(List<Item<V>> items) -> {
                List<Term> terms =
                        items.stream().flatMap(part -> term(part).stream()).toList();
                yield terms.size() == items.size() ? Optional.of(new SequenceTerm(terms)) : Optional.empty();
            }
            case Item.Native<V> _, Item.Range<V> _ -> Optional.empty();
        };
    }

    private Value value(Item<V> item) {
        return switch (item) {
            case Item.Native<V>(V tensor) -> memory.host(tensor).toTensor();
            case Item.Constant<V>(Object constant) -> new Value.Constant(constant);
            case Item.Many<V>(List<Item<V>> items) ->
                new Value.Sequence(items.stream().map(this::value).toList());
            case Item.Range<V>(Object start, Object stop, Object step) ->
                new Value.Range(new Value.Constant(start), new Value.Constant(stop), new Value.Constant(step));
        };
    }

    private Item<V> item(Value value) {
        return switch (value) {
            case Tensor tensor -> new Item.Native<>(memory.of(HostTensor.of(tensor)));
            case Value.Constant(Object constant) -> new Item.Constant<>(constant);
            case Value.Sequence(List<Value> items) ->
                new Item.Many<>(items.stream().map(this::item).toList());
            case Value.Range(Value.Constant start, Value.Constant stop, Value.Constant step) ->
                new Item.Range<>(start.value(), stop.value(), step.value());
        };
    }

    private TermType typeOf(Term leaf) {
        Item<V> item = value(leaf);
        return item instanceof Item.Native<V> ? type(item) : TermType.UNKNOWN;
    }

    private TermType type(Item<V> item) {
        return switch (item) {
            case Item.Native<V>(V tensor) -> TermType.tensor(memory.dtype(tensor), Shape.of(memory.shape(tensor)));
            case Item.Constant<V>(Boolean _) -> new TermType.Scalar(Kind.BOOL);
            case Item.Constant<V>(Long _), Item.Constant<V>(BigInteger _) -> new TermType.Scalar(Kind.INT);
            case Item.Constant<V>(Double _) -> new TermType.Scalar(Kind.FLOAT);
            case Item.Constant<V>(DType _) -> new Other("dtype");
            case Item.Constant<V>(Graph _) -> new Other("region");
            case Item.Constant<V>(Object other) -> new Other(String.valueOf(other));
            case Item.Many<V>(List<Item<V>> items) ->
                new TermType.Sequence(items.stream().map(this::type).toList());
            case Item.Range<V> _ -> new Other("slice");
        };
    }
}
