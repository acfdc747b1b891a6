package dev.espalier.engine.syntax;

import java.util.List;

/** A unary operation: {@code op operand}. */
public record UnaryOp(Span span, UnaryOperator op, Expression operand) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(operand).list();
    }
}
