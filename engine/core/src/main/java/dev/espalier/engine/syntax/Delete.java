package dev.espalier.engine.syntax;

import java.util.List;

/** {@code del targets}. */
public record Delete(Span span, List<Expression> targets) implements Statement {
    public Delete {
        targets = List.copyOf(targets);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(targets).list();
    }
}
