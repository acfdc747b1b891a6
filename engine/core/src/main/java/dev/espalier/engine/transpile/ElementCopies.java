package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.AugAssign;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.For;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.Span;
import dev.espalier.engine.syntax.Starred;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.While;
import dev.espalier.engine.types.Indexing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an element that is read from an array outlives a change of the array, in one function.
 *
 * <p>An element of a NumPy array, {@code x[i]}, is a number of its own; of a torch tensor it is a view, which sees every
 * later change. So {@code t = x[i]; x[i] = x[j]; x[j] = t} needs a copy in torch.
 */
final class ElementCopies {
    private final Map<String, List<Span>> changes = new HashMap<>();
    private final Map<String, List<Span>> mentions = new HashMap<>();
    private final List<Span> loops = new ArrayList<>();
    private final Map<String, Integer> axes = new HashMap<>();

    ElementCopies(FunctionDef function) {
        function.body().forEach(this::collect);
    }

    private void collect(Node node) {
        switch (node) {
            case Assign assign -> assign.targets().forEach(target -> changed(target, assign.span()));
            case AugAssign assign -> {
                changed(assign.target(), assign.span());
                if (assign.target() instanceof Name name) {
                    add(changes, name.id(), assign.span());
                }
            }
            case Name name -> add(mentions, name.id(), name.span());
            case Subscript item when item.value() instanceof Name name -> axes.merge(name.id(), count(item), Math::max);
            case For loop -> loops.add(loop.span());
            case While loop -> loops.add(loop.span());
            default -> {}
        }
        node.children().forEach(this::collect);
    }

    private void changed(Expression target, Span statement) {
        switch (target) {
            case Subscript item when base(item) instanceof Name name -> add(changes, name.id(), statement);
            case TupleExpr tuple -> tuple.elements().forEach(e -> changed(e, statement));
            case Starred starred -> changed(starred.value(), statement);
            default -> {}
        }
    }

    private static Expression base(Subscript item) {
        return item.value() instanceof Subscript inner ? base(inner) : item.value();
    }

    private static void add(Map<String, List<Span>> to, String name, Span span) {
        to.computeIfAbsent(name, _ -> new ArrayList<>()).add(span);
    }

    private static int count(Subscript item) {
        return (int) Indexing.items(item.slice()).stream()
                .filter(i ->
                        !Indexing.isEllipsis(i) && !(i instanceof Constant c && c.value() instanceof Constant.None))
                .count();
    }

    /** Whether an index leaves axes of its array, as other indices of the function show. */
    boolean isRow(Subscript item) {
        return item.value() instanceof Name name && axes.getOrDefault(name.id(), 0) > count(item);
    }

    /** Whether the array of an element changes anywhere in the function. */
    boolean changes(Subscript element) {
        return base(element) instanceof Name array && changes.containsKey(array.id());
    }

    /** Whether a variable that holds an element is read after its array has changed. */
    boolean outlives(Assign assign, Name variable, Subscript element) {
        if (!changes(element)) {
            return false;
        }
        String array = ((Name) base(element)).id();
        return changes.get(array).stream()
                .filter(change -> change.start() >= assign.span().start() || sharesLoop(change, assign.span()))
                .anyMatch(change -> isReadAfter(variable, change, assign.span()));
    }

    private boolean sharesLoop(Span change, Span assign) {
        return loops.stream().anyMatch(loop -> holds(loop, change) && holds(loop, assign));
    }

    private boolean isReadAfter(Name variable, Span change, Span assign) {
        return mentions.getOrDefault(variable.id(), List.of()).stream()
                .filter(read -> !read.equals(variable.span()))
                .anyMatch(read -> change.start() >= assign.start() && read.start() >= change.end()
                        || comesRound(read, change, assign));
    }

    /** Whether a loop leads from the change to the read, and the variable is not set between them. */
    private boolean comesRound(Span read, Span change, Span assign) {
        return loops.stream()
                .filter(loop -> holds(loop, read) && holds(loop, change))
                .anyMatch(loop -> !holds(loop, assign) || read.start() < assign.end());
    }

    private static boolean holds(Span outer, Span inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
