package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** One case of a match statement. */
public record MatchCase(Span span, Pattern pattern, Optional<Expression> guard, List<Statement> body) implements Node {
    public MatchCase {
        body = List.copyOf(body);
    }

    @Override
    public List<Node> children() {
        return new Children().add(pattern).add(guard).addAll(body).list();
    }
}
