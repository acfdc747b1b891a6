package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Refusal;
import java.util.Optional;

/** Writes values that go into variables whose memory is changed later. */
final class LaterChanges {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;

    LaterChanges(Context context, ExpressionWriter expressions, ChangeScope scope) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
    }

    void requireWritable(Assign assign, TupleExpr tuple, Lifted lifted, String text) {
        boolean changed = tuple.elements().stream().anyMatch(e -> e instanceof Name name && isChanged(name));
        try {
            if (changed) {
                new SameMemory(context, expressions.terms()).requireWritable(text.substring(text.indexOf(" = ") + 3));
            }
        } catch (Refusal refusal) {
            throw new Unconverted(assign.value(), expressions.api(lifted), refusal.getMessage());
        }
    }

    /** What is x itself in one framework and a copy in another must not be changed: {@code +x}, a grid of {@code meshgrid}. */
    void requireOwnMemory(Name name, Expression value) {
        if (!scope.fromMutable
                || scope.changes.isEmpty()
                || !scope.changes.peek().holds(name.id())) {
            return;
        }
        if (value instanceof UnaryOp sign
                && sign.op() == UnaryOperator.UADD
                && !context.facts().fact(sign.operand()).isNumber()) {
            throw new Unconverted(value, "+", "copies a tensor in some frameworks only, and a change in place follows");
        }
        Optional<Lifted> whole =
                value instanceof Subscript item ? context.facts().lifted(item.value()) : Optional.empty();
        if (scope.toMutable && whole.isPresent()) {
            SameMemory memory = new SameMemory(context, expressions.terms());
            try {
                memory.requireWritable(whole.get());
                memory.requireWritable(
                        expressions.write(((Subscript) value).value()).text());
            } catch (Refusal refusal) {
                throw new Unconverted(value, expressions.api(whole.get()), refusal.getMessage());
            }
        }
    }

    /** Whether both frameworks see a change of a variable under the other names of its memory. */
    boolean changesLater(Name name, Lifted lifted) {
        return isChanged(name)
                && !lifted.row().tuple()
                && !lifted.row().inPlace()
                && lifted.fact().isTensor();
    }

    boolean isChanged(Name name) {
        return scope.fromMutable
                && scope.toMutable
                && !scope.changes.isEmpty()
                && scope.changes.peek().holds(name.id());
    }

    String inSameMemory(Expression value, Lifted lifted) {
        String text = expressions.write(value).at(Rendered.LAMBDA);
        try {
            return new SameMemory(context, expressions.terms()).written(value, lifted, text);
        } catch (Refusal refusal) {
            throw new Unconverted(value, expressions.api(lifted), refusal.getMessage());
        }
    }
}
