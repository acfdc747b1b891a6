package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Compare;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Lambda;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides the conditions of rows. What cannot be known counts as false, atom by atom, and is noted as an assumption.
 */
final class Conditions {
    private final Set<String> assumptions = new LinkedHashSet<>();
    private final Kind ifUnknown;
    private final DType defaultFloat;
    private final DType defaultInt;

    /**
     * @param ifUnknown the kind that a dtype of unknown kind is taken to have
     * @param defaultFloat the dtype that floats of unknown width are taken to have
     * @param defaultInt the dtype that integers of unknown width are taken to have
     */
    Conditions(Kind ifUnknown, DType defaultFloat, DType defaultInt) {
        this.ifUnknown = ifUnknown;
        this.defaultFloat = defaultFloat;
        this.defaultInt = defaultInt;
    }

    Set<String> assumptions() {
        return assumptions;
    }

    boolean holds(Expression e, TermBuilder builder) {
        return switch (e) {
            case BoolOp bool
            when bool.op().symbol().equals("and") -> bool.values().stream().allMatch(value -> holds(value, builder));
            case BoolOp bool -> bool.values().stream().anyMatch(value -> holds(value, builder));
            case UnaryOp not -> !holds(not.operand(), builder);
            case Compare compare -> compare(compare, builder);
            case Call call when call.func() instanceof Name name -> predicate(name.id(), call, builder);
            case Constant constant -> Boolean.TRUE.equals(constant.value());
            default -> truth(builder.build(e));
        };
    }

    private boolean truth(Term term) {
        Optional<Object> value = Terms.value(term);
        if (value.isEmpty()) {
            return Terms.items(term).map(items -> !items.isEmpty()).orElseGet(() -> unknown(term + " is true"));
        }
        return switch (value.get()) {
            case Boolean truth -> truth;
            case None _ -> false;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            default -> true;
        };
    }

    private boolean unknown(String assumption) {
        throw new Undecided("it is not known here whether " + assumption);
    }

    boolean isNone(Term term) {
        return Terms.value(term).map(value -> value == None.INSTANCE).orElse(false);
    }

    private boolean predicate(String name, Call call, TermBuilder builder) {
        return switch (name) {
            case "integral" -> kind(arg(call, builder), DType::isIntegral);
            case "floating" -> kind(arg(call, builder), DType::isFloating);
            case "isbool" -> kind(arg(call, builder), DType::isBool);
            case "unsigned" -> kind(arg(call, builder), DType::isUnsigned);
            case "iscomplex" -> kind(arg(call, builder), DType::isComplex);
            case "narrow" -> isNarrow(arg(call, builder));
            case "is_int" -> isInt(arg(call, builder));
            case "is_number" -> isNumber(arg(call, builder));
            case "is_seq" -> isSequence(arg(call, builder));
            case "is_sizes" -> isSizes(arg(call, builder));
            case "is_named" ->
                isNamed(arg(call, builder), builder.build(call.args().get(1)));
            case "gives_one" -> givesOne(arg(call, builder));
            case "is_tensor" -> isTensor(arg(call, builder));
            case "is_open" -> Terms.fact(arg(call, builder)).isUnknown();
            case "is_simple" -> isSimple(arg(call, builder));
            case "is_numbers" -> Terms.fact(arg(call, builder)) instanceof Fact.Sequence s && isOfNumbers(s);
            case "is_str" -> Terms.fact(arg(call, builder)) instanceof Fact.Text;
            case "is_none" -> isNone(arg(call, builder));
            case "known" -> known(arg(call, builder));
            case "same_dtype" ->
                sameDtype(arg(call, builder), builder.build(call.args().get(1)));
            default -> truth(builder.build(call));
        };
    }

    private static Term arg(Call call, TermBuilder builder) {
        return builder.build(call.args().get(0));
    }

    /** Whether two dtypes are one; two unknown widths are taken to be equal, an unknown and a known one are not. */
    private boolean sameDtype(Term left, Term right) {
        DType a = Terms.dtype(left);
        DType b = Terms.dtype(right);
        boolean same = isOpen(a) || isOpen(b) || DTypes.same(a, b);
        if (!same && a.kind() == b.kind() && (a.bits() == 0 || b.bits() == 0)) {
            assumptions.add("%s and %s differ in width".formatted(left, right));
        }
        return same;
    }

    /** Whether a dtype is at most known to be of floats, by the company of an operand of which nothing is known. */
    private static boolean isOpen(DType dtype) {
        return !dtype.isKnown() || dtype.bits() == 0 && dtype.like().isEmpty() && !dtype.weak();
    }

    private static boolean known(Term term) {
        return Terms.literal(term).isPresent()
                || Terms.items(term)
                        .map(items -> items.stream().allMatch(Conditions::known))
                        .orElse(false);
    }

    private boolean kind(Term term, Predicate<DType> test) {
        if (isNone(term)) {
            return false;
        }
        DType dtype = Terms.fact(term) instanceof Fact.DataType named ? named.dtype() : Terms.dtype(term);
        if (Terms.fact(term) instanceof Fact.Sequence sequence && sequence.element() instanceof Fact.Tensor tensor) {
            dtype = tensor.dtype();
        }
        if (Terms.fact(term) instanceof Fact.Sequence sequence) {
            dtype = nested(sequence).orElse(dtype);
            if (isOpen(sequence)) {
                assumptions.add(term + " is " + (ifUnknown == Kind.FLOAT ? "floating" : "of integers"));
                return test.test(DType.ofKind(ifUnknown));
            }
        }
        if (dtype.kind() == Kind.UNKNOWN) {
            assumptions.add(term + " is " + (ifUnknown == Kind.FLOAT ? "floating" : "of integers"));
            return test.test(DType.ofKind(ifUnknown));
        }
        return test.test(dtype);
    }

    /** Whether nothing is known of the numbers in a sequence. */
    private static boolean isOpen(Fact.Sequence sequence) {
        return sequence.element().isUnknown() || sequence.element() instanceof Fact.Sequence inner && isOpen(inner);
    }

    /** Whether every item is known to be a number, or a sequence of numbers. */
    static boolean isOfNumbers(Fact.Sequence sequence) {
        List<Fact> items = sequence.items().filter(list -> !list.isEmpty()).orElse(List.of(sequence.element()));
        return items.stream().allMatch(i -> i.isNumber() || i instanceof Fact.Sequence inner && isOfNumbers(inner));
    }

    static Optional<DType> nested(Fact.Sequence sequence) {
        return switch (sequence.element()) {
            case Fact.Number number -> Optional.of(DType.python(number.kind()));
            case Fact.Sequence inner -> nested(inner);
            default -> Optional.empty();
        };
    }

    /** Whether integers may have fewer bits than the default; where the width is not known, they may. */
    private boolean isNarrow(Term term) {
        if (!kind(term, dtype -> dtype.isIntegral() && !dtype.isBool())) {
            return false;
        }
        DType dtype = Terms.dtype(term);
        if (dtype.bits() == 0 && !dtype.weak()) {
            assumptions.add(term + " may be of narrow integers");
            return true;
        }
        return dtype.bits() > 0 && dtype.bits() < 32;
    }

    private boolean isInt(Term term) {
        return switch (Terms.fact(term)) {
            case Fact.Number number -> number.kind() == Kind.INT || number.kind() == Kind.BOOL;
            case Fact.Unknown _ -> unknown(term + " is an int");
            default -> false;
        };
    }

    private boolean isNumber(Term term) {
        Fact fact = Terms.fact(term);
        return fact.isNumber() || fact.isUnknown() && unknown(term + " is a number");
    }

    private boolean isSequence(Term term) {
        Fact fact = Terms.fact(term);
        return Terms.items(term).isPresent()
                || fact instanceof Fact.Sequence
                || fact.isUnknown() && unknown(term + " is a sequence");
    }

    /** Whether all items are written as sequences of ints, and one of them tells the sizes of a tensor. */
    private static boolean isSizes(Term term) {
        List<Fact> facts =
                Terms.items(term).orElse(List.of()).stream().map(Terms::fact).toList();
        return facts.stream().allMatch(f -> f instanceof Fact.Sequence s && s.element() instanceof Fact.Number)
                && facts.stream().anyMatch(f -> ((Fact.Sequence) f).isOfSizes());
    }

    /** Whether a function of the program gives one value, not several. */
    private static boolean isNamed(Term function, Term name) {
        return Terms.fact(function) instanceof Fact.Symbol symbol
                && Terms.value(name).filter(symbol.name()::equals).isPresent();
    }

    private static boolean givesOne(Term term) {
        return switch (Terms.fact(term)) {
            case Fact.Local local when local.definition() instanceof Lambda lambda -> !isSeveral(lambda.body());
            case Fact.Local local
            when local.definition() instanceof FunctionDef def ->
                def.body().stream()
                        .filter(Return.class::isInstance)
                        .allMatch(s ->
                                ((Return) s).value().filter(v -> !isSeveral(v)).isPresent());
            default -> Terms.fact(term) instanceof Fact.Symbol;
        };
    }

    private static boolean isSeveral(Expression value) {
        return value instanceof TupleExpr
                || value instanceof dev.espalier.engine.syntax.ListExpr
                || value instanceof dev.espalier.engine.syntax.DictExpr;
    }

    private boolean isTensor(Term term) {
        Fact fact = Terms.fact(term);
        return fact.isTensor() || fact.isUnknown();
    }

    private static boolean isSimple(Term term) {
        return Terms.literal(term).isPresent()
                || Terms.piece(term).map(p -> p.node() instanceof Name).orElse(false);
    }

    private boolean compare(Compare compare, TermBuilder builder) {
        String op = compare.ops().get(0).symbol();
        Expression right = compare.comparators().get(0);
        if (compare.left() instanceof Call call
                && call.func() instanceof Name name
                && name.id().equals("rank")) {
            return rank(op, arg(call, builder), right, builder);
        }
        if (compare.left() instanceof Call call
                && call.func() instanceof Name name
                && name.id().equals("dtypeof")) {
            return dtype(op, arg(call, builder), builder.build(right));
        }
        Term left = builder.build(compare.left());
        return switch (op) {
            case "is" -> isNone(left) && isNone(builder.build(right));
            case "is not" -> !(isNone(left) && isNone(builder.build(right)));
            case "in" -> ((TupleExpr) tupleOf(right)).elements().stream().anyMatch(e -> equal(left, builder.build(e)));
            case "not in" ->
                ((TupleExpr) tupleOf(right)).elements().stream().noneMatch(e -> equal(left, builder.build(e)));
            case "==" -> equal(left, builder.build(right));
            case "!=" -> !equal(left, builder.build(right));
            default -> order(op, left, builder.build(right));
        };
    }

    private static Expression tupleOf(Expression e) {
        return e instanceof dev.espalier.engine.syntax.ListExpr list ? new TupleExpr(list.span(), list.elements()) : e;
    }

    private boolean dtype(String op, Term operand, Term right) {
        DType dtype = Terms.fact(operand) instanceof Fact.DataType named ? named.dtype() : Terms.dtype(operand);
        if (!(Terms.fact(right) instanceof Fact.DataType wanted)) {
            throw new Refusal("compares a dtype with something else");
        }
        if (dtype.isKnown() && DTypes.same(dtype, wanted.dtype())) {
            return op.equals("==");
        }
        if (dtype.isKnown()
                && wanted.dtype().isKnown()
                && dtype.kind() != wanted.dtype().kind()) {
            return op.equals("!=");
        }
        if (dtype.isKnown() && dtype.bits() == 0) {
            DType usual = dtype.isFloating() ? defaultFloat : defaultInt;
            assumptions.add(operand + " is of " + usual);
            return DTypes.same(usual, wanted.dtype()) == op.equals("==");
        }
        if (!dtype.isKnown() && wanted.dtype().isKnown() && wanted.dtype().kind() != ifUnknown) {
            assumptions.add(operand + " is not of " + wanted.dtype());
            return op.equals("!=");
        }
        if (!dtype.exact() || !wanted.dtype().exact()) {
            return unknown("the dtype of " + operand + " is " + wanted.dtype());
        }
        return dtype.equals(wanted.dtype()) == op.equals("==");
    }

    private boolean rank(String op, Term operand, Expression right, TermBuilder builder) {
        OptionalInt rank = Terms.rank(operand);
        if (rank.isEmpty()) {
            return unknown("the rank of " + operand + " " + op + " " + builder.build(right));
        }
        if (op.equals("in")) {
            return ((TupleExpr) tupleOf(right))
                    .elements().stream()
                            .anyMatch(e ->
                                    Objects.equals(Terms.value(builder.build(e)).orElse(null), (long) rank.getAsInt()));
        }
        return order(op, dev.espalier.engine.ir.Literal.of((long) rank.getAsInt()), builder.build(right));
    }

    private boolean equal(Term left, Term right) {
        Optional<Object> a = Terms.value(left);
        Optional<Object> b = Terms.value(right);
        if (a.isPresent() && b.isPresent()) {
            return sameValue(a.get(), b.get());
        }
        Optional<List<Term>> x = Terms.items(left);
        Optional<List<Term>> y = Terms.items(right);
        if (x.isPresent() && y.isPresent()) {
            return x.get().size() == y.get().size()
                    && java.util.stream.IntStream.range(0, x.get().size())
                            .allMatch(i -> equal(x.get().get(i), y.get().get(i)));
        }
        if (left.equals(right)) {
            return true;
        }
        return a.isPresent() && b.isEmpty() && definitelyDifferent(a.get(), right)
                        || b.isPresent() && a.isEmpty() && definitelyDifferent(b.get(), left)
                ? false
                : special(a.or(() -> b), left, right);
    }

    /** A number that is not known is taken not to be the special one; anything else must be known. */
    private boolean special(Optional<Object> value, Term left, Term right) {
        if (value.isPresent() && value.get() instanceof Number
                || Terms.fact(left).isNumber() && Terms.fact(right).isNumber()) {
            assumptions.add(left + " is not " + right);
            return false;
        }
        return unknown(left + " == " + right);
    }

    private static boolean definitelyDifferent(Object value, Term other) {
        return value == None.INSTANCE && !Terms.fact(other).isUnknown();
    }

    static boolean sameValue(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue() || Double.isNaN(x.doubleValue()) && Double.isNaN(y.doubleValue());
        }
        if (a instanceof DType x && b instanceof DType y) {
            return DTypes.same(x, y);
        }
        return a.equals(b);
    }

    private boolean order(String op, Term left, Term right) {
        Optional<Object> a = Terms.value(left);
        Optional<Object> b = Terms.value(right);
        if (a.isEmpty() || b.isEmpty() || !(a.get() instanceof Number x) || !(b.get() instanceof Number y)) {
            return unknown("%s %s %s".formatted(left, op, right));
        }
        int order = Double.compare(x.doubleValue(), y.doubleValue());
        return switch (op) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            default -> throw new Refusal("unknown comparison " + op);
        };
    }
}
