package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.pass.FoldConstants;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.pass.Sized;
import java.util.List;
import java.util.Map;

/**
 * One run of a program, of which graphs are made: for the sizes that its arguments had, and for others.
 *
 * <p>The tracer keeps how each size in a call comes from sizes of tensors, and every decision that Python made on sizes. At
 * other sizes all calls are read anew, without Python, and the decisions are checked; where one falls otherwise, or the
 * number of results of a call is another, the program has to be traced again.
 */
public final class TracedRun {
    private final Trace trace;
    private final Graph graph;
    private boolean agrees;

    /**
     * What the program does at other sizes.
     *
     * @param sizes that it returns beside tensors
     */
    public record Resized(Graph graph, List<Long> sizes) {
        public Resized {
            sizes = List.copyOf(sizes);
        }
    }

    private TracedRun(Trace trace) {
        this.trace = trace;
        this.graph = TraceReader.read(trace);
    }

    /**
     * A run that a tracer sent.
     *
     * @throws TraceProblem with a line for each call that could not be read
     */
    public static TracedRun of(JsonNode trace) {
        return new TracedRun(Trace.of(trace));
    }

    /** The graph of the run as it was. */
    public Graph graph() {
        return graph;
    }

    /**
     * The graph of a run with arguments of other sizes.
     *
     * @param types by the names of the inputs
     * @throws TraceProblem that says why the program has to be traced again for these
     */
    public Resized resized(Map<String, TermType> types) {
        requireAgreement();
        return Replay.resized(trace.with(types));
    }

    /** The calls read one by one have to give the graph of the run, at its own sizes. */
    private synchronized void requireAgreement() {
        if (!agrees && !Replay.of(trace).equals(graph)) {
            throw new TraceProblem(List.of("the calls read one by one give another graph"));
        }
        agrees = true;
    }

    /**
     * The graph of all runs that make the same calls, with symbols for the sizes that may differ. It is held against those
     * of two runs.
     *
     * @throws TraceProblem where there is no such graph
     */
    public SymbolicGraph symbolic() {
        requireAgreement();
        FreeSizes free = FreeSizes.of(trace);
        SymbolicGraph found = Replay.withSymbols(trace.with(free.symbols()));
        Graph symbolic = FoldConstants.in(found.graph());
        for (Map<String, TermType> types : List.of(trace.types(), free.others())) {
            if (!agree(symbolic, Replay.of(trace.with(types)))) {
                throw new TraceProblem(List.of("the graph with symbols is another one at other sizes"));
            }
        }
        return new SymbolicGraph(symbolic, found.unsaid());
    }

    private static boolean agree(Graph symbolic, Graph sized) {
        try {
            List<TermType> types =
                    sized.inputs().stream().map(Graph.Input::type).toList();
            return Simplify.in(Sized.in(symbolic, types)).equals(Simplify.in(FoldConstants.in(sized)));
        } catch (IrProblem _) {
            return false;
        }
    }
}
