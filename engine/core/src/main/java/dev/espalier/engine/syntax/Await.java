package dev.espalier.engine.syntax;

import java.util.List;

/** {@code await value}. */
public record Await(Span span, Expression value) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
