package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** {@code return value}. */
public record Return(Span span, Optional<Expression> value) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(value).list();
    }
}
