package dev.espalier.engine.syntax;

import java.util.List;

/** A subscript: {@code value[slice]}. */
public record Subscript(Span span, Expression value, Expression slice) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).add(slice).list();
    }
}
