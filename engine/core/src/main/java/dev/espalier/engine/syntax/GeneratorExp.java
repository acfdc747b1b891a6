package dev.espalier.engine.syntax;

import java.util.List;

/** A generator expression. */
public record GeneratorExp(Span span, Expression elt, List<Comprehension> generators) implements Expression {
    public GeneratorExp {
        generators = List.copyOf(generators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(elt).addAll(generators).list();
    }
}
