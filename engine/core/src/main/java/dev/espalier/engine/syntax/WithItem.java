package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** One context manager of a with statement. */
public record WithItem(Span span, Expression contextExpr, Optional<Expression> optionalVars) implements Node {
    @Override
    public List<Node> children() {
        return new Children().add(contextExpr).add(optionalVars).list();
    }
}
