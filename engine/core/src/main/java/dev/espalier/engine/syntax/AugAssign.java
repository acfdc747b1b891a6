package dev.espalier.engine.syntax;

import java.util.List;

/** An augmented assignment: {@code target op= value}. */
public record AugAssign(Span span, Expression target, Operator op, Expression value) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(target).add(value).list();
    }
}
