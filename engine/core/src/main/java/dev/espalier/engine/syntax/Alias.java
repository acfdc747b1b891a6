package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** An imported name: {@code name as asName}. */
public record Alias(Span span, String name, Optional<String> asName) implements Node {
    @Override
    public List<Node> children() {
        return List.of();
    }
}
