package dev.espalier.engine.syntax;

import java.util.List;

/** {@code pass}. */
public record Pass(Span span) implements Statement {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
