package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A slice inside a subscript: {@code lower:upper:step}. */
public record Slice(Span span, Optional<Expression> lower, Optional<Expression> upper, Optional<Expression> step)
        implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(lower).add(upper).add(step).list();
    }
}
