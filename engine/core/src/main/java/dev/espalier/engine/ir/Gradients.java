package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.DictExpr;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.IfExp;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of reverse-mode differentiation, read from {@code gradients.py}. */
public final class Gradients {
    private final Vocabulary vocabulary;
    private final Map<String, FunctionDef> rules = new HashMap<>();
    private final Map<String, FunctionDef> functions = new HashMap<>();
    private final Set<String> constant = new HashSet<>();

    private Gradients(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Gradients none(Vocabulary vocabulary) {
        return new Gradients(vocabulary);
    }

    static Gradients read(Vocabulary vocabulary, SourceFile file) {
        Gradients gradients = new Gradients(vocabulary);
        for (Statement statement : file.module().body()) {
            switch (statement) {
                case FunctionDef row when row.name().startsWith("_") -> gradients.functions.put(row.name(), row);
                case FunctionDef row -> gradients.add(file, row);
                case Assign row when row.value() instanceof Name value && value.id().equals("none") ->
                    row.targets().forEach(target -> gradients.constant.add(((Name) target).id()));
                default -> {}
            }
        }
        return gradients;
    }

    private void add(SourceFile file, FunctionDef row) {
        Operation operation = vocabulary.get(row.name());
        for (Parameter parameter : row.parameters().all()) {
            String name = parameter.name();
            if (!operation.hasParameter(name) && !name.equals("g") && !name.equals("result")) {
                throw new IllegalStateException(file.place(parameter.span().start()) + ": no such parameter: " + name);
            }
        }
        rules.put(row.name(), row);
    }

    /** Whether there is a rule of its own for an operation. */
    public boolean hasRule(Operation operation) {
        return rules.containsKey(operation.name());
    }

    /** Whether the result of an operation is said not to depend smoothly on its operands. */
    public boolean isConstant(Operation operation) {
        return constant.contains(operation.name());
    }

    /**
     * The gradients that an application passes on to its arguments, by parameter, each in its argument's shape.
     * Parameters that are not named get none. Empty where the operation has no rule of its own: its definition is to be
     * differentiated instead.
     *
     * @param result the application's value
     * @param g the gradient that arrives at it; of several results, a sequence
     */
    public Optional<Map<String, Term>> of(Apply apply, Term result, Term g) {
        if (isConstant(apply.operation())) {
            return Optional.of(Map.of());
        }
        FunctionDef rule = rules.get(apply.operation().name());
        if (rule == null) {
            return Optional.empty();
        }
        Map<String, Term> names = new LinkedHashMap<>(Vocabulary.bindings(apply));
        names.put("result", result);
        names.put("g", g);
        TermReader reader = new TermReader(vocabulary, names, functions);
        DictExpr parts = dictionary(reader, ((Return) rule.body().getFirst()).value().orElseThrow());
        Map<String, Term> gradients = new LinkedHashMap<>();
        for (int i = 0; i < parts.keys().size(); i++) {
            String parameter = ((Literal) reader.read(parts.keys().get(i).orElseThrow())).value().toString();
            Term argument = apply.argument(parameter);
            if (!(argument instanceof Literal)) {
                gradients.put(parameter, inShapeOf(argument, reader.read(parts.values().get(i))));
            }
        }
        return Optional.of(gradients);
    }

    private static DictExpr dictionary(TermReader reader, Expression body) {
        return switch (body) {
            case DictExpr parts -> parts;
            case IfExp choice -> dictionary(reader, reader.holds(choice.test()) ? choice.body() : choice.orelse());
            default -> throw new IllegalStateException("gradients.py: a rule returns a dictionary");
        };
    }

    /** Sums over the axes along which the argument was stretched. */
    private Term inShapeOf(Term argument, Term gradient) {
        return argument instanceof SequenceTerm
                ? gradient
                : vocabulary.apply("sum_to", gradient, vocabulary.apply("shape", argument));
    }
}
