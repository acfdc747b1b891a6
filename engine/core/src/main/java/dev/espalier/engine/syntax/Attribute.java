package dev.espalier.engine.syntax;

import java.util.List;

/** An attribute: {@code value.attr}. */
public record Attribute(Span span, Expression value, String attr, Span attrSpan) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
