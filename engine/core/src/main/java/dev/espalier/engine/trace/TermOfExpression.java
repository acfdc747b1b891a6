package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.ListExpr;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Slice;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import dev.espalier.engine.syntax.UnaryOperator;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Expressions of a program whose facts are known, as terms over values that have a name in a graph. */
final class TermOfExpression {
    private final SourceFile file;
    private final FileFacts facts;
    private final Vocabulary vocabulary;
    private final LocalCalls calls;
    private final Function<Term, Term> settle;

    /** What a call of a function of the file gives. */
    @FunctionalInterface
    interface LocalCalls {
        Term of(Call call, Fact.Local function, Map<String, Term> values);
    }

    TermOfExpression(SourceFile file, FileFacts facts, Vocabulary vocabulary) {
        this(
                file,
                facts,
                vocabulary,
                (call, _, _) -> {
                    throw new IrProblem("%s is not understood here".formatted(file.text(call)));
                },
                Function.identity());
    }

    /**
     * Expressions of a file with functions that call each other.
     *
     * @param calls what calls of functions of the file give
     * @param settle gives the number behind a term, where the types of what has been read tell it
     */
    TermOfExpression(
            SourceFile file, FileFacts facts, Vocabulary vocabulary, LocalCalls calls, Function<Term, Term> settle) {
        this.calls = calls;
        this.settle = settle;
        this.file = file;
        this.facts = facts;
        this.vocabulary = vocabulary;
    }

    /**
     * What an expression gives: one term, or one for each of several results.
     *
     * @param values what names stand for
     */
    List<Term> results(Expression e, Map<String, Term> values) {
        Optional<Lifted> lifted = facts.lifted(e);
        return lifted.isPresent()
                ? lifted.get().results().stream()
                        .map(term -> leaves(term, values))
                        .toList()
                : List.of(term(e, values));
    }

    /** The tensor behind {@code x[index] = value}, written as the tuple {@code (x[index], value)}. */
    Term assignment(Expression e, Map<String, Term> values) {
        List<Expression> parts = ((TupleExpr) e).elements();
        Subscript target = (Subscript) parts.getFirst();
        Term value = term(parts.getLast(), values);
        DType own = facts.fact(target.value()).dtypeOf().orElse(DType.UNKNOWN);
        DType given = facts.fact(parts.getLast()).dtypeOf().orElse(own);
        boolean widens = facts.fact(parts.getLast()).isTensor() && !given.equals(own);
        return vocabulary.apply(
                "index_update",
                term(target.value(), values),
                index(target.slice(), values),
                widens ? vocabulary.apply("astype", value, new Literal(own)) : value);
    }

    private Term term(Expression e, Map<String, Term> values) {
        Optional<Lifted> lifted = facts.lifted(e);
        if (lifted.isPresent() && lifted.get().results().size() == 1) {
            return leaves(lifted.get().term(), values);
        }
        Optional<FileFacts.Unread> unread = facts.unread(e);
        if (unread.isPresent()) {
            throw new IrProblem(unread.get().reason());
        }
        return switch (e) {
            case Name name when values.containsKey(name.id()) -> values.get(name.id());
            case Constant constant ->
                new Literal(Terms.constant(constant).orElseThrow(() -> new IrProblem("no constant: " + file.text(e))));
            case TupleExpr tuple -> sequence(tuple.elements(), values);
            case ListExpr list -> sequence(list.elements(), values);
            case Slice slice -> slice(slice, values);
            case Subscript subscript
            when facts.fact(subscript.value()).isTensor() ->
                vocabulary.apply("getitem", term(subscript.value(), values), index(subscript.slice(), values));
            case BinOp sum
            when facts.fact(e) instanceof Fact.Number ->
                Numbers.of(
                        sum.op().symbol(),
                        settle.apply(term(sum.left(), values)),
                        settle.apply(term(sum.right(), values)));
            case UnaryOp minus
            when minus.op() == UnaryOperator.USUB && facts.fact(e) instanceof Fact.Number ->
                Numbers.negative(settle.apply(term(minus.operand(), values)));
            case Subscript subscript -> item(subscript, values);
            case Call call when facts.fact(call.func()) instanceof Fact.Local local -> calls.of(call, local, values);
            case Call(var _, Name(var _, String id), List<Expression> arguments, var _)
            when id.equals("float")
                    && arguments.size() == 1
                    && arguments.getFirst() instanceof Constant(var _, String text) -> Numbers.spelled(text);
            default -> known(e);
        };
    }

    /** One of several results, or of a tuple. */
    private Term item(Subscript subscript, Map<String, Term> values) {
        return vocabulary.apply("item_of", term(subscript.value(), values), term(subscript.slice(), values));
    }

    /** A number or dtype that is known without being computed. */
    private Term known(Expression e) {
        return switch (facts.fact(e)) {
            case Fact.Number number
            when number.value().isPresent() -> new Literal(number.value().get());
            case Fact.DataType dtype when dtype.dtype().exact() -> new Literal(dtype.dtype());
            case Fact.Text text
            when text.value().isPresent() -> new Literal(text.value().get());
            case Fact.Nothing _ -> Literal.NONE;
            default -> throw new IrProblem("%s is not understood here".formatted(file.text(e)));
        };
    }

    private Term sequence(List<Expression> elements, Map<String, Term> values) {
        return new SequenceTerm(
                elements.stream().map(item -> term(item, values)).toList());
    }

    private Term index(Expression index, Map<String, Term> values) {
        List<Term> parts = Indexing.items(index).stream()
                .map(item -> item instanceof Slice slice ? slice(slice, values) : term(item, values))
                .toList();
        return new SequenceTerm(parts);
    }

    private Term slice(Slice slice, Map<String, Term> values) {
        return vocabulary.apply(
                "slice", bound(slice.lower(), values), bound(slice.upper(), values), bound(slice.step(), values));
    }

    private Term bound(Optional<Expression> bound, Map<String, Term> values) {
        return bound.map(e -> term(e, values)).orElse(Literal.NONE);
    }

    /** A term over pieces of source, over values instead. */
    private Term leaves(Term term, Map<String, Term> values) {
        return switch (term) {
            case Literal _ -> term;
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(
                        items.stream().map(item -> leaves(item, values)).toList());
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream().map(a -> leaves(a, values)).toList());
            case Fragment(String _, Piece piece) -> term(piece.node(), values);
            case Fragment(String _, Composed(String operator, List<Term> operands))
            when operator.equals("tuple") -> leaves(operands.getFirst(), values);
            case Fragment(String _, Composed composed) -> Numbers.fold(composed);
            case Fragment(String name, Object _) -> throw new IrProblem(name + " is not understood here");
        };
    }
}
