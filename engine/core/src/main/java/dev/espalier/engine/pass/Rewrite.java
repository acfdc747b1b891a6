package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Term;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a pass does to one operation whose operands it has already seen. */
@FunctionalInterface
interface Rewrite {
    /** The term to put in the place of an operation; empty to leave it. */
    Optional<Term> rewrite(Apply apply, GraphBuilder graph);

    /** Both rewrites, the first one first. */
    default Rewrite or(Rewrite other) {
        return (apply, graph) -> rewrite(apply, graph).or(() -> other.rewrite(apply, graph));
    }

    /** The graph with all its operations rewritten, flattened, and without what its result does not need. */
    default Graph over(Graph graph) {
        GraphBuilder builder = new GraphBuilder(graph.name(), graph.inputs(), this);
        builder.reserve(graph.steps().stream()
                .filter(step -> !Renumber.isGenerated(step))
                .map(Graph.Step::name)
                .toList());
        Map<String, Term> names = new HashMap<>();
        for (Graph.Step step : graph.steps()) {
            builder.at(step.place(), step.scope());
            Term term = Leaves.replaced(step.term(), names);
            names.put(step.name(), Renumber.isGenerated(step) ? builder.add(term) : builder.add(step.name(), term));
        }
        Graph.Step result = graph.result();
        builder.at(result.place(), result.scope());
        return builder.build(Leaves.replaced(result.term(), names));
    }
}
