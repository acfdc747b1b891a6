package dev.espalier.engine.trace;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.types.Analysis;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads single calls of a framework on tensors whose types are known, each as a graph of its own.
 *
 * <p>The same rows that read source code decide what a call means; {@link TraceReader} does this for whole runs.
 */
public final class CallReader {
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+");

    private final Dialect dialect;
    private final Vocabulary vocabulary = Vocabulary.load();

    public CallReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * What a call computes.
     *
     * @param names of the parts of a named result; otherwise empty
     * @param several whether the call gives a tuple or list, of however many
     */
    public record Read(Graph graph, List<String> names, boolean several) {
        public Read {
            names = List.copyOf(names);
        }
    }

    /**
     * Reads a call.
     *
     * @param text a Python expression over the operands
     * @param value of an assignment {@code x[i] = value}, whose text is {@code x[i]}: what is assigned
     * @throws dev.espalier.engine.ir.IrProblem where the tables have no words for the call
     */
    public Read read(String text, Optional<String> value, Map<String, TensorType> operands) {
        Map<String, TensorType> sorted = new TreeMap<>(operands);
        SourceFile file = SourceFile.parse("call.py", source(text, value, sorted));
        Map<String, Fact> samples = new HashMap<>();
        sorted.forEach((name, type) -> samples.put("call." + name, new Fact.Tensor(type)));
        FileFacts facts = Analysis.run(file, dialect, vocabulary, Kind.FLOAT, samples);
        FunctionDef function = (FunctionDef) file.module().body().getLast();
        Expression expression = ((Return) function.body().getFirst()).value().orElseThrow();
        TermOfExpression terms = new TermOfExpression(file, facts, vocabulary);
        Map<String, Term> values = new HashMap<>();
        sorted.keySet().forEach(name -> values.put(name, new Fragment(name)));
        if (value.isPresent()) {
            return new Read(graph(sorted, List.of(terms.assignment(expression, values)), false), List.of(), false);
        }
        List<Term> results = terms.results(expression, values);
        Fact fact = facts.fact(expression);
        boolean several = results.size() > 1 || fact instanceof Fact.Sequence || fact instanceof Fact.Named;
        List<String> names = fact instanceof Fact.Named named ? named.names() : List.of();
        return new Read(graph(sorted, results, results.size() > 1), names, several);
    }

    private static Graph graph(Map<String, TensorType> operands, List<Term> results, boolean isTuple) {
        List<Graph.Input> inputs = operands.entrySet().stream()
                .map(operand ->
                        new Graph.Input(operand.getKey(), Graph.Role.ARGUMENT, new TermType.Tensor(operand.getValue())))
                .toList();
        GraphBuilder builder = new GraphBuilder("call", inputs);
        List<Term> added = results.stream().map(builder::add).toList();
        return builder.build(isTuple ? new SequenceTerm(added) : added.getFirst());
    }

    private String source(String text, Optional<String> value, Map<String, TensorType> operands) {
        StringBuilder source = new StringBuilder();
        modules(text + " " + value.orElse("")).forEach(module -> source.append("import %s%n".formatted(module)));
        String body = value.map(given -> "(%s, %s)".formatted(text, given)).orElse(text);
        return source.append("def call(%s):%n    return %s%n".formatted(String.join(", ", operands.keySet()), body))
                .toString();
    }

    /** The modules whose names stand in a call. */
    private Set<String> modules(String text) {
        Set<String> modules = new TreeSet<>();
        modules.add("math");
        Matcher names = DOTTED.matcher(text);
        while (names.find()) {
            String name = names.group();
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                if (dialect.isModule(name.substring(0, dot))) {
                    modules.add(name.substring(0, dot));
                }
            }
        }
        return modules;
    }
}
