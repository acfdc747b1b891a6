package dev.espalier.engine.syntax;

import java.util.List;

/** A formatted string literal. */
public record JoinedStr(Span span, List<Expression> values) implements Expression {
    public JoinedStr {
        values = List.copyOf(values);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(values).list();
    }
}
