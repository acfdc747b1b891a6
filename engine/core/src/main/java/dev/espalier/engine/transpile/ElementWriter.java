package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies elements of arrays, which are numbers of their own in NumPy and views elsewhere, where they outlive a change.
 */
final class ElementWriter {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final ChangeTerms terms;

    ElementWriter(Context context, ExpressionWriter expressions, ChangeScope scope, ChangeTerms terms) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.terms = terms;
    }

    /** An assignment some of whose values are elements that outlive a change of their array. */
    Optional<String> copiedElements(Assign assign, Expression target) {
        if (!scope.copiesElements || scope.elements.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> targets = target instanceof TupleExpr t ? t.elements() : List.of(target);
        List<Expression> values = target instanceof TupleExpr && assign.value() instanceof TupleExpr v
                ? v.elements()
                : List.of(assign.value());
        if (targets.size() != values.size() || targets.stream().anyMatch(Starred.class::isInstance)) {
            return Optional.empty();
        }
        boolean any = false;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean copy = values.get(i) instanceof Subscript element
                    && scope.isElement(element)
                    && outlives(assign, targets, targets.get(i), element);
            any |= copy;
            texts.add(
                    copy
                            ? terms.copy(values.get(i))
                            : expressions.write(values.get(i)).at(Rendered.LAMBDA));
        }
        return any ? Optional.of(expressions.writeNode(target) + " = " + String.join(", ", texts)) : Optional.empty();
    }

    private boolean outlives(Assign assign, List<Expression> targets, Expression target, Subscript element) {
        boolean swaps = targets.size() > 1
                && targets.stream().anyMatch(t -> t instanceof Subscript)
                && scope.elements.peek().changes(element);
        return switch (target) {
            case Name name -> swaps || scope.elements.peek().outlives(assign, name, element);
            case Subscript item when scope.isTensor(item.value()) -> swaps;
            default -> scope.elements.peek().changes(element);
        };
    }

    /** {@code out.append(x[0])} of an array that changes. */
    Optional<String> appended(Expression value) {
        boolean appends = scope.copiesElements
                && value instanceof Call call
                && !scope.elements.isEmpty()
                && call.func() instanceof Attribute method
                && method.attr().equals("append")
                && call.args().size() == 1
                && call.args().get(0) instanceof Subscript element
                && scope.isElement(element)
                && scope.elements.peek().changes(element);
        return appends ? Optional.of(appendedCopy((Call) value)) : Optional.empty();
    }

    private String appendedCopy(Call call) {
        return expressions.write(call.func()).text() + "("
                + terms.copy(call.args().get(0)) + ")";
    }
}
