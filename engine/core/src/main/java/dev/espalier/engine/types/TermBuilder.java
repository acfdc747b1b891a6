package dev.espalier.engine.types;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.OperationParameter;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.IfExp;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.ListExpr;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Slice;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Evaluates the body of a row with its parameters bound, to a term of core operations. */
final class TermBuilder {
    private final Vocabulary vocabulary;
    private final Promoter promoter;
    private final Map<String, Term> bindings;
    private final Conditions conditions;
    private final BiFunction<String, List<Argument>, Term> rows;

    /** @param rows reads a call of another row of the dialect */
    TermBuilder(
            Vocabulary vocabulary,
            Promoter promoter,
            Map<String, Term> bindings,
            Conditions conditions,
            BiFunction<String, List<Argument>, Term> rows) {
        this.vocabulary = vocabulary;
        this.promoter = promoter;
        this.bindings = bindings;
        this.conditions = conditions;
        this.rows = rows;
    }

    Term build(Expression e) {
        return switch (e) {
            case Name name -> name(name.id());
            case Constant constant ->
                new Literal(Terms.constant(constant).orElseThrow(() -> new Refusal("constant in a row")));
            case Call call when call.func() instanceof Name function -> call(function.id(), call);
            case Call call when call.func() instanceof Attribute path -> row(path, call);
            case IfExp choice -> build(conditions.holds(choice.test(), this) ? choice.body() : choice.orelse());
            case BoolOp or -> or(or);
            case UnaryOp unary -> unary(unary);
            case BinOp binary -> binary(binary);
            case TupleExpr tuple -> sequence(tuple.elements());
            case ListExpr list -> sequence(list.elements());
            case Subscript subscript -> subscript(subscript);
            default -> throw new Refusal("cannot evaluate " + e.getClass().getSimpleName() + " in a row");
        };
    }

    /** Another row of the dialect, by its full name. */
    private Term row(Attribute path, Call call) {
        List<Argument> arguments = new ArrayList<>();
        call.args().forEach(e -> arguments.add(new Argument(Optional.empty(), build(e), 0)));
        call.keywords().forEach(k -> arguments.add(new Argument(k.arg(), build(k.value()), 0)));
        return rows.apply(path(path), arguments);
    }

    private static String path(Expression e) {
        return e instanceof Attribute a ? path(a.value()) + "." + a.attr() : ((Name) e).id();
    }

    private Term sequence(List<Expression> elements) {
        List<Term> items = new ArrayList<>();
        for (Expression element : elements) {
            if (element instanceof dev.espalier.engine.syntax.Starred starred) {
                items.addAll(Terms.items(build(starred.value())).orElseThrow(() -> new Refusal("unknown length")));
            } else {
                items.add(build(element));
            }
        }
        return new SequenceTerm(items);
    }

    private Term name(String id) {
        Term bound = bindings.get(id);
        if (bound != null) {
            return bound;
        }
        Optional<DType> dtype = DType.of(id);
        if (dtype.isPresent()) {
            return new Literal(dtype.get());
        }
        return switch (id) {
            case "inf" -> new Literal(Double.POSITIVE_INFINITY);
            case "nan" -> new Literal(Double.NaN);
            case "pi" -> new Literal(Math.PI);
            default -> throw new Refusal("unknown name " + id + " in a row");
        };
    }

    private Term or(BoolOp or) {
        if (or.op().symbol().equals("and")) {
            return build(or.values().get(1));
        }
        Term first = build(or.values().get(0));
        return conditions.isNone(first) ? build(or.values().get(1)) : first;
    }

    private Term unary(UnaryOp unary) {
        Term operand = build(unary.operand());
        if (unary.op().symbol().strip().equals("-") && Terms.literal(operand).isPresent()) {
            return Arithmetic.negate(Terms.literal(operand).get());
        }
        return new Fragment("-" + operand, new Composed(unary.op().symbol().strip(), List.of(operand)));
    }

    private Term binary(BinOp binary) {
        Term left = build(binary.left());
        Term right = build(binary.right());
        String op = binary.op().symbol();
        Optional<Term> folded = Arithmetic.fold(op, left, right);
        return folded.orElseGet(
                () -> new Fragment("(%s %s %s)".formatted(left, op, right), new Composed(op, List.of(left, right))));
    }

    private Term subscript(Subscript subscript) {
        Term value = build(subscript.value());
        List<Term> items = Terms.items(value).orElseThrow(() -> new Refusal("needs a written sequence"));
        if (subscript.slice() instanceof Slice slice) {
            int from = slice.lower().map(this::index).orElse(0);
            int to = slice.upper().map(this::index).orElse(items.size());
            from = from < 0 ? from + items.size() : from;
            to = to < 0 ? to + items.size() : to;
            if (slice.step().isPresent()) {
                List<Term> reversed = new ArrayList<>(items);
                java.util.Collections.reverse(reversed);
                return new SequenceTerm(reversed);
            }
            return new SequenceTerm(items.subList(Math.min(from, items.size()), Math.min(to, items.size())));
        }
        int i = index(subscript.slice());
        int at = i < 0 ? i + items.size() : i;
        if (at < 0 || at >= items.size()) {
            throw new Refusal("index out of range in a row");
        }
        return items.get(at);
    }

    private int index(Expression e) {
        Object value = Terms.value(build(e)).orElseThrow(() -> new Refusal("needs a known index"));
        return ((Number) value).intValue();
    }

    private Term call(String function, Call call) {
        return switch (function) {
            case "dtypeof" -> Dtypes.of(build(call.args().get(0)));
            case "shapeof" ->
                new Apply(
                        vocabulary.find("shape").orElseThrow(),
                        List.of(build(call.args().get(0))));
            case "seq" -> asSequence(build(call.args().get(0)));
            case "joined" -> joined(build(call.args().get(0)));
            case "pair" -> pair(build(call.args().get(0)));
            case "len" ->
                Literal.of((long) Terms.items(build(call.args().get(0)))
                        .orElseThrow(() -> new Refusal("unknown length"))
                        .size());
            case "rank" ->
                Literal.of((long) Terms.rank(build(call.args().get(0)))
                        .orElseThrow(() -> new Undecided("the rank is not known")));
            case "item_of" ->
                itemOf(build(call.args().get(0)), index(call.args().get(1)));
            case "fail" -> throw new Refusal((String) ((Constant) call.args().get(0)).value());
            default -> operation(function, call);
        };
    }

    /** The items of several sequences one after the other; one that is not written out is unpacked. */
    private static Term joined(Term sequences) {
        List<Term> items = new ArrayList<>();
        for (Term sequence : Terms.items(sequences).orElseThrow(() -> new Refusal("needs a written sequence"))) {
            Terms.items(sequence).ifPresentOrElse(items::addAll, () -> items.add(Terms.unpack(sequence)));
        }
        return new SequenceTerm(items);
    }

    private static Term asSequence(Term term) {
        return Terms.items(term)
                .filter(items -> items.size() == 1)
                .map(List::getFirst)
                .map(item -> Terms.isUnpacked(item) ? Terms.packed(item) : item)
                .filter(TermBuilder::isSequence)
                .orElse(term);
    }

    private static boolean isSequence(Term term) {
        return Terms.items(term).isPresent() || Terms.fact(term) instanceof Fact.Sequence;
    }

    private static Term pair(Term term) {
        return isSequence(term) ? term : SequenceTerm.of(term, term);
    }

    private Term itemOf(Term term, int index) {
        return new Apply(vocabulary.find("item_of").orElseThrow(), List.of(term, Literal.of((long) index)));
    }

    private Term operation(String name, Call call) {
        Operation operation = vocabulary.find(name).orElseThrow(() -> new Refusal("no core operation " + name));
        Map<String, Term> given = new HashMap<>();
        int position = 0;
        for (Expression argument : call.args()) {
            given.put(operation.parameters().get(position++).name(), build(argument));
        }
        for (Keyword keyword : call.keywords()) {
            given.put(keyword.arg().orElseThrow(), build(keyword.value()));
        }
        return apply(operation, given);
    }

    /** The operation on the given arguments, defaults filled in, promoted. */
    Apply apply(Operation operation, Map<String, Term> given) {
        List<Term> arguments = new ArrayList<>();
        Map<String, Term> scope = new HashMap<>(given);
        for (OperationParameter parameter : operation.parameters()) {
            Term value = given.get(parameter.name());
            if (value == null) {
                Expression otherwise = parameter
                        .defaultValue()
                        .orElseThrow(() -> new Refusal(operation + " needs " + parameter.name()));
                value = new TermBuilder(vocabulary, promoter, scope, conditions, rows).build(otherwise);
                scope.put(parameter.name(), value);
            }
            arguments.add(parameter.name().startsWith("ax") ? axes(value) : value);
        }
        return promoter.promote(new Apply(operation, arguments));
    }

    /** Axes are a tuple, which every framework takes. */
    private static Term axes(Term term) {
        Optional<Piece> piece = Terms.piece(term);
        boolean list = Terms.fact(term) instanceof Fact.Sequence sequence && sequence.form() == Fact.Sequence.Form.LIST;
        if (piece.isEmpty() || !list) {
            return term;
        }
        return Terms.items(term)
                .<Term>map(SequenceTerm::new)
                .orElseGet(() -> new Fragment("tuple(" + term + ")", new Composed("tuple", List.of(term))));
    }

    /** The dtype of a term as a term. */
    static final class Dtypes {
        private Dtypes() {}

        /** The dtype of the tensors in nested sequences. */
        private static DType nested(Fact.Sequence sequence) {
            List<Fact> items = sequence.items().orElse(List.of(sequence.element()));
            for (Fact item : items) {
                DType dtype = item instanceof Fact.Sequence inner
                        ? nested(inner)
                        : item instanceof Fact.Tensor tensor ? tensor.dtype() : DType.UNKNOWN;
                if (dtype.isKnown()) {
                    return dtype;
                }
            }
            return DType.UNKNOWN;
        }

        static Term of(Term term) {
            if (Terms.fact(term) instanceof Fact.DataType dtype) {
                return new Literal(dtype.dtype());
            }
            DType dtype = Terms.fact(term) instanceof Fact.Sequence sequence ? nested(sequence) : Terms.dtype(term);
            if (dtype.exact() || dtype.like().isPresent()) {
                return new Literal(dtype);
            }
            return new Literal(
                    new DType(dtype.kind(), dtype.bits(), dtype.brain(), false, Optional.of(term.toString())));
        }
    }
}
