package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Gradients;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reverse-mode differentiation: walks over the steps from the last to the first, and passes the gradient that has
 * arrived at each on to its operands by the rules of {@code gradients.py}.
 */
public final class Differentiate {
    private static final Vocabulary CORE = Vocabulary.load();

    private final GraphBuilder graph;
    private final Set<String> active;
    private final RegionGradients regions;
    private final Map<Term, Term> arrived = new HashMap<>();

    private Differentiate(GraphBuilder graph, Set<String> active) {
        this.graph = graph;
        this.active = active;
        this.regions = new RegionGradients(graph, active);
    }

    /**
     * A graph that returns the value of another one and its gradients: {@code (value, (gradient, …))}. Inputs on which
     * the value does not depend get zeros.
     *
     * @param by the names of the inputs
     * @throws IrProblem where the value is not one floating number, or an operation has no gradient rule
     */
    public static Graph valueAndGradients(Graph graph, List<String> by) {
        boolean number = graph.result().type() instanceof TermType.Tensor(TensorType type)
                && type.dtype().isFloating()
                && type.shape().rank().orElse(0) == 0;
        if (!number) {
            throw new IrProblem("%s: only one floating number has gradients, not %s"
                    .formatted(graph.name(), graph.result().type()));
        }
        return build(graph, by, List.of());
    }

    /**
     * A graph with one more input for each floating result, {@code gradient_0} and so on: what arrives at the results.
     * It returns the results and what arrives at the inputs, {@code (results, (gradient, …))}.
     */
    public static Graph backward(Graph graph, List<String> by) {
        List<Graph.Input> arriving = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        graph.inputs().forEach(input -> taken.add(input.name()));
        for (TermType type : graph.results()) {
            if (isFloating(type)) {
                String name = "gradient_" + arriving.size();
                while (taken.contains(name)) {
                    name += "_";
                }
                arriving.add(new Graph.Input(name, Graph.Role.ARGUMENT, type));
            }
        }
        return build(graph, by, arriving);
    }

    private static Graph build(Graph given, List<String> by, List<Graph.Input> arriving) {
        Gradients rules = CORE.gradients();
        Graph flat = Decompose.to(
                given,
                (operation, _) -> rules.hasRule(operation)
                        || rules.isConstant(operation)
                        || rules.isMissing(operation)
                        || operation.isPrimitive());
        List<Graph.Input> inputs = new ArrayList<>(flat.inputs());
        inputs.addAll(arriving);
        GraphBuilder graph = new GraphBuilder(flat.name(), inputs, FoldConstants::fold);
        RegionGradients regions = new RegionGradients(graph, active(allSteps(flat), by));
        flat.steps()
                .forEach(step -> graph.at(step.place(), step.scope()).add(step.name(), regions.saving(step.term())));
        graph.at(flat.result().place(), flat.result().scope());
        Term result = oneByOne(graph.add(regions.saving(flat.result().term())), flat.results());
        List<Graph.Step> steps = graph.steps();
        Differentiate differentiate = new Differentiate(graph, active(steps, by));
        differentiate.start(result, arriving);
        differentiate.walk(steps);
        List<Term> gradients = by.stream().map(differentiate::gradient).toList();
        return Simplify.in(graph.build(SequenceTerm.of(result, new SequenceTerm(gradients))));
    }

    private static List<Graph.Step> allSteps(Graph graph) {
        List<Graph.Step> steps = new ArrayList<>(graph.steps());
        steps.add(graph.result());
        return steps;
    }

    /** The results of a step that a graph returns as they are. */
    private static Term oneByOne(Term result, List<TermType> types) {
        boolean together = types.size() > 1 && result instanceof Fragment;
        return together
                ? new SequenceTerm(IntStream.range(0, types.size())
                        .mapToObj(i -> (Term) CORE.apply("item_of", result, Literal.of(i)))
                        .toList())
                : result;
    }

    static boolean isFloating(TermType type) {
        return type instanceof TermType.Tensor(TensorType tensor)
                && (tensor.dtype().isFloating() || tensor.dtype().isComplex());
    }

    /** The inputs by which is differentiated, and the steps that depend on them. */
    private static Set<String> active(List<Graph.Step> steps, List<String> by) {
        Set<String> active = new LinkedHashSet<>(by);
        for (Graph.Step step : steps) {
            Set<String> used = new LinkedHashSet<>();
            Leaves.collect(step.term(), used);
            if (used.stream().anyMatch(active::contains)) {
                active.add(step.name());
            }
        }
        return active;
    }

    private void start(Term result, List<Graph.Input> arriving) {
        List<Term> results = result instanceof SequenceTerm(List<Term> items) ? items : List.of(result);
        int next = 0;
        for (Term each : results) {
            if (isFloating(graph.typeOf(each))) {
                arrive(
                        each,
                        arriving.isEmpty()
                                ? CORE.apply("ones_like", each)
                                : new Fragment(arriving.get(next++).name()));
            }
        }
    }

    private void walk(List<Graph.Step> steps) {
        for (Graph.Step step : steps.reversed()) {
            Fragment name = new Fragment(step.name());
            graph.at(step.place(), step.scope());
            arrivedAt(name).ifPresent(g -> pass((Apply) step.term(), name, g));
        }
    }

    /** The gradient of a step; of several results, zeros for those at which none has arrived. */
    private Optional<Term> arrivedAt(Fragment name) {
        if (!(graph.typeOf(name) instanceof TermType.Sequence(List<TermType> items))) {
            return Optional.ofNullable(arrived.get(name));
        }
        List<Term> parts = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < items.size(); i++) {
            Term item = CORE.apply("item_of", name, Literal.of(i));
            any |= arrived.containsKey(item);
            parts.add(arrived.getOrDefault(item, CORE.apply("zeros_like", item)));
        }
        return any ? Optional.of(new SequenceTerm(parts)) : Optional.empty();
    }

    private void pass(Apply apply, Fragment result, Term g) {
        if (apply.operation().name().equals("item_of")) {
            passToOneOf(apply, result, g);
            return;
        }
        if (apply.arguments().stream().noneMatch(this::isActive)) {
            return;
        }
        if (Regions.has(apply.operation())) {
            regions.of(apply, result, ((SequenceTerm) g).items()).forEach(this::hand);
            return;
        }
        Map<String, Term> gradients = CORE.gradients()
                .of(apply, result, g, graph::typeOf)
                .orElseThrow(() -> new IrProblem(apply.operation().name() + ": its gradient is not known yet"));
        gradients.forEach((parameter, gradient) -> hand(apply.argument(parameter), gradient));
    }

    /** What arrives at one of several results, or at a row of a tensor. */
    private void passToOneOf(Apply item, Fragment result, Term g) {
        Term xs = item.argument("xs");
        Term index = item.argument("i");
        if (graph.typeOf(xs) instanceof TermType.Sequence(List<TermType> items)) {
            long at = (Long) ((Literal) index).value();
            arrive(CORE.apply("item_of", xs, Literal.of(Math.floorMod(at, (long) items.size()))), g);
        } else {
            pass(CORE.apply("getitem", xs, SequenceTerm.of(index)), result, g);
        }
    }

    private boolean isActive(Term term) {
        return switch (term) {
            case Fragment fragment -> active.contains(fragment.name());
            case SequenceTerm(List<Term> items) -> items.stream().anyMatch(this::isActive);
            case Apply _, Literal _ -> false;
        };
    }

    private void hand(Term argument, Term gradient) {
        switch (argument) {
            case Fragment _ -> arrive(argument, gradient);
            case SequenceTerm(List<Term> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    if (isActive(items.get(i))) {
                        Term part = CORE.apply("item_of", gradient, Literal.of(i));
                        arrive(items.get(i), CORE.apply("sum_to", part, CORE.apply("shape", items.get(i))));
                    }
                }
            }
            case Apply _, Literal _ -> {}
        }
    }

    /** Adds up what arrives at an operand: a name, or one item of a step with several results. */
    private void arrive(Term at, Term gradient) {
        Term of = at instanceof Apply item ? item.argument("xs") : at;
        if (isActive(of) && (at instanceof Apply || isFloating(graph.typeOf(at)))) {
            arrived.merge(at, graph.add(gradient), (before, more) -> graph.add(CORE.apply("add", before, more)));
        }
    }

    private Term gradient(String input) {
        Term name = new Fragment(input);
        return Optional.ofNullable(arrived.get(name)).orElseGet(() -> CORE.apply("zeros_like", name));
    }
}
