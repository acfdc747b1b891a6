package dev.espalier.engine.trace;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.types.Analysis;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What calls mean that were seen in runs of programs.
 *
 * <p>Each new call becomes a function of its operands, whose types are known exactly, in a file that is read as any source
 * is. The last ones are kept, since a program is often traced again.
 */
final class CallMeanings {
    private static final int KEPT = 10_000;

    private final Map<Key, Meaning> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String framework, TracedCall.Reading reading) {}

    /** The results as terms over the operands. */
    @FunctionalInterface
    interface Meaning {
        /** @throws IrProblem where the tables have no words for the call */
        List<Term> terms();
    }

    /** The meanings of the calls of one run. */
    synchronized Map<TracedCall.Reading, Meaning> of(String framework, List<TracedCall> calls) {
        Map<TracedCall.Reading, Meaning> meanings = new HashMap<>();
        Map<TracedCall.Reading, TracedCall> fresh = new LinkedHashMap<>();
        for (TracedCall call : calls) {
            Meaning meaning = known.get(new Key(framework, call.reading()));
            if (meaning == null) {
                fresh.putIfAbsent(call.reading(), call);
            } else {
                meanings.put(call.reading(), meaning);
            }
        }
        if (!fresh.isEmpty()) {
            read(framework, List.copyOf(fresh.values()), meanings);
        }
        return meanings;
    }

    private void read(String framework, List<TracedCall> calls, Map<TracedCall.Reading, Meaning> meanings) {
        Dialect dialect = Dialect.load(framework);
        SourceFile file = SourceFile.parse("calls.py", source(framework, dialect, calls));
        Vocabulary vocabulary = Vocabulary.load();
        FileFacts facts = Analysis.run(file, dialect, vocabulary, Kind.FLOAT, samples(calls));
        TermOfExpression terms = new TermOfExpression(file, facts, vocabulary);
        List<FunctionDef> functions = file.module().body().stream()
                .filter(FunctionDef.class::isInstance)
                .map(FunctionDef.class::cast)
                .toList();
        for (int i = 0; i < calls.size(); i++) {
            Expression text =
                    ((Return) functions.get(i).body().getFirst()).value().orElseThrow();
            Meaning meaning = meaning(calls.get(i), text, terms);
            meanings.put(calls.get(i).reading(), meaning);
            known.put(new Key(framework, calls.get(i).reading()), meaning);
            if (known.size() > KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    private static Meaning meaning(TracedCall call, Expression text, TermOfExpression terms) {
        Map<String, Term> operands = new HashMap<>();
        call.operands().keySet().forEach(name -> operands.put(name, new Fragment(name)));
        try {
            List<Term> results = call.value().isPresent()
                    ? List.of(terms.assignment(text, operands))
                    : terms.results(text, operands);
            return () -> results;
        } catch (IrProblem problem) {
            return () -> {
                throw problem;
            };
        }
    }

    /** One function for each call. */
    private static String source(String framework, Dialect dialect, List<TracedCall> calls) {
        StringBuilder text = new StringBuilder();
        Set<String> modules = new TreeSet<>(Set.of(framework, "math"));
        for (TracedCall call : calls) {
            String module = call.api().substring(0, Math.max(call.api().lastIndexOf('.'), 0));
            if (module.startsWith(framework + ".") || dialect.isModule(module)) {
                modules.add(module);
            }
        }
        modules.stream().filter(m -> !m.endsWith("Tensor")).forEach(m -> text.append("import %s%n".formatted(m)));
        List<String> functions = new ArrayList<>();
        for (TracedCall call : calls) {
            String body = call.value()
                    .map(value -> "(%s, %s)".formatted(call.text(), value))
                    .orElse(call.text());
            String parameters = String.join(", ", new TreeSet<>(call.operands().keySet()));
            functions.add("def call_%d(%s):%n    return %s%n".formatted(functions.size(), parameters, body));
        }
        return text + String.join("", functions);
    }

    private static Map<String, Fact> samples(List<TracedCall> calls) {
        Map<String, Fact> samples = new HashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            String function = "call_" + i + ".";
            calls.get(i).operands().forEach((name, type) -> {
                if (type instanceof TermType.Tensor(TensorType tensor)) {
                    samples.put(function + name, new Fact.Tensor(tensor));
                }
            });
        }
        return samples;
    }
}
