package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import dev.espalier.engine.types.Analysis;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a graph of a trace.
 *
 * <p>Each call becomes a function of its operands, whose types are known exactly, in a file that is read as any source is.
 * What the tables say of the result is held against what the framework gave.
 */
public final class TraceReader {
    private final Trace trace;
    private final Dialect dialect;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GraphBuilder builder;
    private final Map<String, Term> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private TraceReader(Trace trace) {
        this.trace = trace;
        this.dialect = Dialect.load(trace.framework());
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
        SourceFile file = SourceFile.parse(trace.name() + ".py", source());
        FileFacts facts = Analysis.run(file, dialect, vocabulary, Kind.FLOAT, samples());
        TermOfExpression terms = new TermOfExpression(file, facts, vocabulary);
        List<Statement> functions = file.module().body().stream()
                .filter(FunctionDef.class::isInstance)
                .toList();
        for (int i = 0; i < trace.calls().size(); i++) {
            FunctionDef function = (FunctionDef) functions.get(i);
            TracedCall call = trace.calls().get(i);
            if (!values.keySet().containsAll(call.operands().keySet())) {
                continue; // of a call that could not be read, which was told
            }
            try {
                add(call, terms, ((Return) function.body().getFirst()).value().orElseThrow());
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

    /** One function for each call. */
    private String source() {
        StringBuilder text = new StringBuilder();
        Set<String> modules = new TreeSet<>(Set.of(trace.framework(), "math"));
        for (TracedCall call : trace.calls()) {
            String module = call.api().substring(0, Math.max(call.api().lastIndexOf('.'), 0));
            if (module.startsWith(trace.framework() + ".") || dialect.isModule(module)) {
                modules.add(module);
            }
        }
        modules.stream().filter(m -> !m.endsWith("Tensor")).forEach(m -> text.append("import %s%n".formatted(m)));
        List<TracedCall> calls = trace.calls();
        for (int i = 0; i < calls.size(); i++) {
            TracedCall call = calls.get(i);
            String body = call.value()
                    .map(value -> "(%s, %s)".formatted(call.text(), value))
                    .orElse(call.text());
            text.append("def call_%d(%s):%n    return %s%n"
                    .formatted(
                            i, String.join(", ", new TreeSet<>(call.operands().keySet())), body));
        }
        return text.toString();
    }

    private Map<String, Fact> samples() {
        Map<String, Fact> samples = new HashMap<>();
        for (int i = 0; i < trace.calls().size(); i++) {
            String function = "call_" + i + ".";
            trace.calls().get(i).operands().forEach((name, type) -> {
                if (type instanceof TermType.Tensor(TensorType tensor)) {
                    samples.put(function + name, new Fact.Tensor(tensor));
                }
            });
        }
        return samples;
    }

    private void add(TracedCall call, TermOfExpression terms, Expression text) {
        Map<String, Term> known = new LinkedHashMap<>();
        for (String operand : call.operands().keySet()) {
            known.put(operand, values.get(operand));
        }
        builder.at(Optional.of(call.place()), call.scope());
        List<Term> results =
                call.value().isPresent() ? List.of(terms.assignment(text, known)) : terms.results(text, known);
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

    private Term replaced(Term output) {
        return switch (output) {
            case Fragment(String name, Object _) ->
                Optional.ofNullable(values.get(name))
                        .orElseThrow(() -> new TraceProblem(
                                List.of("error: %s returns a value that no call has made".formatted(trace.name()))));
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(this::replaced).toList());
            default -> output;
        };
    }
}
