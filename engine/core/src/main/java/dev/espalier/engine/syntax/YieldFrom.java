package dev.espalier.engine.syntax;

import java.util.List;

/** {@code yield from value}. */
public record YieldFrom(Span span, Expression value) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
