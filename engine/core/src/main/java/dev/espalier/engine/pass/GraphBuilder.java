package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph in the making: one step for each operation on tensors, and never two steps for the same computation. Numbers,
 * sizes, slices and dtypes are no steps; they stay inside of the terms that use them. Regions are built in the same way.
 */
public final class GraphBuilder {
    /** What gives another result each time it is asked. */
    private static final Set<String> RANDOM = Set.of("dropout", "empty", "empty_like");

    private final Vocabulary vocabulary = Vocabulary.load();
    private final String name;
    private final List<Graph.Input> inputs;
    private final Map<String, Graph.Step> steps = new LinkedHashMap<>();
    private final Map<Apply, Fragment> known = new HashMap<>();
    private final Map<String, TermType> types = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Set<String> generated = new HashSet<>();
    private final Set<String> reserved = new HashSet<>();
    private final Rewrite rewrite;
    private Optional<Place> place = Optional.empty();
    private Scope scope = Scope.NONE;

    /** A builder that changes nothing but the form. */
    public GraphBuilder(String name, List<Graph.Input> inputs) {
        this(name, inputs, (_, _) -> Optional.empty());
    }

    /** A builder that computes what is known beforehand: sizes, dtypes, arithmetic of numbers. */
    public static GraphBuilder folding(String name, List<Graph.Input> inputs) {
        return new GraphBuilder(name, inputs, FoldConstants::fold);
    }

    /** A builder that asks a rewrite about every operation before it is added. */
    GraphBuilder(String name, List<Graph.Input> inputs, Rewrite rewrite) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.rewrite = rewrite;
        inputs.forEach(input -> types.put(input.name(), input.type()));
    }

    /** Keeps names from being given to other steps. */
    void reserve(Iterable<String> names) {
        names.forEach(reserved::add);
    }

    /** Where the steps that are added next come from. */
    public GraphBuilder at(Optional<Place> where, Scope inside) {
        this.place = where;
        this.scope = inside;
        return this;
    }

    /** Adds what a term computes; the answer is a literal, the name of a step, or a sequence of those. */
    public Term add(Term term) {
        return add(Optional.empty(), term);
    }

    /** The same, where the last step shall have this name if it is free. */
    public Term add(String wanted, Term term) {
        return add(Optional.of(wanted), term);
    }

    private Term add(Optional<String> wanted, Term term) {
        return switch (term) {
            case Literal(Graph region) -> new Literal(rewrite.over(region));
            case Literal _ -> term;
            case Fragment fragment -> new Fragment(fragment.name());
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(this::add).toList());
            case Apply apply ->
                applied(
                        wanted,
                        new Apply(
                                apply.operation(),
                                apply.arguments().stream().map(this::add).toList()));
        };
    }

    private Term applied(Optional<String> wanted, Apply apply) {
        Fragment before = known.get(apply);
        if (before != null) {
            return before;
        }
        Optional<Term> changed = rewrite.rewrite(apply, this);
        if (changed.isPresent()) {
            return add(wanted, changed.get());
        }
        TermType type = typeOf(apply);
        if (!isStep(type)) {
            return apply;
        }
        String stepName = nameFor(wanted, apply);
        steps.put(stepName, new Graph.Step(stepName, apply, type, place, scope));
        types.put(stepName, type);
        Fragment result = new Fragment(stepName);
        if (!RANDOM.contains(apply.operation().name())) {
            known.put(apply, result);
        }
        return result;
    }

    /** Tensors and tuples of tensors are computed by steps; weak numbers, sizes, slices and dtypes are not. */
    private static boolean isStep(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                !tensor.dtype().weak() || tensor.shape().rank().orElse(1) != 0;
            case TermType.Sequence(List<TermType> items) -> items.stream().anyMatch(GraphBuilder::isStep);
            case TermType.Other(String description) -> description.equals("tensors") || description.equals("?");
            case TermType.Scalar _ -> false;
        };
    }

    private String nameFor(Optional<String> wanted, Apply apply) {
        if (wanted.isPresent() && !types.containsKey(wanted.get())) {
            return wanted.get();
        }
        String base = apply.operation().name();
        while (true) {
            String candidate = base + "_" + counters.merge(base, 1, Integer::sum);
            if (!types.containsKey(candidate) && !reserved.contains(candidate)) {
                generated.add(candidate);
                return candidate;
            }
        }
    }

    /** The steps that were added so far. */
    List<Graph.Step> steps() {
        return List.copyOf(steps.values());
    }

    /** The type of a term over what was added so far. */
    public TermType typeOf(Term term) {
        TermType type = ResultRules.typeOf(term, this::leaf);
        boolean open = type instanceof TermType.Tensor(TensorType tensor)
                && !tensor.shape().isKnownRank();
        return open && term instanceof Apply apply
                ? define(apply).map(this::typeOf).orElse(type)
                : type;
    }

    private TermType leaf(Fragment leaf) {
        return Optional.ofNullable(types.get(leaf.name()))
                .orElseThrow(() -> new IrProblem(leaf.name() + " is not defined before"));
    }

    /** What an operation means in terms of others; empty for a primitive. */
    Optional<Term> define(Apply apply) {
        return vocabulary.define(apply, this::typeOf);
    }

    /** The operation that computes what a name stands for; empty for inputs. */
    Optional<Apply> definition(Term term) {
        return switch (term) {
            case Apply apply -> Optional.of(apply);
            case Fragment fragment ->
                Optional.ofNullable(steps.get(fragment.name())).map(step -> (Apply) step.term());
            case Literal _, SequenceTerm _ -> Optional.empty();
        };
    }

    /** The graph that returns a term, without the steps that it does not need. */
    public Graph build(Term result) {
        Term returned = add(result);
        List<Graph.Step> all = new ArrayList<>(steps.values());
        Graph.Step last = new Graph.Step(Graph.RESULT, returned, typeOf(returned), place, scope);
        boolean isLast = returned instanceof Fragment(String step, Object _)
                && generated.contains(step)
                && !all.isEmpty()
                && all.getLast().name().equals(step);
        if (isLast) {
            Graph.Step step = all.removeLast();
            last = new Graph.Step(Graph.RESULT, step.term(), step.type(), step.place(), step.scope());
        }
        return Renumber.steps(DeadCode.remove(new Graph(name, inputs, all, last)));
    }
}
