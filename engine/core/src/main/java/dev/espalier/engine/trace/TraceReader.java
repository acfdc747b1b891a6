package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a graph of a trace.
 *
 * <p>What the calls mean, {@link CallMeanings} tells. What the tables say of the result is held against what the framework
 * gave.
 */
public final class TraceReader {
    static final CallMeanings KNOWN = new CallMeanings();

    private final String name;
    private final Map<TracedCall.Reading, CallMeanings.Meaning> meanings;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GraphBuilder builder;
    private final Map<String, Term> values = new HashMap<>();
    private final List<String> problems;

    private TraceReader(Trace trace, List<TracedCall> calls) {
        this(trace.name(), trace.inputs(), KNOWN.of(trace.framework(), allCalls(calls)), new ArrayList<>());
        trace.inputs().forEach(input -> values.put(input.name(), new Fragment(input.name())));
    }

    private TraceReader(
            String name,
            List<Graph.Input> inputs,
            Map<TracedCall.Reading, CallMeanings.Meaning> meanings,
            List<String> problems) {
        this.name = name;
        this.builder = new GraphBuilder(name, inputs);
        this.meanings = meanings;
        this.problems = problems;
    }

    /** The calls with those inside of branches and loops, which are no calls themselves. */
    private static List<TracedCall> allCalls(List<TracedCall> calls) {
        List<TracedCall> all = new ArrayList<>();
        for (TracedCall call : calls) {
            if (call.loop().isEmpty()) {
                all.add(call);
            } else {
                call.loop().get().regions().values().forEach(region -> all.addAll(allCalls(region.calls())));
            }
        }
        return all;
    }

    /**
     * The graph of a trace that a tracer sent.
     *
     * @throws TraceProblem with a line for each call that could not be read
     */
    public static Graph read(JsonNode trace) {
        return read(Trace.of(trace));
    }

    static Graph read(Trace run) {
        List<TracedCall> calls = run.calledAsTraced();
        return new TraceReader(run, calls).graph(calls, run.output());
    }

    private Graph graph(List<TracedCall> calls, Term output) {
        for (TracedCall call : calls) {
            if (!values.keySet().containsAll(call.operands().keySet())) {
                continue; // of a call that could not be read, which was told
            }
            try {
                if (call.loop().isPresent()) {
                    loop(call, call.loop().get());
                } else {
                    add(call, meanings.get(call.reading()).terms());
                }
            } catch (IrProblem e) {
                problems.add("%s: error: %s: %s".formatted(call.place(), call.api(), e.getMessage()));
                call.results().forEach(result -> values.remove(result.name()));
            }
        }
        if (!problems.isEmpty()) {
            throw new TraceProblem(problems);
        }
        return builder.build(replaced(output));
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

    /** Adds a branch or loop: its regions are graphs of their own, and all that they use from outside is handed to them. */
    private void loop(TracedCall call, TracedLoop loop) {
        builder.at(Optional.of(call.place()), call.scope());
        Set<String> used = new LinkedHashSet<>();
        loop.regions().values().forEach(region -> free(region, used));
        if (!values.keySet().containsAll(used)) {
            return; // of a call that could not be read, which was told
        }
        Set<String> constants = new LinkedHashSet<>();
        for (String outside : used) {
            Leaves.collect(replaced(new Fragment(outside)), constants);
        }
        Map<String, Term> given = new HashMap<>();
        loop.regions()
                .forEach((parameter, region) -> given.put(parameter, new Literal(region(region, used, constants))));
        loop.arguments().forEach((parameter, items) -> {
            Term all = builder.add(replaced(new SequenceTerm(items)));
            given.put(
                    parameter,
                    parameter.equals("condition") ? ((SequenceTerm) all).items().getFirst() : all);
        });
        Term handed = new SequenceTerm(constants.stream()
                .map(constant -> (Term) new Fragment(constant))
                .toList());
        given.put(loop.operation().equals("branch") ? "operands" : "constants", handed);
        if (loop.operation().equals("scan")) {
            given.put("length", Literal.of(loop.length()));
            given.put("reverse", new Literal(loop.reverse()));
        }
        Apply apply = vocabulary.apply(loop.operation(), List.of(), given);
        Regions.mismatch(apply, builder::typeOf).ifPresent(problem -> {
            throw new IrProblem(problem);
        });
        Term all = builder.add(apply);
        for (int i = 0; i < call.results().size(); i++) {
            bind(call.results().get(i), vocabulary.apply("item_of", all, Literal.of(i)));
        }
    }

    /** The names that a region uses and does not make. */
    private static void free(TracedLoop.Region region, Set<String> names) {
        Set<String> own = new HashSet<>();
        Set<String> used = new LinkedHashSet<>();
        region.inputs().forEach(input -> own.add(input.name()));
        for (TracedCall call : region.calls()) {
            used.addAll(call.operands().keySet());
            call.loop().ifPresent(inner -> {
                inner.regions().values().forEach(part -> free(part, used));
                inner.arguments().values().forEach(items -> Leaves.collect(new SequenceTerm(items), used));
            });
            call.results().forEach(result -> own.add(result.name()));
        }
        Leaves.collect(new SequenceTerm(region.results()), used);
        used.removeAll(own);
        names.addAll(used);
    }

    /**
     * A region as a graph.
     *
     * @param used the values from outside that regions of this loop use
     * @param constants the names in this graph that those stand for: further inputs of each region, under the same names
     */
    private Graph region(TracedLoop.Region region, Set<String> used, Set<String> constants) {
        List<Graph.Input> inputs = new ArrayList<>();
        Map<String, Term> inside = new HashMap<>();
        for (String outside : used) {
            inside.put(outside, replaced(new Fragment(outside)));
        }
        for (Graph.Input input : region.inputs()) {
            String free = input.name();
            while (constants.contains(free)) {
                free += "_";
            }
            inputs.add(new Graph.Input(free, Graph.Role.ARGUMENT, input.type()));
            inside.put(input.name(), new Fragment(free));
        }
        for (String constant : constants) {
            inputs.add(new Graph.Input(constant, Graph.Role.ARGUMENT, builder.typeOf(new Fragment(constant))));
        }
        TraceReader reader = new TraceReader(region.name(), inputs, meanings, problems);
        reader.values.putAll(inside);
        return reader.graph(region.calls(), new SequenceTerm(region.results()));
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

    private Term replaced(Term term) {
        return replaced(name, term, values);
    }

    /** A term over the names of a trace, over those of the graph. */
    static Term replaced(String function, Term term, Map<String, Term> values) {
        return switch (term) {
            case Fragment(String name, Object _) ->
                Optional.ofNullable(values.get(name))
                        .orElseThrow(() -> new TraceProblem(
                                List.of("error: %s returns a value that no call has made".formatted(function))));
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream()
                        .map(item -> replaced(function, item, values))
                        .toList());
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(argument -> replaced(function, argument, values))
                                .toList());
            case Literal _ -> term;
        };
    }
}
