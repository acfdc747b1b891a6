package dev.espalier.engine.syntax;

import java.util.List;

/** {@code continue}. */
public record Continue(Span span) implements Statement {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
