package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.Optional;

/** Writes methods and functions that change a tensor: {@code x.add_(y).mul_(2)}. */
final class InPlaceCallWriter {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final ChangeTerms terms;

    InPlaceCallWriter(Context context, ExpressionWriter expressions, ChangeScope scope, ChangeTerms terms) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.terms = terms;
    }

    String expression(ExpressionStatement statement) {
        Optional<Lifted> lifted = context.facts().lifted(statement.value());
        if (lifted.isEmpty() || !lifted.get().row().inPlace()) {
            return expressions.writeNode(statement);
        }
        Expression base = base((Call) statement.value());
        Term term = chained((Call) statement.value(), lifted.get());
        DType own = Terms.dtype(terms.piece(base));
        Term kept = terms.valueTerm(term, own);
        String api = expressions.api(lifted.get());
        try {
            if (base instanceof Subscript subscript && scope.isTensor(subscript.value())) {
                return changedItem(statement, subscript, kept, api);
            }
            if (scope.toMutable) {
                boolean free = base instanceof Name name && scope.isFree(name);
                if (!free && !(base instanceof Name || base instanceof Attribute)) {
                    throw new Unconverted(statement, api, "changes a view of a tensor");
                }
                return expressions.write(base).text() + (free ? " = " : "[...] = ") + terms.text(kept);
            }
            if (base instanceof Attribute attribute
                    && !Attributes.isShared(context.file().module(), attribute.attr())) {
                return expressions.write(base).text() + " = " + terms.text(kept);
            }
            return terms.say(statement, terms.written(statement, base), kept, api);
        } catch (Refusal refusal) {
            throw new Unconverted(statement, api, refusal.getMessage());
        }
    }

    /** {@code return x.sub_(m).div_(s)}: the change, then the variable. */
    String returned(Return result) {
        boolean changes = result.value().isPresent()
                && result.value().get() instanceof Call call
                && context.facts()
                        .lifted(call)
                        .filter(l -> l.row().inPlace() && !expressions.changesItsOwn(call, l))
                        .isPresent()
                && base(call) instanceof Name
                && context.file().ownsLines(result);
        if (!changes) {
            return expressions.writeNode(result);
        }
        Call call = (Call) result.value().get();
        return expression(new ExpressionStatement(call.span(), call)) + "\n"
                + context.file().indentOf(result) + "return "
                + ((Name) base(call)).id();
    }

    private String changedItem(Statement statement, Subscript subscript, Term value, String api) {
        if (scope.toMutable) {
            if (IndexWriter.isBackward(subscript)
                    && context.target().settings().name().equals("torch")) {
                throw new Unconverted(statement, api, "torch has no views with negative steps");
            }
            return expressions.write(subscript.value()).at(Rendered.ATOM) + "["
                    + expressions.indices().text(subscript.slice()) + "] = " + terms.text(value);
        }
        boolean view = Indexing.items(subscript.slice()).stream()
                .noneMatch(i -> Indexing.isAdvanced(i, context.facts().fact(i)));
        if (!view) {
            throw new Unconverted(statement, api, "changes a copy");
        }
        Name name = terms.written(statement, subscript.value());
        return terms.say(
                statement,
                name,
                terms.apply("index_update", terms.piece(subscript.value()), terms.piece(subscript.slice()), value),
                api);
    }

    /** The tensor at the bottom of {@code x.mul_(a).add_(b)}; of a function its first argument. */
    Expression base(Call call) {
        Expression receiver = receiver(call);
        return receiver instanceof Call inner
                        && context.facts()
                                .lifted(inner)
                                .filter(l -> l.row().inPlace())
                                .isPresent()
                ? base(inner)
                : receiver;
    }

    private Expression receiver(Call call) {
        Lifted lifted = context.facts().lifted(call).orElseThrow();
        return ExpressionWriter.changed(call, lifted);
    }

    private Term chained(Call call, Lifted lifted) {
        Expression receiver = receiver(call);
        if (receiver instanceof Call inner) {
            Optional<Lifted> before =
                    context.facts().lifted(inner).filter(l -> l.row().inPlace());
            if (before.isPresent()) {
                return substitute(lifted.term(), inner, chained(inner, before.get()));
            }
        }
        return lifted.term();
    }

    private static Term substitute(Term term, Expression node, Term replacement) {
        return switch (term) {
            case Fragment _ when Terms.piece(term).filter(p -> p.node() == node).isPresent() -> replacement;
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(a -> substitute(a, node, replacement))
                                .toList());
            case SequenceTerm sequence ->
                new SequenceTerm(sequence.items().stream()
                        .map(a -> substitute(a, node, replacement))
                        .toList());
            default -> term;
        };
    }
}
