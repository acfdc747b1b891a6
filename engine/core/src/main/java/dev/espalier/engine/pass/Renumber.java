package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names the steps to which nobody has given a name after their operations, counted from 1; and gives different regions
 * different names.
 */
final class Renumber {
    private Renumber() {}

    static Graph steps(Graph graph) {
        Set<String> taken = new HashSet<>();
        graph.inputs().forEach(input -> taken.add(input.name()));
        graph.steps().stream().filter(step -> !isGenerated(step)).forEach(step -> taken.add(step.name()));
        Map<String, Term> names = new HashMap<>();
        Map<String, Integer> counters = new HashMap<>();
        List<Graph.Step> steps = new ArrayList<>();
        Map<Graph, Graph> regions = new HashMap<>();
        UnaryOperator<Graph> region = named -> regions.computeIfAbsent(named, _ -> {
            String name = named.name();
            for (int i = 2; !taken.add(name); i++) {
                name = named.name() + "_" + i;
            }
            return new Graph(name, named.inputs(), named.steps(), named.result());
        });
        for (Graph.Step step : graph.steps()) {
            Graph.Step renamed = step.withTerm(Regions.each(Leaves.replaced(step.term(), names), region));
            if (isGenerated(step)) {
                String operation = ((Apply) step.term()).operation().name();
                String name = operation + "_" + counters.merge(operation, 1, Integer::sum);
                while (!taken.add(name)) {
                    name = operation + "_" + counters.merge(operation, 1, Integer::sum);
                }
                names.put(step.name(), new Fragment(name));
                renamed = new Graph.Step(name, renamed.term(), step.type(), step.place(), step.scope());
            }
            steps.add(renamed);
        }
        return graph.withSteps(
                steps,
                graph.result()
                        .withTerm(Regions.each(Leaves.replaced(graph.result().term(), names), region)));
    }

    /** Whether a step has the name of its operation and a number. */
    static boolean isGenerated(Graph.Step step) {
        return step.term() instanceof Apply apply
                && step.name().matches(apply.operation().name() + "_\\d+");
    }
}
