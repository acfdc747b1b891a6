package dev.espalier.engine.syntax;

import java.util.List;

/** A set comprehension. */
public record SetComp(Span span, Expression elt, List<Comprehension> generators) implements Expression {
    public SetComp {
        generators = List.copyOf(generators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(elt).addAll(generators).list();
    }
}
