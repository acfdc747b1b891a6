package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a graph of a trace.
 *
 * <p>What the calls mean, {@link CallMeanings} tells. What the tables say of the result is held against what the framework
 * gave.
 */
public final class TraceReader {
    private static final CallMeanings KNOWN = new CallMeanings();

    private final Trace trace;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GraphBuilder builder;
    private final Map<String, Term> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private TraceReader(Trace trace) {
        this.trace = trace;
        this.builder = new GraphBuilder(trace.name(), trace.inputs());
        trace.inputs().forEach(input -> values.put(input.name(), new Fragment(input.name())));
    }

    /**
     * The graph of a trace that a tracer sent.
     *
     * @throws TraceProblem with a line for each call that could not be read
     */
    public static Graph read(JsonNode trace) {
        return new TraceReader(Trace.of(trace)).graph();
    }

    private Graph graph() {
        Map<TracedCall.Reading, CallMeanings.Meaning> meanings = KNOWN.of(trace.framework(), trace.calls());
        for (TracedCall call : trace.calls()) {
            if (!values.keySet().containsAll(call.operands().keySet())) {
                continue; // of a call that could not be read, which was told
            }
            try {
                add(call, meanings.get(call.reading()).terms());
            } catch (IrProblem e) {
                problems.add("%s: error: %s: %s".formatted(call.place(), call.api(), e.getMessage()));
                call.results().forEach(result -> values.remove(result.name()));
            }
        }
        if (!problems.isEmpty()) {
            throw new TraceProblem(problems);
        }
        return builder.build(replaced(trace.output()));
    }

    private void add(TracedCall call, List<Term> terms) {
        builder.at(Optional.of(call.place()), call.scope());
        List<Term> results = terms.stream().map(this::replaced).toList();
        if (call.several() && results.size() == 1) {
            Term all = builder.add(results.getFirst());
            for (int i = 0; i < call.results().size(); i++) {
                bind(call.results().get(i), vocabulary.apply("item_of", all, Literal.of(i)));
            }
            return;
        }
        for (int i = 0; i < call.results().size(); i++) {
            bind(call.results().get(i), results.get(i));
        }
    }

    /** Adds the steps of a result; that it has another type than the framework gave is a mistake of the tables. */
    private void bind(TracedCall.Result result, Term term) {
        Term value = builder.add(term);
        TermType inferred = builder.typeOf(value);
        if (!agree(inferred, result.type())) {
            throw new IrProblem("the tables say %s, the framework gave %s".formatted(inferred, result.type()));
        }
        values.put(result.name(), value);
    }

    private static boolean agree(TermType inferred, TermType seen) {
        if (!(inferred instanceof TermType.Tensor(TensorType ours))
                || !(seen instanceof TermType.Tensor(TensorType real))) {
            return inferred.equals(seen) || inferred instanceof TermType.Other;
        }
        boolean sameDtype = !ours.dtype().exact() || ours.dtype().equals(real.dtype());
        Shape shape = ours.shape();
        boolean sameRank =
                !shape.isKnownRank() || shape.rank().equals(real.shape().rank());
        return sameDtype && sameRank && (!shape.isKnownRank() || sizesAgree(shape, real.shape()));
    }

    private static boolean sizesAgree(Shape ours, Shape real) {
        for (int i = 0; i < ours.dims().orElseThrow().size(); i++) {
            var mine = ours.dims().orElseThrow().get(i);
            if (mine instanceof dev.espalier.engine.ir.Dim.Known
                    && !mine.equals(real.dims().orElseThrow().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A term over the names of the trace, over those of the graph. */
    private Term replaced(Term term) {
        return switch (term) {
            case Fragment(String name, Object _) ->
                Optional.ofNullable(values.get(name))
                        .orElseThrow(() -> new TraceProblem(
                                List.of("error: %s returns a value that no call has made".formatted(trace.name()))));
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(this::replaced).toList());
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream().map(this::replaced).toList());
            case Literal _ -> term;
        };
    }
}
