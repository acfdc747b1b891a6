package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.BoolOperator;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Compare;
import dev.espalier.engine.syntax.CompareOperator;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.IfExp;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.ListExpr;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads rows from right to left: finds the parameters for which the body of a row is a given term.
 *
 * <p>Parts that are computed (conditions, dtype rules) are passed over here; the read-back decides about them.
 */
final class Unifier {
    private final Vocabulary vocabulary;
    private final Equivalence equivalence;

    Unifier(Vocabulary vocabulary, Equivalence equivalence) {
        this.vocabulary = vocabulary;
        this.equivalence = equivalence;
    }

    /** All bindings under which the body may be the term. */
    List<Binding> unify(Row row, Expression body, Term term) {
        List<Binding> out = new ArrayList<>();
        Binding start = new Binding();
        row.guards().forEach(guard -> suggest(row, guard.condition(), start));
        unify(row, body, term, start, out::add);
        return out;
    }

    private void unify(Row row, Expression pattern, Term term, Binding so, Consumer<Binding> found) {
        switch (pattern) {
            case Name name -> name(row, name.id(), term, so, found);
            case Constant constant -> constant(constant, term, so, found);
            case UnaryOp _ -> literal(pattern, term, so, found);
            case Call call when call.func() instanceof Name f -> call(row, f.id(), call, term, so, found);
            case IfExp choice -> {
                Binding yes = so.copy();
                suggest(row, choice.test(), yes);
                unify(row, choice.body(), term, yes, found);
                unify(row, choice.orelse(), term, so.copy(), found);
            }
            case BoolOp or when or.op() == BoolOperator.OR -> or(row, or, term, so, found);
            case TupleExpr tuple -> sequence(row, tuple.elements(), term, so, found);
            case ListExpr list -> sequence(row, list.elements(), term, so, found);
            case BinOp _, Compare _, BoolOp _ -> found.accept(so);
            default -> found.accept(so);
        }
    }

    /** {@code mode == "same"} suggests a value for a parameter that nothing else determines. */
    private static void suggest(Row row, Expression condition, Binding so) {
        if (condition instanceof BoolOp and && and.op() == BoolOperator.AND) {
            and.values().forEach(value -> suggest(row, value, so));
        }
        if (condition instanceof Compare compare
                && compare.ops().get(0) == CompareOperator.EQ
                && compare.left() instanceof Name name
                && row.parameter(name.id()).isPresent()
                && compare.comparators().get(0) instanceof Constant constant) {
            Terms.constant(constant).ifPresent(value -> so.explicit().put(name.id(), new Literal(value)));
        }
        if (condition instanceof Name name && row.parameter(name.id()).isPresent()) {
            so.explicit().put(name.id(), Literal.TRUE);
        }
    }

    private void name(Row row, String id, Term term, Binding so, Consumer<Binding> found) {
        Optional<RowParameter> parameter = row.parameter(id);
        if (parameter.isEmpty()) {
            if (DType.of(id).isPresent()) {
                if (Terms.literal(term)
                        .filter(v -> v instanceof DType d
                                && equivalence.sameDtype(d, DType.of(id).get()))
                        .isPresent()) {
                    found.accept(so);
                }
            } else if (id.equals("inf") || id.equals("nan") || id.equals("pi")) {
                found.accept(so);
            }
            return;
        }
        Term before = so.bound().get(id);
        if (before == null) {
            so.bound().put(id, term);
            found.accept(so);
        } else if (equivalence.same(before, term)) {
            found.accept(so);
        }
    }

    private static void constant(Constant constant, Term term, Binding so, Consumer<Binding> found) {
        Optional<Object> wanted = Terms.constant(constant);
        Optional<Object> given = Terms.literal(term);
        if (wanted.isPresent() && given.isPresent() && sameConstant(wanted.get(), given.get())) {
            found.accept(so);
        }
    }

    private static boolean sameConstant(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y ? x.doubleValue() == y.doubleValue() : a.equals(b);
    }

    private static void literal(Expression pattern, Term term, Binding so, Consumer<Binding> found) {
        if (pattern instanceof UnaryOp unary && unary.operand() instanceof Constant constant) {
            Object value = Terms.constant(constant).orElse(null);
            Object given = Terms.literal(term).orElse(null);
            if (value instanceof Number x && given instanceof Number y && -x.doubleValue() == y.doubleValue()) {
                found.accept(so);
            }
        } else {
            found.accept(so);
        }
    }

    private void or(Row row, BoolOp or, Term term, Binding so, Consumer<Binding> found) {
        if (or.values().get(0) instanceof Name name && row.parameter(name.id()).isPresent()) {
            so.explicit().put(name.id(), term);
            found.accept(so);
        } else {
            or.values().forEach(value -> unify(row, value, term, so.copy(), found));
        }
    }

    private void sequence(Row row, List<Expression> elements, Term term, Binding so, Consumer<Binding> found) {
        Optional<List<Term>> items = Terms.items(term);
        if (items.isPresent() && items.get().size() == elements.size()) {
            all(row, elements, items.get(), 0, so, found);
        }
    }

    private void all(
            Row row, List<Expression> patterns, List<Term> terms, int at, Binding so, Consumer<Binding> found) {
        if (at == patterns.size()) {
            found.accept(so);
        } else {
            unify(row, patterns.get(at), terms.get(at), so, next -> all(row, patterns, terms, at + 1, next, found));
        }
    }

    private void call(Row row, String function, Call call, Term term, Binding so, Consumer<Binding> found) {
        switch (function) {
            case "seq" -> variadic(row, call, term, so, found);
            case "pair" -> unify(row, call.args().get(0), unpair(term), so, found);
            case "dtypeof", "shapeof", "len", "rank", "item_of" -> found.accept(so);
            case "fail" -> {}
            default -> {
                Optional<Operation> operation = vocabulary.find(function);
                if (operation.isPresent()
                        && term instanceof Apply apply
                        && apply.operation().equals(operation.get())) {
                    operation(row, operation.get(), call, apply, so, found);
                }
            }
        }
    }

    private static Term unpair(Term term) {
        return Terms.items(term)
                .filter(items -> items.size() == 2 && items.get(0).equals(items.get(1)))
                .map(items -> items.get(0))
                .orElse(term);
    }

    private void variadic(Row row, Call call, Term term, Binding so, Consumer<Binding> found) {
        if (call.args().get(0) instanceof Name name && Terms.fact(term) instanceof Fact.Sequence) {
            List<Term> items = Terms.items(term).orElseGet(() -> List.of(Terms.unpack(term)));
            name(row, name.id(), new SequenceTerm(items), so, found);
        }
    }

    private void operation(Row row, Operation operation, Call call, Apply apply, Binding so, Consumer<Binding> found) {
        Map<String, Expression> given = new HashMap<>();
        for (int i = 0; i < call.args().size(); i++) {
            given.put(operation.parameters().get(i).name(), call.args().get(i));
        }
        for (Keyword keyword : call.keywords()) {
            given.put(keyword.arg().orElseThrow(), keyword.value());
        }
        List<Expression> patterns = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < operation.parameters().size(); i++) {
            String name = operation.parameters().get(i).name();
            // a stable order is as good where any order will do: the read-back decides
            if (given.containsKey(name) && !name.equals("stable")) {
                patterns.add(given.get(name));
                terms.add(apply.arguments().get(i));
            }
        }
        all(row, patterns, terms, 0, so, found);
    }

    /** The value of a default that is written as a constant, such as {@code 0}, {@code -1} or {@code None}. */
    static Optional<Object> valueOf(Expression value) {
        return switch (value) {
            case Constant constant -> Terms.constant(constant);
            case UnaryOp minus
            when minus.operand() instanceof Constant number ->
                Terms.constant(number).map(Unifier::negative);
            default -> Optional.empty();
        };
    }

    private static Object negative(Object number) {
        return switch (number) {
            case Long integer -> -integer;
            case Double real -> -real;
            default -> number;
        };
    }
}
