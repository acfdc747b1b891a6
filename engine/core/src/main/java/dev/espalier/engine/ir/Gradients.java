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
import java.util.function.Function;

/** The rules of reverse-mode differentiation, read from {@code gradients.py}. */
public final class Gradients {
    private final Vocabulary vocabulary;
    private final Map<String, FunctionDef> rules = new HashMap<>();
    private final Map<String, FunctionDef> functions = new HashMap<>();
    private final Set<String> constant = new HashSet<>();
    private final Set<String> missing = new HashSet<>();

    private Gradients(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Gradients read(Vocabulary vocabulary, SourceFile file) {
        Gradients gradients = new Gradients(vocabulary);
        for (Statement statement : file.module().body()) {
            switch (statement) {
                case FunctionDef row when row.name().startsWith("_") -> gradients.functions.put(row.name(), row);
                case FunctionDef row -> gradients.add(file, row);
                case Assign row
                when row.value() instanceof Name value ->
                    row.targets().forEach(target -> gradients.mark(value.id(), ((Name) target).id()));
                default -> {}
            }
        }
        return gradients;
    }

    private void mark(String kind, String operation) {
        (kind.equals("none") ? constant : missing).add(vocabulary.get(operation).name());
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

    /** Whether an operation is said to have a gradient that nobody has written down yet. */
    public boolean isMissing(Operation operation) {
        return missing.contains(operation.name());
    }

    /**
     * The gradients that an application passes on to its arguments, by parameter, each in its argument's shape.
     * Parameters that are not named get none. Empty where the operation has no rule of its own: its definition is to be
     * differentiated instead.
     *
     * @param result the application's value
     * @param g the gradient that arrives at it; of several results, a sequence
     * @param typeOf the types of leaves, for rules that depend on ranks
     * @throws IrProblem where there is a gradient but no rule for these arguments
     */
    public Optional<Map<String, Term>> of(Apply apply, Term result, Term g, Function<Term, TermType> typeOf) {
        if (isConstant(apply.operation())) {
            return Optional.of(Map.of());
        }
        if (missing.contains(apply.operation().name())) {
            throw new IrProblem(apply.operation().name() + ": its gradient is not known yet");
        }
        FunctionDef rule = rules.get(apply.operation().name());
        try {
            return rule == null ? Optional.empty() : Optional.of(of(apply, rule, result, g, typeOf));
        } catch (TermReader.Undecided e) {
            throw new IrProblem(
                    "%s: no gradient: %s".formatted(apply.operation().name(), e.getMessage()));
        }
    }

    private Map<String, Term> of(Apply apply, FunctionDef rule, Term result, Term g, Function<Term, TermType> typeOf) {
        Map<String, Term> names = new LinkedHashMap<>(Vocabulary.bindings(apply));
        names.put("result", result);
        names.put("g", g);
        TermReader reader = new TermReader(vocabulary, names, functions, typeOf);
        DictExpr parts =
                dictionary(reader, ((Return) rule.body().getFirst()).value().orElseThrow());
        Map<String, Term> gradients = new LinkedHashMap<>();
        for (int i = 0; i < parts.keys().size(); i++) {
            String parameter = ((Literal) reader.read(parts.keys().get(i).orElseThrow()))
                    .value()
                    .toString();
            Term argument = apply.argument(parameter);
            if (!(argument instanceof Literal)) {
                gradients.put(
                        parameter,
                        inShapeOf(argument, reader.read(parts.values().get(i))));
            }
        }
        return gradients;
    }

    private static DictExpr dictionary(TermReader reader, Expression body) {
        return switch (body) {
            case DictExpr parts -> parts;
            case IfExp choice -> dictionary(reader, reader.holds(choice.test()) ? choice.body() : choice.orelse());
            default -> throw new IllegalStateException("gradients.py: not a dictionary: " + reader.read(body));
        };
    }

    /** Summed over the axes along which the argument was stretched, and in its dtype. */
    private Term inShapeOf(Term argument, Term gradient) {
        if (argument instanceof SequenceTerm) {
            return gradient;
        }
        Term summed = vocabulary.apply("sum_to", gradient, vocabulary.apply("shape", argument));
        return vocabulary.apply("cast", summed, vocabulary.apply("dtypeof", argument));
    }
}
