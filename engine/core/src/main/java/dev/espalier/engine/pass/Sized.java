package dev.espalier.engine.pass;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.Symbols;
import dev.espalier.engine.ir.TermType;
import java.util.List;

/** A graph whose sizes are symbols, for inputs of certain sizes: all types are inferred anew, and sizes become numbers. */
public final class Sized {
    private Sized() {}

    /** Whether there are symbols among the sizes of the inputs. */
    public static boolean isNeeded(Graph graph) {
        return graph.inputs().stream().anyMatch(input -> Symbols.has(input.type()));
    }

    /** The graph for the sizes of its inputs, where symbols stand for them. */
    public static Graph by(Graph graph, List<HostTensor> inputs) {
        return isNeeded(graph)
                ? in(
                        graph,
                        inputs.stream()
                                .map(input -> (TermType) new TermType.Tensor(input.type()))
                                .toList())
                : graph;
    }

    /**
     * The graph for inputs of these types.
     *
     * @param types in the order of the inputs
     * @throws dev.espalier.engine.ir.IrProblem where they do not fit the graph
     */
    public static Graph in(Graph graph, List<TermType> types) {
        Symbols symbols = new Symbols();
        for (int i = 0; i < types.size(); i++) {
            symbols.bind(graph.inputs().get(i), types.get(i));
        }
        return FoldConstants.in(with(graph, symbols));
    }

    private static Graph with(Graph graph, Symbols symbols) {
        List<Graph.Input> inputs = graph.inputs().stream()
                .map(input -> new Graph.Input(input.name(), input.role(), symbols.in(input.type()), input.path()))
                .toList();
        List<Graph.Step> steps =
                graph.steps().stream().map(step -> with(step, symbols)).toList();
        return new Graph(graph.name(), inputs, steps, with(graph.result(), symbols));
    }

    private static Graph.Step with(Graph.Step step, Symbols symbols) {
        return new Graph.Step(
                step.name(),
                Regions.each(step.term(), region -> with(region, symbols)),
                symbols.in(step.type()),
                step.place(),
                step.scope());
    }
}
