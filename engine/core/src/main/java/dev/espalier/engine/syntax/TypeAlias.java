package dev.espalier.engine.syntax;

import java.util.List;

/** {@code type name = value}. */
public record TypeAlias(Span span, Expression name, Expression value) implements Statement {
    @Override
    public List<Node> children() {
        return new Children().add(name).add(value).list();
    }
}
