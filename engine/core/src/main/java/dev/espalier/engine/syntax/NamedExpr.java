package dev.espalier.engine.syntax;

import java.util.List;

/** An assignment expression: {@code target := value}. */
public record NamedExpr(Span span, Expression target, Expression value) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(target).add(value).list();
    }
}
