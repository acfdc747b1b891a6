package dev.espalier.engine.syntax;

import java.util.List;

/** A list display. */
public record ListExpr(Span span, List<Expression> elements) implements Expression {
    public ListExpr {
        elements = List.copyOf(elements);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(elements).list();
    }
}
