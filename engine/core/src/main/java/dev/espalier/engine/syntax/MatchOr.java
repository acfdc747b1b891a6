package dev.espalier.engine.syntax;

import java.util.List;

/** Alternatives. */
public record MatchOr(Span span, List<Pattern> patterns) implements Pattern {
    public MatchOr {
        patterns = List.copyOf(patterns);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(patterns).list();
    }
}
