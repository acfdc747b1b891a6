package dev.espalier.engine.syntax;

import java.util.List;

/** Values joined by {@code and} or {@code or}. */
public record BoolOp(Span span, BoolOperator op, List<Expression> values) implements Expression {
    public BoolOp {
        values = List.copyOf(values);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(values).list();
    }
}
