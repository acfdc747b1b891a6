package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** {@code from module import names}; level counts leading dots. */
public record ImportFrom(Span span, Optional<String> module, List<Alias> names, int level) implements Statement {
    public ImportFrom {
        names = List.copyOf(names);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(names).list();
    }
}
