package dev.espalier.engine.syntax;

import java.util.List;

/** {@code *value}. */
public record Starred(Span span, Expression value) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
