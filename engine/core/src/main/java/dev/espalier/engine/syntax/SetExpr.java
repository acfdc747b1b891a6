package dev.espalier.engine.syntax;

import java.util.List;

/** A set display. */
public record SetExpr(Span span, List<Expression> elements) implements Expression {
    public SetExpr {
        elements = List.copyOf(elements);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(elements).list();
    }
}
