package dev.espalier.engine.trace;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import dev.espalier.engine.syntax.AnnAssign;
import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.AugAssign;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.ExpressionStatement;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Pass;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.types.Analysis;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Facts;
import dev.espalier.engine.types.FileFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a graph of a function by reading it, without running Python: of assignments, framework calls and calls of other
 * functions of the file. What depends on values, as branches and loops do, needs a tracer that runs.
 */
public final class StaticTrace {
    private static final int DEPTH = 12;

    private final SourceFile file;
    private final Dialect dialect;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GraphBuilder builder;
    /** What the parameters of functions were seen to be; a function is read again with what its calls taught. */
    private final Map<String, Fact> seen;

    private int depth;

    private StaticTrace(SourceFile file, Dialect dialect, GraphBuilder builder, Map<String, Fact> seen) {
        this.seen = seen;
        this.file = file;
        this.dialect = dialect;
        this.builder = builder;
    }

    /**
     * The graph of a function of a file.
     *
     * @param types of the arguments, in the order of the parameters; parameters with defaults may be left out
     * @throws TraceProblem with the place of what could not be read
     */
    public static Graph of(SourceFile file, String function, Dialect dialect, List<TermType> types) {
        FunctionDef def = file.module().body().stream()
                .filter(statement ->
                        statement instanceof FunctionDef f && f.name().equals(function))
                .map(FunctionDef.class::cast)
                .findFirst()
                .orElseThrow(() -> new TraceProblem(
                        List.of("%s:1:1: error: no function is called %s".formatted(file.name(), function))));
        List<Parameter> parameters = def.parameters().all();
        if (types.size() > parameters.size()) {
            throw new TraceProblem(List.of("%s: error: %s takes %d arguments, not %d"
                    .formatted(file.place(def.span().start()), function, parameters.size(), types.size())));
        }
        List<Graph.Input> inputs = new ArrayList<>();
        Map<String, Term> values = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            String name = parameters.get(i).name();
            inputs.add(new Graph.Input(name, Graph.Role.ARGUMENT, types.get(i)));
            values.put(name, new Fragment(name));
        }
        Map<String, Fact> seen = new HashMap<>();
        Graph graph = null;
        for (int before = -1; before != seen.size(); ) {
            before = seen.size();
            GraphBuilder builder = GraphBuilder.folding(function, inputs);
            graph = builder.build(new StaticTrace(file, dialect, builder, seen).inlined(def, values, Scope.NONE));
        }
        return graph;
    }

    /** What a function gives for these arguments. */
    private Term inlined(FunctionDef def, Map<String, Term> arguments, Scope scope) {
        if (depth++ > DEPTH) {
            throw problem(def, def.name() + " calls itself too often");
        }
        Map<String, Fact> samples = new HashMap<>(seen);
        arguments.forEach((name, term) -> {
            Fact fact = fact(term);
            samples.put(def.name() + "." + name, fact);
            seen.merge(def.name() + "." + name, fact, Facts::join);
        });
        FileFacts facts = Analysis.run(file, dialect, vocabulary, Kind.FLOAT, samples);
        Map<String, Term> values = new HashMap<>(arguments);
        TermOfExpression terms = new TermOfExpression(
                file, facts, vocabulary, (call, function, known) -> called(call, function, known, facts), builder::add);
        for (Parameter parameter : def.parameters().all()) {
            if (!values.containsKey(parameter.name())) {
                Expression value = parameter
                        .defaultValue()
                        .orElseThrow(() -> problem(parameter, "no type is given for " + parameter.name()));
                values.put(parameter.name(), evaluated(terms, value, values));
            }
        }
        for (Statement statement : def.body()) {
            if (statement instanceof Return returned) {
                return returned.value()
                        .map(value -> {
                            Term result = evaluated(terms, value, values);
                            depth--;
                            return builder.at(Optional.of(place(value)), scope).add(result);
                        })
                        .orElse(Literal.NONE);
            }
            execute(statement, terms, facts, values, scope);
        }
        throw problem(def, def.name() + " returns nothing");
    }

    private Fact fact(Term term) {
        return term instanceof Literal(Long value)
                ? new Fact.Number(Kind.INT, Optional.of(value))
                : Facts.ofTermType(builder.typeOf(term));
    }

    private void execute(
            Statement statement, TermOfExpression terms, FileFacts facts, Map<String, Term> values, Scope scope) {
        switch (statement) {
            case Assign assign
            when assign.targets().size() == 1 ->
                assign(assign.targets().getFirst(), assign.value(), terms, values, scope);
            case AnnAssign assign
            when assign.value().isPresent() ->
                assign(assign.target(), assign.value().get(), terms, values, scope);
            case AugAssign assign -> assign(assign.target(), facts.operation(assign), terms, values, scope);
            case ExpressionStatement text when text.value() instanceof Constant -> {}
            case Pass _ -> {}
            default -> throw problem(statement, "only assignments and return can be read without running the function");
        }
    }

    private void assign(
            Expression target, Expression value, TermOfExpression terms, Map<String, Term> values, Scope scope) {
        List<Term> results = results(terms, value, values);
        builder.at(Optional.of(place(value)), scope);
        switch (target) {
            case Name name -> values.put(name.id(), builder.add(name.id(), together(results)));
            case TupleExpr tuple -> {
                Term all = results.size() == 1 ? builder.add(results.getFirst()) : Literal.NONE;
                for (int i = 0; i < tuple.elements().size(); i++) {
                    if (!(tuple.elements().get(i) instanceof Name name)) {
                        throw problem(target, "only names are understood here");
                    }
                    Term item = results.size() == 1 ? vocabulary.apply("item_of", all, Literal.of(i)) : results.get(i);
                    values.put(name.id(), builder.add(name.id(), item));
                }
            }
            default -> throw problem(target, "only names are understood here");
        }
    }

    private Term evaluated(TermOfExpression terms, Expression value, Map<String, Term> values) {
        return together(results(terms, value, values));
    }

    private static Term together(List<Term> results) {
        return results.size() == 1 ? results.getFirst() : new SequenceTerm(results);
    }

    private List<Term> results(TermOfExpression terms, Expression value, Map<String, Term> values) {
        try {
            return terms.results(value, values);
        } catch (IrProblem e) {
            throw problem(value, e.getMessage());
        }
    }

    private Term called(Call call, Fact.Local function, Map<String, Term> values, FileFacts facts) {
        if (!(function.definition() instanceof FunctionDef def)
                || !file.module().body().contains(def)
                || !call.keywords().stream().allMatch(keyword -> keyword.arg().isPresent())) {
            throw new IrProblem("%s is not understood here".formatted(file.text(call)));
        }
        TermOfExpression terms = new TermOfExpression(
                file, facts, vocabulary, (inner, other, known) -> called(inner, other, known, facts), builder::add);
        List<Parameter> parameters = def.parameters().all();
        Map<String, Term> arguments = new LinkedHashMap<>();
        for (int i = 0; i < call.args().size(); i++) {
            arguments.put(
                    parameters.get(i).name(),
                    builder.add(evaluated(terms, call.args().get(i), values)));
        }
        call.keywords()
                .forEach(keyword -> arguments.put(
                        keyword.arg().orElseThrow(), builder.add(evaluated(terms, keyword.value(), values))));
        return inlined(def, arguments, Scope.NONE.inner(def.name(), ""));
    }

    private Place place(Node node) {
        int start = node.span().start();
        return new Place(file.name(), file.line(start), file.column(start));
    }

    private TraceProblem problem(Node node, String reason) {
        return new TraceProblem(List.of(file.place(node.span().start()) + ": error: " + reason));
    }
}
