package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** An annotated assignment: {@code target: annotation = value}. */
public record AnnAssign(Span span, Expression target, Expression annotation, Optional<Expression> value)
        implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(target).add(annotation).add(value).list();
    }
}
