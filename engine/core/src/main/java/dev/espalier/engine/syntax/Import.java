package dev.espalier.engine.syntax;

import java.util.List;

/** {@code import names}. */
public record Import(Span span, List<Alias> names) implements Statement {
    public Import {
        names = List.copyOf(names);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(names).list();
    }
}
