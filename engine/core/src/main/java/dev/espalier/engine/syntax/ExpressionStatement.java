package dev.espalier.engine.syntax;

import java.util.List;

/** An expression as a statement. */
public record ExpressionStatement(Span span, Expression value) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
