package dev.espalier.engine.syntax;

import java.util.List;

/** A dictionary comprehension. */
public record DictComp(Span span, Expression key, Expression value, List<Comprehension> generators)
        implements Expression {
    public DictComp {
        generators = List.copyOf(generators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(key).add(value).addAll(generators).list();
    }
}
