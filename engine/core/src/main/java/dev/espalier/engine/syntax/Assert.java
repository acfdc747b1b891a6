package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** {@code assert test, msg}. */
public record Assert(Span span, Expression test, Optional<Expression> msg) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(test).add(msg).list();
    }
}
