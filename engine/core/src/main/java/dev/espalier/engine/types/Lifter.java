package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Domain;
import dev.espalier.engine.dialect.OutArgument;
import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.dialect.Settings;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads calls of one framework through the rows of its dialect. */
public final class Lifter {
    private final Dialect dialect;
    private final Vocabulary vocabulary;
    private final Promoter promoter;
    private final Kind ifUnknown;
    private final Settings program;

    /** @param ifUnknown what a dtype of unknown kind is taken to be: FLOAT, or INT to see whether that matters */
    public Lifter(Dialect dialect, Vocabulary vocabulary, Kind ifUnknown) {
        this(dialect, vocabulary, ifUnknown, dialect.settings());
    }

    /**
     * @param program the framework that the program was written for; where a width is not known, its default counts,
     *     also where calls of another framework are read back
     */
    public Lifter(Dialect dialect, Vocabulary vocabulary, Kind ifUnknown, Settings program) {
        this.dialect = dialect;
        this.vocabulary = vocabulary;
        this.promoter = new Promoter(
                dialect.settings().promotion(),
                vocabulary,
                ifUnknown,
                dialect.settings().promotion() == PromotionRule.NONE && program.promotion() != PromotionRule.NONE);
        this.ifUnknown = ifUnknown;
        this.program = program;
    }

    private Conditions conditions() {
        Settings own = dialect.settings();
        return new Conditions(ifUnknown, own.canonical(program.defaultFloat()), own.canonical(program.defaultInt()));
    }

    private TermBuilder builder(Map<String, Term> binding, Conditions conditions) {
        return new TermBuilder(vocabulary, promoter, binding, conditions, (name, arguments) -> {
            Lifted lifted = lift(dialect.rows(name), arguments);
            conditions.assumptions().addAll(lifted.assumptions());
            return lifted.term();
        });
    }

    /** Whether a fact can be an argument of a domain. */
    private enum Fit {
        YES,
        MAYBE,
        NO
    }

    private record Candidate(Row row, Map<String, Term> binding, Fit fit) {}

    /**
     * Reads a call through the first overload that takes its arguments.
     *
     * @throws Refusal if none does, with the reason
     */
    public Lifted lift(List<Row> overloads, List<Argument> arguments) {
        try {
            return first(overloads, arguments);
        } catch (Undecided undecided) {
            throw undecided;
        } catch (Refusal refusal) {
            return written(overloads, arguments).orElseThrow(() -> refusal);
        }
    }

    /** A call whose result goes into its argument {@code out}. */
    private Optional<Lifted> written(List<Row> overloads, List<Argument> arguments) {
        try {
            return dialect.settings().writesToOut()
                    ? Optional.of(first(OutArgument.taken(overloads), arguments))
                    : Optional.empty();
        } catch (Undecided undecided) {
            throw undecided;
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private Lifted first(List<Row> overloads, List<Argument> arguments) {
        List<Candidate> candidates = new ArrayList<>();
        Refusal last = new Refusal("no such function");
        for (Row row : overloads) {
            try {
                Map<String, Term> binding = converted(row, bind(row, arguments));
                requireDefaults(row, binding);
                Fit fit = fit(row, binding);
                if (fit == Fit.NO) {
                    last = new Refusal(misfit(row, binding));
                } else {
                    candidates.add(new Candidate(row, binding, fit));
                }
            } catch (Refusal refusal) {
                last = refusal;
            }
        }
        candidates.sort(java.util.Comparator.comparing(Candidate::fit));
        for (Candidate candidate : candidates) {
            try {
                Lifted lifted = evaluate(candidate.row(), candidate.binding(), false);
                return givesTensorOfNumbers(lifted)
                        ? evaluate(candidate.row(), numbersAsTensors(candidate), false)
                        : lifted;
            } catch (Undecided undecided) {
                throw undecided;
            } catch (Refusal refusal) {
                last = refusal;
            }
        }
        throw last;
    }

    /** TensorFlow's functions of nothing but numbers give tensors of the default width, which do not mix with others. */
    private boolean givesTensorOfNumbers(Lifted lifted) {
        return dialect.settings().promotion() == PromotionRule.NONE
                && lifted.row().form() == Row.Form.FUNCTION
                && !lifted.row().tuple()
                && lifted.term() instanceof Apply
                && lifted.fact().isNumber();
    }

    private Map<String, Term> numbersAsTensors(Candidate candidate) {
        Map<String, Term> binding = new LinkedHashMap<>(candidate.binding());
        binding.replaceAll((name, term) -> candidate
                .row()
                .parameter(name)
                .filter(p -> p.domain().tensor() && Terms.fact(term) instanceof Fact.Number)
                .map(_ -> ofDefaultWidth(term, ((Fact.Number) Terms.fact(term)).kind()))
                .orElse(term));
        return binding;
    }

    private Term ofDefaultWidth(Term number, Kind kind) {
        DType dtype =
                switch (kind) {
                    case INT -> dialect.settings().defaultInt();
                    case BOOL -> DType.BOOL;
                    default -> dialect.settings().defaultFloat();
                };
        return new Apply(vocabulary.find("asarray").orElseThrow(), List.of(number, new Literal(dtype)));
    }

    /** A framework that takes nested lists for tensors makes tensors of them. */
    private Map<String, Term> converted(Row row, Map<String, Term> binding) {
        if (dialect.settings().promotion() == PromotionRule.NONE
                || dialect.settings().promotion() == PromotionRule.NUMPY) {
            binding.replaceAll((name, term) -> row.parameter(name)
                    .filter(p -> p.domain().tensor() && p.passing() != Passing.VARIADIC)
                    .map(p -> ofKind(p.domain(), truth(p.domain(), term)))
                    .orElse(term));
            binding.replaceAll((name, term) -> row.parameter(name)
                    .filter(p -> p.domain().tensor() && p.domain() != Domain.TENSORS)
                    .filter(p -> p.passing() != Passing.VARIADIC)
                    .flatMap(_ -> asTensor(term))
                    .orElse(term));
        }
        return binding;
    }

    /** A truth value of Python where a tensor of them is wanted. */
    private Term truth(Domain domain, Term term) {
        return domain == Domain.BOOL_T && Terms.fact(term).isNumber()
                ? new Apply(vocabulary.find("asarray").orElseThrow(), List.of(term, new Literal(DType.BOOL)))
                : term;
    }

    /** What a parameter takes only of one kind has that kind. */
    private static Term ofKind(Domain domain, Term term) {
        Optional<Kind> kind = domain.kind();
        boolean open = Terms.fact(term) instanceof Fact.Tensor tensor
                && !tensor.dtype().isKnown();
        if (kind.isEmpty()
                || !open
                || !(term instanceof Fragment fragment)
                || !(fragment.payload() instanceof Piece piece)) {
            return term;
        }
        TensorType type = ((Fact.Tensor) piece.fact()).type();
        DType dtype = kind.get() == Kind.BOOL ? DType.BOOL : DType.ofKind(kind.get());
        return new Fragment(
                fragment.name(),
                new Piece(piece.node(), new Fact.Tensor(type.withDType(dtype)), piece.keyword(), piece.items()));
    }

    /** A sequence as a tensor: of numbers, or of tensors one upon the other. */
    Optional<Term> asTensor(Term term) {
        if (!(Terms.fact(term) instanceof Fact.Sequence sequence)) {
            return Optional.empty();
        }
        Optional<Kind> kind = Optional.of(sequence)
                .filter(Conditions::isOfNumbers)
                .flatMap(Conditions::nested)
                .map(DType::kind);
        if (kind.isPresent()) {
            DType dtype =
                    switch (kind.get()) {
                        case INT -> dialect.settings().defaultInt();
                        case FLOAT -> dialect.settings().defaultFloat();
                        default -> DType.BOOL;
                    };
            return Optional.of(new Apply(vocabulary.find("asarray").orElseThrow(), List.of(term, new Literal(dtype))));
        }
        Optional<List<Term>> items = Terms.items(term);
        if (items.isEmpty()) {
            return Optional.of(term).filter(_ -> sequence.element().isTensor()).map(this::stacked);
        }
        boolean numbers =
                dialect.settings().promotion() != PromotionRule.NUMPY; // of double precision there, among tensors
        return items.filter(all -> !all.isEmpty()
                        && all.stream().map(Terms::fact).allMatch(f -> f.isTensor() || numbers && f.isNumber()))
                .map(all -> stacked(new SequenceTerm(all)));
    }

    private Term stacked(Term tensors) {
        return promoter.promote(new Apply(vocabulary.find("stack").orElseThrow(), List.of(tensors, Literal.of(0L))));
    }

    /**
     * The meaning of a row under a binding of its parameters.
     *
     * @param owed whether guards are owed, as by emitted code, rather than assumed
     */
    public Lifted evaluate(Row row, Map<String, Term> binding, boolean owed) {
        Conditions conditions = conditions();
        Map<String, Term> all = new LinkedHashMap<>(binding);
        TermBuilder builder = builder(all, conditions);
        for (RowParameter parameter : row.parameters()) {
            if (!all.containsKey(parameter.name())) {
                all.put(parameter.name(), defaultOf(parameter, builder));
            }
        }
        for (Row.Guard guard : row.guards()) {
            check(row, guard, builder, conditions, owed);
        }
        List<Term> results =
                row.results().stream().map(r -> builder.build(r.expression())).toList();
        return new Lifted(row, binding, results, Set.copyOf(conditions.assumptions()));
    }

    /**
     * Checks the conditions of an emission row.
     *
     * @throws Refusal if one does not hold
     */
    public void check(Row row, Map<String, Term> binding) {
        Conditions conditions = conditions();
        TermBuilder builder = builder(new LinkedHashMap<>(binding), conditions);
        for (Row.Guard guard : row.guards()) {
            check(row, guard, builder, conditions, true);
        }
    }

    /** Whether a condition of a template holds under a binding. */
    public boolean holds(Expression condition, Map<String, Term> binding) {
        Conditions conditions = conditions();
        return conditions.holds(condition, builder(new LinkedHashMap<>(binding), conditions));
    }

    private static Term defaultOf(RowParameter parameter, TermBuilder builder) {
        return switch (parameter.passing()) {
            case VARIADIC -> new SequenceTerm(List.of());
            case KEYWORDS -> Literal.NONE;
            default ->
                parameter
                        .defaultValue()
                        .map(builder::build)
                        .orElseThrow(() -> new Refusal("needs " + parameter.name()));
        };
    }

    private static void check(Row row, Row.Guard guard, TermBuilder builder, Conditions conditions, boolean owed) {
        if (guard.domain() && !owed) {
            assume(row, guard, builder, conditions);
            return;
        }
        boolean holds;
        try {
            holds = conditions.holds(guard.condition(), builder);
        } catch (Undecided undecided) {
            if (guard.role() == Row.Guard.Role.PREFERENCE) {
                throw new Refusal(undecided.getMessage());
            }
            throw undecided;
        }
        if (!holds) {
            throw new Refusal("this form of " + row.simpleName() + " is not in the tables");
        }
    }

    /** What the framework demands holds for source code, unless it is known not to. */
    private static void assume(Row row, Row.Guard guard, TermBuilder builder, Conditions conditions) {
        try {
            int before = conditions.assumptions().size();
            if (!conditions.holds(guard.condition(), builder)
                    && conditions.assumptions().size() == before) {
                throw new Refusal("outside of what " + row.name() + " takes");
            }
        } catch (Undecided undecided) {
            return;
        }
    }

    /**
     * Checks that arguments are what a row's parameters take, as emitted code owes it.
     *
     * @throws Refusal if one is not, or if a rank is not known that matters
     */
    public void requireFit(Row row, Map<String, Term> binding) {
        binding.forEach((name, term) -> row.parameter(name).ifPresent(parameter -> {
            if (parameter.passing() == Passing.VARIADIC) {
                Terms.items(term).orElse(List.of()).forEach(item -> requireFit(parameter, item));
            } else if (!isDefault(parameter, term)) {
                requireFit(parameter, term);
            }
        }));
    }

    private void requireFit(RowParameter parameter, Term term) {
        Domain domain = parameter.domain();
        Fact fact = Terms.fact(term);
        boolean number = domain.tensor() && (fact.isNumber() || fact instanceof Fact.Sequence);
        boolean anyNumber =
                domain == Domain.T || domain.kind().filter(Kind.FLOAT::equals).isPresent();
        if (number && anyNumber && dialect.settings().convertsNumbers() && fact.isNumber()) {
            return;
        }
        if (fit(domain, term) == Fit.NO || number) {
            throw new Refusal(parameter.name() + " takes something else");
        }
        if (domain.rank().isPresent()
                && Terms.rank(term).orElse(-1) != domain.rank().getAsInt()) {
            throw new Refusal("the rank of " + parameter.name() + " is not known");
        }
        if (domain.kind().isPresent() && domain.tensor() && !Terms.dtype(term).isKnown()) {
            throw new Refusal("the dtype of " + parameter.name() + " is not known");
        }
        boolean numbers = fact instanceof Fact.Sequence sequence
                && (sequence.element().isNumber()
                        || !dialect.settings().convertsNumbers()
                                && sequence.items().orElse(List.of()).stream().anyMatch(Fact::isNumber));
        if (domain == Domain.TENSORS && numbers) {
            throw new Refusal(parameter.name() + " takes tensors");
        }
    }

    private Map<String, Term> bind(Row row, List<Argument> arguments) {
        Map<String, Term> binding = new LinkedHashMap<>();
        List<RowParameter> positional =
                row.parameters().stream().filter(RowParameter::positional).toList();
        Optional<RowParameter> variadic = row.parameters().stream()
                .filter(p -> p.passing() == Passing.VARIADIC)
                .findFirst();
        List<Term> rest = new ArrayList<>();
        int next = 0;
        for (Argument argument : arguments) {
            if (argument.star() == 1 && variadic.isPresent() && next >= positional.size()) {
                rest.add(Terms.unpack(argument.term()));
            } else if (argument.star() > 0) {
                throw new Refusal("unpacked arguments are not understood here");
            } else if (argument.keyword().isPresent()) {
                keyword(row, argument.keyword().get(), argument.term(), binding);
            } else if (next < positional.size()) {
                binding.put(positional.get(next++).name(), argument.term());
            } else if (variadic.isPresent()) {
                rest.add(argument.term());
            } else {
                throw new Refusal("too many arguments for this form of " + row.simpleName());
            }
        }
        variadic.ifPresent(p -> binding.put(p.name(), new SequenceTerm(rest)));
        binding.replaceAll((name, term) -> isDtype(row, name) ? asDtype(term) : term);
        required(row, binding);
        return binding;
    }

    /** Parameters that the meaning of a row does not mention may only have their default. */
    private void requireDefaults(Row row, Map<String, Term> binding) {
        for (Map.Entry<String, Term> entry : binding.entrySet()) {
            String name = entry.getKey();
            Optional<Expression> otherwise = row.parameter(name).flatMap(RowParameter::defaultValue);
            boolean isFree = name.equals("self") || dialect.settings().ignored().contains(name);
            if (otherwise.isEmpty() || isFree || row.mentions(name)) {
                continue;
            }
            Optional<Object> given = Terms.value(entry.getValue());
            boolean same = given.isPresent()
                    && otherwise
                            .flatMap(Lifter::constantOf)
                            .map(value -> Conditions.sameValue(value, given.get()))
                            .orElse(false);
            if (!same) {
                throw new Refusal("the argument " + name + "= of this form is not in the tables");
            }
        }
    }

    private static Optional<Object> constantOf(Expression value) {
        return switch (value) {
            case Constant constant -> Terms.constant(constant);
            case UnaryOp unary ->
                constantOf(unary.operand()).map(Arithmetic::negate).flatMap(Terms::literal);
            default -> Optional.empty();
        };
    }

    private static boolean isDtype(Row row, String name) {
        return name.endsWith("dtype")
                || name.endsWith("_type")
                || row.parameter(name).filter(p -> p.domain() == Domain.DTYPE).isPresent();
    }

    /** A dtype in any spelling that the framework takes: its own name, Python's type, a string. */
    private Term asDtype(Term term) {
        return switch (Terms.fact(term)) {
            case Fact.DataType named
            when named.dtype().exact() || named.dtype().like().isPresent() -> new Literal(named.dtype());
            case Fact.Symbol symbol ->
                switch (symbol.name()) {
                    case "builtins.int" -> new Literal(wide(dialect.settings().defaultInt()));
                    case "builtins.float" -> new Literal(wide(dialect.settings().defaultFloat()));
                    case "builtins.bool" -> new Literal(DType.BOOL);
                    case "builtins.complex" -> new Literal(wide(DType.COMPLEX128));
                    default -> term;
                };
            case Fact.Text text ->
                text.value().flatMap(DType::of).<Term>map(Literal::new).orElse(term);
            default -> term;
        };
    }

    /** Python's types are the widest that the framework has. */
    private DType wide(DType usual) {
        return switch (usual.kind()) {
            case INT -> dialect.settings().canonical(DType.INT64);
            case FLOAT -> dialect.settings().canonical(DType.FLOAT64);
            default -> dialect.settings().canonical(usual);
        };
    }

    private void keyword(Row row, String keyword, Term term, Map<String, Term> binding) {
        Optional<RowParameter> parameter = row.parameter(keyword);
        if (parameter.isPresent() && parameter.get().passing() != Passing.POSITIONAL_ONLY) {
            if (binding.containsKey(keyword)) {
                throw new Refusal("two values for " + keyword);
            }
            binding.put(keyword, term);
        } else if (!dialect.settings().ignored().contains(keyword)) {
            throw new Refusal("the argument " + keyword + "= is not in the tables");
        }
    }

    private static void required(Row row, Map<String, Term> binding) {
        Set<String> missing = new HashSet<>();
        for (RowParameter parameter : row.parameters()) {
            boolean optional = parameter.defaultValue().isPresent()
                    || parameter.passing() == Passing.VARIADIC
                    || parameter.passing() == Passing.KEYWORDS;
            if (!optional && !binding.containsKey(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal("missing " + String.join(", ", missing));
        }
    }

    private Fit fit(Row row, Map<String, Term> binding) {
        Fit worst = Fit.YES;
        for (Map.Entry<String, Term> entry : binding.entrySet()) {
            RowParameter parameter = row.parameter(entry.getKey()).orElseThrow();
            if (parameter.passing() != Passing.VARIADIC && !isDefault(parameter, entry.getValue())) {
                Fit fit = given(parameter.domain(), entry.getValue());
                worst = fit.compareTo(worst) > 0 ? fit : worst;
            } else if (parameter.passing() == Passing.VARIADIC) {
                for (Term item : Terms.items(entry.getValue()).orElseThrow()) {
                    Fit fit = given(parameter.domain(), item);
                    worst = fit.compareTo(worst) > 0 ? fit : worst;
                }
            }
        }
        return worst;
    }

    private String misfit(Row row, Map<String, Term> binding) {
        for (Map.Entry<String, Term> entry : binding.entrySet()) {
            RowParameter parameter = row.parameter(entry.getKey()).orElseThrow();
            if (parameter.passing() != Passing.VARIADIC && fit(parameter.domain(), entry.getValue()) == Fit.NO) {
                return "the argument %s of this form is not in the tables".formatted(parameter.name());
            }
        }
        return "this form is not in the tables";
    }

    private static boolean isDefault(RowParameter parameter, Term term) {
        return parameter
                .defaultValue()
                .map(value -> Terms.value(term)
                        .map(v -> v == dev.espalier.engine.ir.None.INSTANCE && isNone(value))
                        .orElse(false))
                .orElse(false);
    }

    private static boolean isNone(Expression value) {
        return value instanceof Constant constant && constant.value() instanceof Constant.None;
    }

    /** How an argument of the source fits: a kind that nothing but a parameter's name tells is told better by the use. */
    private Fit given(Domain domain, Term term) {
        Fit fit = fit(domain, term);
        boolean open = fit == Fit.NO
                && domain.tensor()
                && Terms.fact(term) instanceof Fact.Tensor tensor
                && tensor.dtype().like().isPresent()
                && tensorFit(domain, new Fact.Tensor(tensor.type().withDType(DType.UNKNOWN))) != Fit.NO;
        return open ? Fit.MAYBE : fit;
    }

    private Fit fit(Domain domain, Term term) {
        Fact fact = Terms.fact(term);
        if (domain == Domain.ANY) {
            return Fit.YES;
        }
        if (fact instanceof Fact.Unknown) {
            return Fit.MAYBE;
        }
        return switch (domain) {
            case ANY -> Fit.YES;
            case T,
                    COUNTABLE,
                    FLOAT_T,
                    INT_T,
                    BOOL_T,
                    VECTOR,
                    MATRIX,
                    SQUARE,
                    SPD,
                    POSITIVE,
                    PROBABILITY,
                    UNIT_INTERVAL -> tensorFit(domain, fact);
            case TENSORS ->
                fact instanceof Fact.Sequence || fact instanceof Fact.Named
                        ? Fit.YES
                        : fact.isTensor() ? Fit.MAYBE : Fit.NO;
            case INT, AXIS -> yes(fact instanceof Fact.Number n && (n.kind() == Kind.INT || n.kind() == Kind.BOOL));
            case AXES ->
                yes(fact instanceof Fact.Number n && n.kind() == Kind.INT
                        || fact instanceof Fact.Sequence
                        || fact instanceof Fact.Nothing);
            case NUM, FLOAT -> yes(fact.isNumber());
            case BOOL -> yes(fact instanceof Fact.Number n && n.kind() == Kind.BOOL);
            case STR -> yes(fact instanceof Fact.Text);
            case SEQ -> yes(fact instanceof Fact.Sequence);
            case DTYPE -> yes(fact instanceof Fact.DataType);
        };
    }

    private Fit tensorFit(Domain domain, Fact fact) {
        if (fact instanceof Fact.Tensor tensor) {
            boolean wrongRank = domain.rank().isPresent()
                    && tensor.type().shape().rank().isPresent()
                    && tensor.type().shape().rank().getAsInt() != domain.rank().getAsInt();
            boolean wrongKind = domain.kind().isPresent()
                    && tensor.dtype().isKnown()
                    && wrongKind(domain.kind().get(), tensor.dtype().kind());
            return wrongRank || wrongKind ? Fit.NO : Fit.YES;
        }
        boolean converts = dialect.settings().convertsNumbers();
        return converts && (fact.isNumber() || fact instanceof Fact.Sequence) ? Fit.MAYBE : Fit.NO;
    }

    private static boolean wrongKind(Kind wanted, Kind given) {
        return switch (wanted) {
            case FLOAT -> given != Kind.FLOAT && given != Kind.COMPLEX;
            case INT -> given != Kind.INT && given != Kind.UINT;
            default -> given != wanted;
        };
    }

    private static Fit yes(boolean fits) {
        return fits ? Fit.YES : Fit.NO;
    }
}
