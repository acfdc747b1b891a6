package dev.espalier.engine.syntax;

import java.util.List;

/** A list comprehension. */
public record ListComp(Span span, Expression elt, List<Comprehension> generators) implements Expression {
    public ListComp {
        generators = List.copyOf(generators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(elt).addAll(generators).list();
    }
}
