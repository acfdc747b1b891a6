package dev.espalier.engine.syntax;

import java.util.List;

/** {@code global names}. */
public record Global(Span span, List<String> names) implements Statement {
    public Global {
        names = List.copyOf(names);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
