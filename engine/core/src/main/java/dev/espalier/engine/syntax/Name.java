package dev.espalier.engine.syntax;

import java.util.List;

/** A name: {@code x}. */
public record Name(Span span, String id) implements Expression {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
