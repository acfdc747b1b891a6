package dev.espalier.engine.syntax;

import java.util.List;

/** A conditional expression: {@code body if test else orelse}. */
public record IfExp(Span span, Expression test, Expression body, Expression orelse) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(body).add(test).add(orelse).list();
    }
}
