package dev.espalier.engine.syntax;

import java.util.List;

/** A class pattern. */
public record MatchClass(
        Span span, Expression cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns)
        implements Pattern {
    public MatchClass {
        patterns = List.copyOf(patterns);
        kwdAttrs = List.copyOf(kwdAttrs);
        kwdPatterns = List.copyOf(kwdPatterns);
    }

    @Override
    public List<Node> children() {
        return new Children().add(cls).addAll(patterns).addAll(kwdPatterns).list();
    }
}
