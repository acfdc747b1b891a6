package dev.espalier.engine.syntax;

import java.util.List;

/** An assignment to one or more targets. */
public record Assign(Span span, List<Expression> targets, Expression value) implements Statement {
    public Assign {
        targets = List.copyOf(targets);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(targets).add(value).list();
    }
}
