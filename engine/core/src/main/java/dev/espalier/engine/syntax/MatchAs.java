package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A capture pattern; without pattern and name the wildcard. */
public record MatchAs(Span span, Optional<Pattern> pattern, Optional<String> name) implements Pattern {
    @Override
    public List<Node> children() {
        return new Children().add(pattern).list();
    }
}
