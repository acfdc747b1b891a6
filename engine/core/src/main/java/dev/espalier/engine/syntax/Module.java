package dev.espalier.engine.syntax;

import java.util.List;

/** A whole file. */
public record Module(Span span, List<Statement> body) implements Node {
    public Module {
        body = List.copyOf(body);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(body).list();
    }
}
