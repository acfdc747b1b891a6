package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph as it was written, but with every operation as a step of its own; nothing is shared or simplified. */
final class Flattened {
    private final Map<String, TermType> types = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Graph.Step> steps = new ArrayList<>();

    private Flattened(Graph graph) {
        graph.inputs().forEach(input -> types.put(input.name(), input.type()));
        graph.steps().forEach(step -> types.put(step.name(), step.type()));
        taken.addAll(types.keySet());
    }

    static Graph of(Graph graph) {
        Flattened flattened = new Flattened(graph);
        for (Graph.Step step : graph.steps()) {
            flattened.steps.add(step.withTerm(flattened.ofSteps(step, step.term())));
        }
        Graph.Step result = graph.result();
        return graph.withSteps(flattened.steps, result.withTerm(flattened.leaf(result, result.term())));
    }

    /** The term with steps in place of the operations inside of it; regions stay whole. */
    private Term ofSteps(Graph.Step step, Term term) {
        if (term instanceof Apply apply && !Regions.has(apply.operation())) {
            return new Apply(
                    apply.operation(),
                    apply.arguments().stream()
                            .map(argument -> leaf(step, argument))
                            .toList());
        }
        return term instanceof SequenceTerm ? leaf(step, term) : term;
    }

    private Term leaf(Graph.Step step, Term term) {
        return switch (term) {
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(item -> leaf(step, item)).toList());
            // An index is written where it is used.
            case Apply apply when apply.operation().name().equals("slice") -> ofSteps(step, apply);
            case Apply apply -> {
                Term inner = ofSteps(step, apply);
                String name = free(apply.operation().name());
                TermType type = ResultRules.typeOf(inner, leaf -> types.getOrDefault(leaf.name(), TermType.UNKNOWN));
                types.put(name, type);
                steps.add(new Graph.Step(name, inner, type, step.place(), step.scope()));
                yield new Fragment(name);
            }
            default -> term;
        };
    }

    private String free(String wanted) {
        int number = 1;
        while (!taken.add(wanted + "_" + number)) {
            number++;
        }
        return wanted + "_" + number;
    }
}
