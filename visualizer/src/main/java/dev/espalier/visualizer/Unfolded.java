package dev.espalier.visualizer;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph with the steps of its regions among its own, to be looked at: they stand in a scope of the branch or loop that
 * runs them, take what it is given, and what they compute goes into it.
 */
final class Unfolded {
    private final List<Graph.Step> steps = new ArrayList<>();

    private Unfolded() {}

    static Graph of(Graph graph) {
        Unfolded unfolded = new Unfolded();
        graph.steps().forEach(step -> unfolded.add(step, step.term()));
        Graph.Step result = graph.result();
        if (!Regions.of(result.term()).isEmpty()) {
            result = result.withTerm(unfolded.opened(result, result.term()));
        }
        return graph.withSteps(unfolded.steps, result);
    }

    private void add(Graph.Step step, Term term) {
        steps.add(step.withTerm(opened(step, term)));
    }

    private Term opened(Graph.Step step, Term term) {
        return switch (term) {
            case Apply apply when Regions.has(apply.operation()) -> opened(step, apply);
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(argument -> opened(step, argument))
                                .toList());
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(item -> opened(step, item)).toList());
            case Literal _, Fragment _ -> term;
        };
    }

    /** A branch or loop that takes what its regions compute. */
    private Term opened(Graph.Step step, Apply apply) {
        String own =
                switch (apply.operation().name()) {
                    case "branch" -> "operands";
                    case "while_loop" -> "state";
                    default -> "carry";
                };
        List<Term> given = new ArrayList<>(Regions.operands(apply, own));
        if (apply.operation().hasParameter("rows")) {
            given.addAll(Regions.operands(apply, "rows"));
        }
        if (apply.operation().hasParameter("constants")) {
            given.addAll(Regions.operands(apply, "constants"));
        }
        Scope around = step.scope().inner(step.name(), apply.operation().name());
        List<Term> computed = new ArrayList<>();
        for (Graph region : Regions.of(apply)) {
            computed.addAll(inside(step, region, given, around.inner(region.name(), "")));
        }
        List<Term> arguments = new ArrayList<>(apply.arguments());
        arguments.set(apply.operation().indexOf(own), new SequenceTerm(computed));
        if (apply.operation().hasParameter("constants")) {
            arguments.set(apply.operation().indexOf("constants"), new SequenceTerm(List.of()));
        }
        return new Apply(apply.operation(), arguments);
    }

    /** Adds the steps of a region; the answer is what it gives. */
    private List<Term> inside(Graph.Step step, Graph region, List<Term> given, Scope scope) {
        Map<String, Term> names = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            names.put(region.inputs().get(i).name(), given.get(i));
        }
        for (Graph.Step inner : region.steps()) {
            String name = step.name() + "_" + region.name() + "_" + inner.name();
            add(
                    new Graph.Step(name, inner.term(), inner.type(), inner.place(), below(scope, step, inner)),
                    Leaves.replaced(inner.term(), names));
            names.put(inner.name(), new Fragment(name));
        }
        Term result = Leaves.replaced(region.result().term(), names);
        if (result instanceof SequenceTerm(List<Term> items)) {
            return items;
        }
        return List.of(result);
    }

    /** The scope of a step inside of a region: what it has beside the scope of the loop. */
    private static Scope below(Scope scope, Graph.Step step, Graph.Step inner) {
        List<Scope.Part> own = inner.scope().parts();
        List<Scope.Part> outer = step.scope().parts();
        boolean shares =
                own.size() >= outer.size() && own.subList(0, outer.size()).equals(outer);
        List<Scope.Part> parts = new ArrayList<>(scope.parts());
        parts.addAll(shares ? own.subList(outer.size(), own.size()) : own);
        return new Scope(parts);
    }
}
