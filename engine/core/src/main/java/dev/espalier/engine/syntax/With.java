package dev.espalier.engine.syntax;

import java.util.List;

/** A with statement. */
public record With(Span span, boolean isAsync, List<WithItem> items, List<Statement> body) implements Statement {
    public With {
        items = List.copyOf(items);
        body = List.copyOf(body);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(items).addAll(body).list();
    }
}
