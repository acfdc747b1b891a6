package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** {@code yield value}. */
public record Yield(Span span, Optional<Expression> value) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
