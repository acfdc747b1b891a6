package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Indexing;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is known of changes in place in the functions that are being written, the innermost first. */
final class ChangeScope {
    final Deque<Aliases> functions = new ArrayDeque<>();
    final Deque<ElementCopies> elements = new ArrayDeque<>();
    final Deque<ChangedMemory> changes = new ArrayDeque<>();
    /** Whether elements of arrays are numbers of their own in the source, and views in the target. */
    final boolean copiesElements;

    final boolean fromMutable;
    final boolean toMutable;
    private final Context context;

    ChangeScope(Context context) {
        this.context = context;
        this.fromMutable = context.source().settings().mutable();
        this.toMutable = context.target().settings().mutable();
        this.copiesElements =
                context.source().settings().promotion() == PromotionRule.NUMPY && fromMutable && toMutable;
    }

    void enter(FunctionDef def) {
        elements.push(new ElementCopies(def));
        changes.push(new ChangedMemory(def, context.freshness()));
        functions.push(new Aliases(def, context.freshness(), this::isElement));
    }

    void leave() {
        functions.pop();
        changes.pop();
        elements.pop();
    }

    /** Whether an index names one element, as far as is known: a row of a matrix would be seen to change in NumPy, too. */
    boolean isElement(Subscript subscript) {
        if (context.source().settings().promotion() != PromotionRule.NUMPY || elements.isEmpty()) {
            return false;
        }
        boolean single = Indexing.items(subscript.slice()).stream()
                .noneMatch(i -> i instanceof Slice
                        || Indexing.isEllipsis(i)
                        || Indexing.isNew(i, context.facts().fact(i))
                        || Indexing.isAdvanced(i, context.facts().fact(i))
                                && !isScalar(context.facts().fact(i)));
        return single
                && !elements.peek().isRow(subscript)
                && context.facts().fact(subscript) instanceof Fact.Tensor element
                && element.type().shape().rank().orElse(0) == 0;
    }

    static boolean isScalar(Fact fact) {
        return fact instanceof Fact.Tensor t && t.type().shape().rank().orElse(-1) == 0;
    }

    boolean hasTensorItem(TupleExpr tuple) {
        return tuple.elements().stream().anyMatch(e -> e instanceof Subscript s && isTensor(s.value()));
    }

    boolean isTensor(Expression e) {
        return context.facts().fact(e).isTensor();
    }

    /** Whether a variable can be given a new value, and nobody sees the old one. */
    boolean isFree(Name name) {
        return !functions.isEmpty()
                && functions.peek().refusal(name.id()).isEmpty()
                && !functions.peek().changesArgument(name.id());
    }
}
