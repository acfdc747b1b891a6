package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** One {@code except} clause. */
public record Handler(Span span, Optional<Expression> type, Optional<String> name, List<Statement> body)
        implements Node {
    public Handler {
        body = List.copyOf(body);
    }

    @Override
    public List<Node> children() {
        return new Children().add(type).addAll(body).list();
    }
}
