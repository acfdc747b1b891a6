package dev.espalier.engine.syntax;

import java.util.List;

/** {@code nonlocal names}. */
public record Nonlocal(Span span, List<String> names) implements Statement {
    public Nonlocal {
        names = List.copyOf(names);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
