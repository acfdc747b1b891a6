package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.BoolOperator;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Compare;
import dev.espalier.engine.syntax.CompareOperator;
import dev.espalier.engine.syntax.Comprehension;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.ExpressionStatement;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.IfExp;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.ListComp;
import dev.espalier.engine.syntax.ListExpr;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Operator;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Starred;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import dev.espalier.engine.syntax.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns expressions of the row language into terms; conditions and arithmetic of constants are decided on the way. */
final class TermReader {
    /** Thrown where a condition or a number depends on a term whose value is not known. */
    static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undecided(String message) {
            super(message, null, false, false);
        }
    }

    private static final Map<String, Literal> NUMBERS = Map.of(
            "inf", Literal.of(Double.POSITIVE_INFINITY), "nan", Literal.of(Double.NaN), "pi", Literal.of(Math.PI));

    private final Vocabulary vocabulary;
    private final Map<String, Term> names;
    private final Map<String, FunctionDef> functions;
    private final Function<Term, TermType> typeOf;

    TermReader(Vocabulary vocabulary, Map<String, Term> names) {
        this(vocabulary, names, Map.of(), _ -> TermType.UNKNOWN);
    }

    /**
     * A reader that knows more.
     *
     * @param functions functions defined beside the rows, which are read in place of their calls
     * @param typeOf the types of terms, for conditions on ranks
     */
    TermReader(
            Vocabulary vocabulary,
            Map<String, Term> names,
            Map<String, FunctionDef> functions,
            Function<Term, TermType> typeOf) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.functions = functions;
        this.typeOf = typeOf;
    }

    private TermReader with(Map<String, Term> changed) {
        return new TermReader(vocabulary, changed, functions, typeOf);
    }

    static Expression expression(String text) {
        if (SourceFile.parse("term", text).module().body() instanceof List<?> body
                && body.size() == 1
                && body.getFirst() instanceof ExpressionStatement statement) {
            return statement.value();
        }
        throw new IrProblem("not one expression: " + text);
    }

    Term read(Expression expression) {
        return switch (expression) {
            case Name name -> named(name.id());
            case Constant constant -> constant(constant.value());
            case Call call -> call(call);
            case TupleExpr tuple -> sequence(tuple.elements());
            case ListExpr list -> sequence(list.elements());
            case ListComp list -> each(list);
            case IfExp choice -> holds(choice.test()) ? read(choice.body()) : read(choice.orelse());
            case BoolOp operation -> firstThatDecides(operation);
            case UnaryOp operation -> unary(operation);
            case BinOp operation -> arithmetic(operation);
            case Compare comparison -> new Literal(compare(comparison));
            case Subscript subscript -> vocabulary.apply("getitem", read(subscript.value()), index(subscript.slice()));
            default ->
                throw new IrProblem(
                        "not part of a term: " + expression.getClass().getSimpleName());
        };
    }

    private Term sequence(List<Expression> elements) {
        List<Term> items = new ArrayList<>();
        for (Expression element : elements) {
            if (element instanceof Starred starred) {
                Term spread = read(starred.value());
                items.addAll(Constants.items(spread)
                        .orElseThrow(() -> new Undecided("the items of " + spread + " are not known")));
            } else {
                items.add(read(element));
            }
        }
        return new SequenceTerm(items);
    }

    private Term named(String name) {
        if (names.containsKey(name)) {
            return names.get(name);
        }
        if (NUMBERS.containsKey(name)) {
            return NUMBERS.get(name);
        }
        if (name.equals("Ellipsis")) {
            return new Literal(Ellipsis.INSTANCE);
        }
        return DType.of(name).map(Literal::new).orElseThrow(() -> new IrProblem("unknown name: " + name));
    }

    private static Term constant(Object value) {
        return switch (value) {
            case Constant.None _ -> Literal.NONE;
            case Constant.Ellipsis _ -> new Literal(Ellipsis.INSTANCE);
            case Constant.Bytes _, Constant.Imaginary _ -> throw new IrProblem("not part of a term: " + value);
            default -> new Literal(value);
        };
    }

    private Term call(Call call) {
        if (!(call.func() instanceof Name function)) {
            throw new IrProblem("only core operations are called in a term");
        }
        Map<String, Term> keywords = new LinkedHashMap<>();
        for (Keyword keyword : call.keywords()) {
            keywords.put(
                    keyword.arg().orElseThrow(() -> new IrProblem("** is not part of a term")), read(keyword.value()));
        }
        if (functions.containsKey(function.id())) {
            return inlined(functions.get(function.id()), call);
        }
        List<Term> arguments = call.args().stream().map(this::read).toList();
        return switch (function.id()) {
            case "fail" -> throw new Undecided(arguments.getFirst().toString());
            case "rank" -> Literal.of(rank(arguments.getFirst()));
            case "len" ->
                Literal.of(Constants.items(arguments.getFirst())
                        .orElseThrow(() -> new Undecided("the length of " + arguments.getFirst() + " is not known"))
                        .size());
            case "einsum_gradient" -> EinsumGradient.of(vocabulary, arguments);
            case "equation_of" -> new Literal(EinsumGradient.contraction(arguments, this::type));
            default -> vocabulary.apply(function.id(), arguments, keywords);
        };
    }

    private Term inlined(FunctionDef function, Call call) {
        Map<String, Term> bound = new LinkedHashMap<>();
        for (int i = 0; i < call.args().size(); i++) {
            bound.put(
                    function.parameters().positional().get(i).name(),
                    read(call.args().get(i)));
        }
        Return body = (Return) function.body().getFirst();
        return with(bound).read(body.value().orElseThrow());
    }

    private TensorType type(Term term) {
        return RuleScope.tensor(ResultRules.typeOf(term, typeOf::apply));
    }

    private int rank(Term term) {
        return type(term).shape().rank().orElseThrow(() -> new Undecided("the rank of " + term + " is not known"));
    }

    /** {@code [f(x) for x in xs]} and {@code [f(i, x) for i, x in enumerate(xs)]} of a known sequence. */
    private Term each(ListComp list) {
        Comprehension loop = list.generators().getFirst();
        boolean counted = loop.iter() instanceof Call call
                && call.func() instanceof Name name
                && name.id().equals("enumerate");
        Term source = read(counted ? ((Call) loop.iter()).args().getFirst() : loop.iter());
        if (!(source instanceof SequenceTerm(List<Term> items))) {
            throw new Undecided("the items of " + source + " are not known");
        }
        List<Expression> targets = counted ? ((TupleExpr) loop.target()).elements() : List.of(loop.target());
        List<Term> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Map<String, Term> inner = new LinkedHashMap<>(names);
            inner.put(((Name) targets.getLast()).id(), items.get(i));
            if (counted) {
                inner.put(((Name) targets.getFirst()).id(), Literal.of(i));
            }
            results.add(with(inner).read(list.elt()));
        }
        return new SequenceTerm(results);
    }

    /** An index is always a sequence of parts, also where it has only one. */
    private Term index(Expression index) {
        return index instanceof TupleExpr tuple
                ? new SequenceTerm(tuple.elements().stream().map(this::part).toList())
                : SequenceTerm.of(part(index));
    }

    private Term part(Expression part) {
        return part instanceof dev.espalier.engine.syntax.Slice slice
                ? vocabulary.apply("slice", bound(slice.lower()), bound(slice.upper()), bound(slice.step()))
                : read(part);
    }

    private Term bound(Optional<Expression> bound) {
        return bound.map(this::read).orElse(Literal.NONE);
    }

    private Term firstThatDecides(BoolOp operation) {
        Term last = Literal.NONE;
        for (Expression value : operation.values()) {
            last = read(value);
            if (truth(last) == (operation.op() == BoolOperator.OR)) {
                return last;
            }
        }
        return last;
    }

    boolean holds(Expression test) {
        return truth(read(test));
    }

    /** Whether a value counts as true; what is neither None nor a constant does. */
    private static boolean truth(Term term) {
        return switch (term) {
            case Literal(None _) -> false;
            case Literal(Boolean value) -> value;
            case Literal(Long value) -> value != 0;
            case Literal(Double value) -> value != 0;
            case Literal(String value) -> !value.isEmpty();
            case SequenceTerm(List<Term> items) -> !items.isEmpty();
            case Literal _, Apply _ -> true;
            case Fragment fragment -> throw new Undecided("whether " + fragment + " holds is not known");
        };
    }

    private boolean compare(Compare comparison) {
        Term left = read(comparison.left());
        Term right = read(comparison.comparators().getFirst());
        CompareOperator operator = comparison.ops().getFirst();
        boolean identity = operator == CompareOperator.IS || operator == CompareOperator.IS_NOT;
        if (!identity && (left instanceof Fragment || right instanceof Fragment)) {
            throw new Undecided("the comparison of %s and %s is not known".formatted(left, right));
        }
        return switch (operator) {
            case IS, EQ -> left.equals(right);
            case IS_NOT, NOT_EQ -> !left.equals(right);
            case LT -> number(left) < number(right);
            case LT_E -> number(left) <= number(right);
            case GT -> number(left) > number(right);
            case GT_E -> number(left) >= number(right);
            case IN, NOT_IN -> throw new IrProblem("not part of a term: in");
        };
    }

    private static double number(Term term) {
        return switch (term) {
            case Literal(Long value) -> value;
            case Literal(Double value) -> value;
            case Literal _, SequenceTerm _, Apply _, Fragment _ -> throw new Undecided(term + " is not a known number");
        };
    }

    private Term unary(UnaryOp operation) {
        Term operand = read(operation.operand());
        if (operation.op() == UnaryOperator.NOT) {
            return new Literal(!truth(operand));
        }
        return switch (operand) {
            case Literal(Long value) when operation.op() == UnaryOperator.USUB -> Literal.of(-value);
            case Literal(BigInteger value) when operation.op() == UnaryOperator.USUB -> new Literal(value.negate());
            case Literal(Double value) when operation.op() == UnaryOperator.USUB -> Literal.of(-value);
            case Literal(Long _), Literal(Double _) when operation.op() == UnaryOperator.UADD -> operand;
            case Literal _, SequenceTerm _, Apply _, Fragment _ ->
                throw new Undecided(
                        "%s %s is not a known number".formatted(operation.op().symbol(), operand));
        };
    }

    private Term arithmetic(BinOp operation) {
        Term left = read(operation.left());
        Term right = read(operation.right());
        if (left instanceof Literal(Long x) && right instanceof Literal(Long y) && operation.op() != Operator.DIV) {
            return Literal.of(
                    switch (operation.op()) {
                        case ADD -> x + y;
                        case SUB -> x - y;
                        case MULT -> x * y;
                        case FLOORDIV -> Math.floorDiv(x, y);
                        case MOD -> Math.floorMod(x, y);
                        default ->
                            throw new IrProblem(
                                    "not part of a term: " + operation.op().symbol());
                    });
        }
        double x = number(left);
        double y = number(right);
        return Literal.of(
                switch (operation.op()) {
                    case ADD -> x + y;
                    case SUB -> x - y;
                    case MULT -> x * y;
                    case DIV -> x / y;
                    default ->
                        throw new IrProblem(
                                "not part of a term: " + operation.op().symbol());
                });
    }
}
