package dev.espalier.engine.syntax;

import java.util.List;

/** A pattern that compares with a value. */
public record MatchValue(Span span, Expression value) implements Pattern {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
