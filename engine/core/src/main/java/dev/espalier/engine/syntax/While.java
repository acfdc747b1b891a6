package dev.espalier.engine.syntax;

import java.util.List;

/** A while loop. */
public record While(Span span, Expression test, List<Statement> body, List<Statement> orelse) implements Statement {
    public While {
        body = List.copyOf(body);
        orelse = List.copyOf(orelse);
    }

    @Override
    public List<Node> children() {
        return new Children().add(test).addAll(body).addAll(orelse).list();
    }
}
