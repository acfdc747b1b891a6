package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;

/** Leaves out steps that the result does not need; inputs stay. */
public final class DeadCode {
    private DeadCode() {}

    public static Graph remove(Graph graph) {
        Set<String> needed = new HashSet<>();
        collect(graph.result().term(), needed);
        LinkedList<Graph.Step> kept = new LinkedList<>();
        for (Graph.Step step : graph.steps().reversed()) {
            if (needed.contains(step.name())) {
                kept.addFirst(step);
                collect(step.term(), needed);
            }
        }
        return graph.withSteps(kept, graph.result());
    }

    /** Adds the names that a term uses. */
    static void collect(Term term, Set<String> names) {
        switch (term) {
            case Fragment fragment -> names.add(fragment.name());
            case Apply apply -> apply.arguments().forEach(argument -> collect(argument, names));
            case SequenceTerm(List<Term> items) -> items.forEach(item -> collect(item, names));
            case Literal _ -> {}
        }
    }
}
