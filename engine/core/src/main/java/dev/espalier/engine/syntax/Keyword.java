package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A keyword argument; without a name {@code **value}. */
public record Keyword(Span span, Optional<String> arg, Expression value) implements Node {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
