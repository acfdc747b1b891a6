package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A starred pattern. */
public record MatchStar(Span span, Optional<String> name) implements Pattern {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
