package dev.espalier.engine.syntax;

import java.util.List;

/** A for loop. */
public record For(
        Span span, boolean isAsync, Expression target, Expression iter, List<Statement> body, List<Statement> orelse)
        implements Statement {
    public For {
        body = List.copyOf(body);
        orelse = List.copyOf(orelse);
    }

    @Override
    public List<Node> children() {
        return new Children().add(target).add(iter).addAll(body).addAll(orelse).list();
    }
}
