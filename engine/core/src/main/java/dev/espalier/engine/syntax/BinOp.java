package dev.espalier.engine.syntax;

import java.util.List;

/** A binary operation: {@code left op right}. */
public record BinOp(Span span, Expression left, Operator op, Expression right) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(left).add(right).list();
    }
}
