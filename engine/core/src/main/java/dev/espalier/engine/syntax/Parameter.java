package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** One parameter; its span runs from its name to the end of its annotation or default. */
public record Parameter(Span span, String name, Optional<Expression> annotation, Optional<Expression> defaultValue)
        implements Node {
    @Override
    public List<Node> children() {
        return new Children().add(annotation).add(defaultValue).list();
    }
}
