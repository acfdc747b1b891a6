package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Lambda;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Parameters;
import dev.espalier.engine.syntax.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the facts of all expressions of a file.
 *
 * <p>Functions are read forward, statement by statement. Parameters without annotation begin as unknown; every use that
 * tells something (a framework function that takes a tensor, a method only tensors have) is evidence, and the file
 * is read again until there is no more to learn.
 */
public final class Analysis {
    private static final int ROUNDS = 8;

    final SourceFile file;
    final Dialect dialect;
    final Vocabulary vocabulary;
    final Lifter lifter;
    final Readings readings;
    final FileFacts facts = new FileFacts();
    final Evidence evidence;
    final Annotations annotations;
    final ExpressionFacts expressions;
    final StatementFacts statements;
    private final Map<String, Fact> samples;
    final Bodies bodies = new Bodies();
    private final Learnt calls = new Learnt(bodies);
    private final Learnt returns = new Learnt(bodies);
    private final Learnt attributes = new Learnt(bodies);
    private final Bodies.Source uses = this::used;

    private Analysis(
            SourceFile file,
            Dialect dialect,
            Vocabulary vocabulary,
            Lifter lifter,
            Kind openKind,
            Map<String, Fact> samples) {
        this.evidence =
                new Evidence(openKind, usual(dialect), dialect.settings().promotion() != PromotionRule.NONE);
        this.file = file;
        this.dialect = dialect;
        this.vocabulary = vocabulary;
        this.lifter = lifter;
        this.readings = new Readings(lifter);
        this.samples = samples;
        this.annotations = new Annotations(this);
        this.expressions = new ExpressionFacts(this);
        this.statements = new StatementFacts(this);
    }

    /**
     * Reads the file.
     *
     * @param openKind the kind that parameters get whose uses leave open whether they hold integers
     * @param samples facts of parameters given by the user, by {@code function.parameter}
     */
    public static FileFacts run(
            SourceFile file, Dialect dialect, Vocabulary vocabulary, Kind openKind, Map<String, Fact> samples) {
        Lifter lifter = new Lifter(dialect, vocabulary, openKind == Kind.INT ? Kind.INT : Kind.FLOAT);
        Analysis analysis = new Analysis(file, dialect, vocabulary, lifter, openKind, samples);
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS - 3) {
                analysis.evidence.settle();
            }
            analysis.round();
            if (round == 0) {
                analysis.bodies.forget();
            }
            boolean changed = analysis.calls.turn() | analysis.returns.turn() | analysis.attributes.turn();
            if (!analysis.evidence.learnt() && !changed && !analysis.evidence.settle()) {
                break;
            }
        }
        return analysis.facts;
    }

    /** Without x64, jax has 32 bits. */
    private static Map<Kind, DType> usual(Dialect dialect) {
        return dialect.settings().promotion() == PromotionRule.JAX ? Map.of(Kind.FLOAT, DType.FLOAT32) : Map.of();
    }

    private void round() {
        Environment module = new Environment(Optional.empty());
        FunctionContext context = new FunctionContext(file.module(), "", Optional.empty(), Optional.empty());
        statements.declare(file.module().body(), module);
        statements.run(file.module().body(), module, context);
    }

    /** Reads the body of a function with what is known of its parameters. */
    void function(Node definition, Environment outer, FunctionContext outerContext, Optional<ClassDef> owner) {
        String key = key(definition, outerContext);
        FunctionContext context = new FunctionContext(definition, key, owner, Optional.of(outerContext));
        Environment inner = outer.child();
        bindParameters(definition, inner, context);
        Fact result;
        if (definition instanceof FunctionDef def) {
            statements.declare(def.body(), inner);
            statements.run(def.body(), inner, context);
            result = returns.find(key).orElse(Fact.NOTHING);
        } else {
            result = expressions.of(((Lambda) definition).body(), inner, context);
            returns.add(key, result);
        }
    }

    private void bindParameters(Node definition, Environment inner, FunctionContext context) {
        Parameters parameters =
                definition instanceof FunctionDef def ? def.parameters() : ((Lambda) definition).parameters();
        boolean first = context.owner().isPresent();
        for (Parameter parameter : parameters.all()) {
            String key = context.key() + "." + parameter.name();
            Fact fact;
            if (first && isMethod(definition)) {
                fact = new Fact.Instance(context.owner().orElseThrow());
            } else if (parameters.varArgs().filter(p -> p == parameter).isPresent()) {
                fact = Fact.iterable(Fact.Sequence.Form.TUPLE, Fact.UNKNOWN);
            } else if (parameters.kwArgs().filter(p -> p == parameter).isPresent()) {
                fact = new Fact.Dictionary(Map.of(), Fact.UNKNOWN);
            } else {
                fact = parameter(parameter, key, inner, context);
            }
            first = false;
            inner.set(parameter.name(), fact);
            facts.parameters.put(key, fact);
            if (isAssumedFloat(parameter, key, fact)) {
                facts.assumedFloats.add(key);
            } else {
                facts.assumedFloats.remove(key);
            }
        }
    }

    /** NumPy and jax take integers wherever they take floats, so that no use tells one from the other. */
    private boolean isAssumedFloat(Parameter parameter, String key, Fact fact) {
        PromotionRule rule = dialect.settings().promotion();
        return (rule == PromotionRule.NUMPY || rule == PromotionRule.JAX)
                && fact instanceof Fact.Tensor tensor
                && tensor.dtype().kind() == Kind.FLOAT
                && parameter.annotation().isEmpty()
                && parameter.defaultValue().isEmpty()
                && !samples.containsKey(key)
                && calls.find(key).filter(Fact::isTensor).isEmpty();
    }

    private static boolean isMethod(Node definition) {
        return definition instanceof FunctionDef def
                && def.decorators().stream()
                        .noneMatch(d -> d instanceof dev.espalier.engine.syntax.Name n
                                && (n.id().equals("staticmethod") || n.id().equals("classmethod")));
    }

    private Fact parameter(Parameter parameter, String key, Environment scope, FunctionContext context) {
        Fact sample = samples.get(key);
        if (sample != null) {
            return sample;
        }
        Optional<Fact> passed = calls.find(key);
        Optional<Fact> annotated =
                parameter.annotation().flatMap(a -> annotations.fact(a, parameter.name(), scope, context));
        Optional<Fact> used = bodies.asked(uses, key, used(key));
        if (annotated.isPresent()) {
            return annotated.get() instanceof Fact.Tensor t && used.isPresent() && used.get() instanceof Fact.Tensor u
                    ? new Fact.Tensor(t.type().dtype().exact() ? t.type() : u.type())
                    : annotated.get();
        }
        Optional<Fact> otherwise = parameter
                .defaultValue()
                .map(value -> generalise(expressions.of(value, scope, context)))
                .filter(fact -> !(fact instanceof Fact.Nothing));
        if (used.isPresent() && (used.get().isTensor() || otherwise.isEmpty())) {
            return used.get();
        }
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        return passed.map(fact -> passed(fact, parameter.name()))
                .filter(fact -> !fact.isUnknown() && !(fact instanceof Fact.Nothing))
                .orElse(new Fact.Unknown(java.util.Set.of(key)));
    }

    private Optional<Fact> used(String key) {
        return evidence.fact(key, key.substring(key.lastIndexOf('.') + 1), calls.answer(key));
    }

    /** Callers outside of the file may pass other values of the same kind. */
    private static Fact generalise(Fact fact) {
        return switch (fact) {
            case Fact.Number number -> Fact.Number.of(number.kind());
            case Fact.Text _ -> Fact.TEXT;
            case Fact.Tensor tensor -> Fact.Tensor.of(tensor.dtype());
            case Fact.Sequence sequence -> Fact.iterable(sequence.form(), generalise(sequence.element()));
            case Fact.Symbol _, Fact.Local _, Fact.Method _ -> Fact.UNKNOWN;
            case Fact.DataType _ -> new Fact.DataType(DType.UNKNOWN);
            default -> fact;
        };
    }

    private static Fact passed(Fact fact, String name) {
        return fact instanceof Fact.Tensor tensor
                ? Fact.Tensor.of(
                        tensor.dtype().isBool()
                                ? tensor.dtype()
                                : DType.like(name, tensor.dtype().kind()))
                : generalise(fact);
    }

    /** The name of a function in evidence: unique in the file. */
    String key(Node definition, FunctionContext outer) {
        return facts.keys.computeIfAbsent(definition, d -> {
            String own = d instanceof FunctionDef def
                    ? def.name()
                    : "lambda@" + d.span().start();
            String prefix = outer.owner().map(c -> c.name() + ".").orElse("");
            return outer.key().isEmpty() ? prefix + own : outer.key() + "." + prefix + own;
        });
    }

    String key(Node definition) {
        return facts.keys.getOrDefault(definition, "");
    }

    /** Notes what a function was called with. */
    void called(Node definition, String parameter, Fact fact) {
        String key = key(definition);
        if (!key.isEmpty()) {
            calls.add(key + "." + parameter, fact);
        }
    }

    /** Notes what a function returns. */
    void returned(FunctionContext context, Fact fact) {
        returns.add(context.key(), fact);
    }

    /** What a function returns, as far as it was read. */
    Fact returnsOf(Node definition) {
        return returns.find(key(definition)).orElse(Fact.UNKNOWN);
    }

    /** Notes a value of an attribute of a class of the file. */
    void attribute(ClassDef owner, String name, Fact fact) {
        attributes.add(owner.name() + "@" + owner.span().start() + "." + name, fact);
    }

    /** What is known of an attribute of a class of the file. */
    Optional<Fact> attributeOf(ClassDef owner, String name) {
        return attributes.find(owner.name() + "@" + owner.span().start() + "." + name);
    }

    /** Takes a use of a value as evidence for the parameters it flows from. */
    void use(Fact fact, Evidence.Use use) {
        if (fact instanceof Fact.Unknown unknown) {
            unknown.origins().forEach(origin -> evidence.add(origin, use));
        }
    }

    /** Takes a use that a number has, too, as evidence. */
    void useOfNumberToo(Fact fact, Evidence.Use use, FunctionContext context) {
        origin(fact, context).ifPresent(key -> evidence.addOfNumberToo(key, use));
        if (fact instanceof Fact.Unknown unknown) {
            unknown.origins().forEach(origin -> evidence.addOfNumberToo(origin, use));
        }
    }

    /** Takes a use of a tensor as evidence for the dtype of the parameter whose dtype it has. */
    void useDtype(Fact fact, Evidence.Use use, FunctionContext context) {
        origin(fact, context).ifPresent(key -> evidence.addOfNumberToo(key, use));
        use(fact, use);
    }

    /** Takes a tensor beside others, in a framework that mixes no dtypes, as one of their dtype. */
    void equalDtypes(List<Fact> operands, FunctionContext context) {
        operands.stream()
                .filter(Fact.Tensor.class::isInstance)
                .map(fact -> ((Fact.Tensor) fact).dtype())
                .filter(DType::exact)
                .findFirst()
                .ifPresent(dtype ->
                        operands.forEach(fact -> origin(fact, context).ifPresent(key -> evidence.dtype(key, dtype))));
        boolean fractions =
                operands.stream().anyMatch(fact -> fact instanceof Fact.Number number && number.kind() == Kind.FLOAT);
        if (fractions) {
            operands.forEach(fact -> useDtype(fact, Evidence.Use.FLOAT_TENSOR, context));
        }
        List<String> keys = operands.stream()
                .flatMap(fact -> origin(fact, context).stream())
                .filter(key -> key.startsWith(context.key() + ".")
                        && key.lastIndexOf('.') == context.key().length())
                .distinct()
                .toList();
        for (int i = 1; i < keys.size(); i++) {
            evidence.equalDtypes(keys.get(i), keys.get(0));
        }
    }

    /** Takes a use of a tensor as evidence for the rank of the parameter that it is. */
    void useRank(Fact fact, int rank, FunctionContext context) {
        origin(fact, context).ifPresent(key -> evidence.rank(key, rank));
        if (fact instanceof Fact.Unknown unknown && unknown.origins().size() == 1) {
            evidence.rank(unknown.origins().iterator().next(), rank);
        }
    }

    /** The parameter whose dtype a tensor has. */
    private Optional<String> origin(Fact fact, FunctionContext context) {
        if (fact instanceof Fact.Tensor tensor && tensor.dtype().like().isPresent()) {
            String name = tensor.dtype().like().get();
            Optional<FunctionContext> at = Optional.of(context);
            while (at.isPresent()) {
                String key = at.get().key() + "." + name;
                if (facts.parameters.containsKey(key)) {
                    return Optional.of(key);
                }
                at = at.get().outer();
            }
        }
        return Optional.empty();
    }
}
