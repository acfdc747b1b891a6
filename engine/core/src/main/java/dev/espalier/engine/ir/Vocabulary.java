package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The core operations, read from {@code core.py}. */
public final class Vocabulary {
    private final Map<String, Operation> operations;

    private Vocabulary(SourceFile core) {
        Map<String, Operation> byName = new LinkedHashMap<>();
        for (Statement statement : core.module().body()) {
            if (statement instanceof FunctionDef row && byName.put(row.name(), operation(core, row)) != null) {
                throw new IllegalStateException(
                        core.place(row.span().start()) + ": " + row.name() + " is defined twice");
            }
        }
        this.operations = Collections.unmodifiableMap(byName);
    }

    private static final class Shared {
        private static final Vocabulary CORE = new Vocabulary(TableFiles.core());
    }

    /** Read at first use only: translation does without. */
    private static final class SharedGradients {
        private static final Gradients RULES = Gradients.read(load(), TableFiles.text("gradients.py"));
    }

    /** The vocabulary of this build; read once. */
    public static Vocabulary load() {
        return Shared.CORE;
    }

    private static Operation operation(SourceFile core, FunctionDef row) {
        List<OperationParameter> parameters = new ArrayList<>();
        for (Parameter parameter : row.parameters().all()) {
            parameters.add(new OperationParameter(parameter.name(), marker(parameter), parameter.defaultValue()));
        }
        Optional<Expression> definition =
                row.body().getFirst() instanceof Return returned ? returned.value() : Optional.empty();
        Expression rule = row.returns()
                .orElseThrow(
                        () -> new IllegalStateException(core.place(row.span().start()) + ": no result rule"));
        return new Operation(row.name(), parameters, definition, rule, comment(core, row));
    }

    private static Marker marker(Parameter parameter) {
        if (parameter.annotation().isEmpty()) {
            return Marker.NONE;
        }
        String name = parameter.annotation().get() instanceof Name annotation ? annotation.id() : "";
        return switch (name) {
            case "T" -> Marker.T;
            case "P" -> Marker.P;
            case "F" -> Marker.F;
            case "Tensors" -> Marker.TENSORS;
            default -> throw new IllegalStateException("core.py: unknown marker of " + parameter.name());
        };
    }

    private static String comment(SourceFile core, FunctionDef row) {
        int end = core.text().indexOf('\n', row.span().end());
        String rest = core.text()
                .substring(row.span().end(), end < 0 ? core.text().length() : end)
                .strip();
        return rest.startsWith("#") ? rest.substring(1).strip() : "";
    }

    public Optional<Operation> find(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** The operation with this name, which must exist. */
    public Operation get(String name) {
        return find(name).orElseThrow(() -> new IrProblem("no core operation is called " + name));
    }

    public Collection<Operation> all() {
        return operations.values();
    }

    /** The gradient rules of this build. */
    public Gradients gradients() {
        return SharedGradients.RULES;
    }

    /** An operation on arguments given as in a Python call; defaults are filled in. */
    public Apply apply(String name, List<Term> positional, Map<String, Term> keywords) {
        Operation operation = get(name);
        List<OperationParameter> parameters = operation.parameters();
        if (positional.size() > parameters.size()) {
            throw new IrProblem("%s takes %d arguments, not %d".formatted(name, parameters.size(), positional.size()));
        }
        for (String keyword : keywords.keySet()) {
            if (!operation.hasParameter(keyword)) {
                throw new IrProblem(name + " has no parameter " + keyword);
            }
        }
        Map<String, Term> bound = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            OperationParameter parameter = parameters.get(i);
            Term keyword = keywords.get(parameter.name());
            if (i < positional.size() && keyword != null) {
                throw new IrProblem("%s: %s is given twice".formatted(name, parameter.name()));
            }
            Term given = i < positional.size() ? positional.get(i) : keyword;
            bound.put(parameter.name(), given != null ? given : defaultValue(operation, parameter, bound));
        }
        return new Apply(operation, List.copyOf(bound.values()));
    }

    /** An operation on positional arguments; defaults are filled in. */
    public Apply apply(String name, Term... positional) {
        return apply(name, List.of(positional), Map.of());
    }

    /** The value that the argument at a position has where it is not given; empty where it must be. */
    public Optional<Term> defaultOf(Apply apply, int position) {
        Map<String, Term> earlier = bindings(apply);
        return apply.operation()
                .parameters()
                .get(position)
                .defaultValue()
                .map(value -> new TermReader(this, earlier).read(value));
    }

    private Term defaultValue(Operation operation, OperationParameter parameter, Map<String, Term> earlier) {
        Expression value = parameter
                .defaultValue()
                .orElseThrow(() -> new IrProblem("%s: %s is missing".formatted(operation.name(), parameter.name())));
        return new TermReader(this, earlier).read(value);
    }

    /**
     * The meaning of an application in terms of other operations, one step deep; empty for a primitive, and where a
     * condition in the definition depends on an argument that is not known.
     */
    public Optional<Term> define(Apply apply) {
        return define(apply, _ -> TermType.UNKNOWN);
    }

    /** The same, where conditions may also depend on the types of leaves. */
    public Optional<Term> define(Apply apply, Function<Term, TermType> typeOf) {
        return apply.operation().definition().flatMap(definition -> {
            try {
                return Optional.of(new TermReader(this, bindings(apply), Map.of(), typeOf).read(definition));
            } catch (TermReader.Undecided _) {
                return Optional.empty();
            }
        });
    }

    static Map<String, Term> bindings(Apply apply) {
        Map<String, Term> bound = new LinkedHashMap<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            bound.put(
                    apply.operation().parameters().get(i).name(),
                    apply.arguments().get(i));
        }
        return bound;
    }

    /** Reads a term written as a Python expression over core operations; names stand for the given leaves. */
    public Term parse(String text, Map<String, ? extends Term> leaves) {
        return new TermReader(this, Map.copyOf(leaves)).read(TermReader.expression(text));
    }
}
