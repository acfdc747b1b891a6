package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A mapping pattern. */
public record MatchMapping(Span span, List<Expression> keys, List<Pattern> patterns, Optional<String> rest)
        implements Pattern {
    public MatchMapping {
        keys = List.copyOf(keys);
        patterns = List.copyOf(patterns);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(keys).addAll(patterns).list();
    }
}
