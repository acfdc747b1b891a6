package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Graph;
import java.util.List;

/**
 * The graph of all runs of a program that make the same calls.
 *
 * @param unsaid the conditions on sizes that its types do not tell
 */
public record SymbolicGraph(Graph graph, List<String> unsaid) {
    public SymbolicGraph {
        unsaid = List.copyOf(unsaid);
    }
}
