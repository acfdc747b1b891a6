package dev.espalier.engine.syntax;

import java.util.List;

/** An anonymous function. */
public record Lambda(Span span, Parameters parameters, Expression body) implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(parameters).add(body).list();
    }
}
