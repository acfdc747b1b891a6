package dev.espalier.engine.syntax;

import java.util.List;

/** A sequence pattern. */
public record MatchSequence(Span span, List<Pattern> patterns) implements Pattern {
    public MatchSequence {
        patterns = List.copyOf(patterns);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(patterns).list();
    }
}
