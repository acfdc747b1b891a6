package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.List;
import java.util.Optional;

/** The terms and texts that changes of tensors are made of. */
final class ChangeTerms {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final MutationWriter.Notes notes;

    ChangeTerms(Context context, ExpressionWriter expressions, ChangeScope scope, MutationWriter.Notes notes) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.notes = notes;
    }

    String text(Term term) {
        return expressions.terms().write(term).at(Rendered.LAMBDA);
    }

    /** The value in the dtype of the tensor that takes it. */
    String value(Term value, DType dtype) {
        return expressions.terms().write(valueTerm(value, dtype)).at(Rendered.LAMBDA);
    }

    Term valueTerm(Term value, DType dtype) {
        DType own = Terms.dtype(value);
        boolean differs = Terms.fact(value).isTensor()
                && own.isKnown()
                && dtype.isKnown()
                && !expressions.terms().equivalence().sameDtype(own, dtype);
        return differs && (dtype.exact() || dtype.like().isPresent())
                ? apply("cast", value, new Literal(dtype))
                : value;
    }

    /** A value that NumPy reads before it changes the target; torch refuses one that lies in the same memory. */
    Term apartFrom(Expression target, Expression value) {
        boolean number = value instanceof Name name
                && !scope.functions.isEmpty()
                && scope.functions.peek().items(name.id()).stream().anyMatch(scope::isElement);
        boolean overlaps = scope.copiesElements
                && !number
                && !scope.changes.isEmpty()
                && !context.facts().fact(value).isNumber()
                && scope.changes.peek().overlaps(target, value);
        return overlaps ? apply("copy", piece(value)) : piece(value);
    }

    String copy(Expression element) {
        try {
            return text(apply("copy", piece(element)));
        } catch (Refusal refusal) {
            throw new Unconverted(element, "indexing", refusal.getMessage());
        }
    }

    /** The variable that a change goes to, if making a new value is safe. */
    Name written(Statement statement, Expression base) {
        if (!(base instanceof Name name)) {
            throw new Unconverted(
                    statement, "in-place change", "only a variable of this function can be given a new value");
        }
        if (scope.functions.isEmpty()) {
            return name;
        }
        Optional<String> refusal = scope.functions.peek().refusal(name.id());
        if (refusal.isPresent()) {
            throw new Unconverted(statement, "in-place change", refusal.get());
        }
        if (scope.functions.peek().changesArgument(name.id())) {
            notes.note(
                    statement,
                    FindingKind.DIFFERS,
                    "in-place change",
                    "the argument %s keeps its value here; the changed one is returned".formatted(name.id()));
        }
        return name;
    }

    String say(Statement statement, Name name, Term term, String api) {
        try {
            return name.id() + " = "
                    + expressions.terms().write(term, Form.METHOD).at(Rendered.LAMBDA);
        } catch (Refusal refusal) {
            throw new Unconverted(statement, api, refusal.getMessage());
        }
    }

    Term piece(Expression e) {
        Optional<List<Term>> items =
                switch (e) {
                    case TupleExpr tuple
                    when !(hasStar(tuple.elements())) ->
                        Optional.of(tuple.elements().stream().map(this::piece).toList());
                    case ListExpr list
                    when !(hasStar(list.elements())) ->
                        Optional.of(list.elements().stream().map(this::piece).toList());
                    default -> Optional.empty();
                };
        return new Fragment(context.file().text(e), new Piece(e, context.facts().fact(e), false, items));
    }

    private static boolean hasStar(List<Expression> elements) {
        return elements.stream().anyMatch(Starred.class::isInstance);
    }

    Apply apply(String operation, Term... arguments) {
        return new Apply(context.vocabulary().find(operation).orElseThrow(), List.of(arguments));
    }

    static boolean mentions(Node node, String name) {
        return node instanceof Name n && n.id().equals(name)
                || node.children().stream().anyMatch(child -> mentions(child, name));
    }
}
