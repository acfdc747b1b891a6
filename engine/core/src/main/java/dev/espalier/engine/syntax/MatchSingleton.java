package dev.espalier.engine.syntax;

import java.util.List;

/** A pattern for None, True or False. */
public record MatchSingleton(Span span, Object value) implements Pattern {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
