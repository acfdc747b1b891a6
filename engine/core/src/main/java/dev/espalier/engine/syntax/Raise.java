package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** {@code raise exc from cause}. */
public record Raise(Span span, Optional<Expression> exc, Optional<Expression> cause) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(exc).add(cause).list();
    }
}
