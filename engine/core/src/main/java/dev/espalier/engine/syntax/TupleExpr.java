package dev.espalier.engine.syntax;

import java.util.List;

/** A tuple display; its span includes parentheses where it has them. */
public record TupleExpr(Span span, List<Expression> elements) implements Expression {
    public TupleExpr {
        elements = List.copyOf(elements);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(elements).list();
    }
}
