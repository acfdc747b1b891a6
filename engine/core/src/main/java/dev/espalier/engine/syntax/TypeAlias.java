package dev.espalier.engine.syntax;

import java.util.List;

/** {@code type name = value}. */
public record TypeAlias(Span span, Expression name, Expression value, List<TypeParameter> typeParameters)
        implements Statement {
    public TypeAlias {
        typeParameters = List.copyOf(typeParameters);
    }

    @Override
    public List<Node> children() {
        return new Children().add(name).addAll(typeParameters).add(value).list();
    }
}
