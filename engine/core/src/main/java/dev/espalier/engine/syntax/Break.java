package dev.espalier.engine.syntax;

import java.util.List;

/** {@code break}. */
public record Break(Span span) implements Statement {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
