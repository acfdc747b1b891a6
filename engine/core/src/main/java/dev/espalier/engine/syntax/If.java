package dev.espalier.engine.syntax;

import java.util.List;

/** A conditional statement; {@code elif} is an If in orelse. */
public record If(Span span, Expression test, List<Statement> body, List<Statement> orelse) implements Statement {
    public If {
        body = List.copyOf(body);
        orelse = List.copyOf(orelse);
    }

    @Override
    public List<Node> children() {
        return new Children().add(test).addAll(body).addAll(orelse).list();
    }
}
