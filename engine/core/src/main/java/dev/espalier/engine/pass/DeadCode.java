package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.Set;

/** Leaves out steps that the result does not need; inputs stay. */
public final class DeadCode {
    private DeadCode() {}

    public static Graph remove(Graph graph) {
        Set<String> needed = new HashSet<>();
        Leaves.collect(graph.result().term(), needed);
        LinkedList<Graph.Step> kept = new LinkedList<>();
        for (Graph.Step step : graph.steps().reversed()) {
            if (needed.contains(step.name())) {
                kept.addFirst(step);
                Leaves.collect(step.term(), needed);
            }
        }
        return graph.withSteps(kept, graph.result());
    }
}
