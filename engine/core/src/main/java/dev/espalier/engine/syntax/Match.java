package dev.espalier.engine.syntax;

import java.util.List;

/** A match statement. */
public record Match(Span span, Expression subject, List<MatchCase> cases) implements Statement {
    public Match {
        cases = List.copyOf(cases);
    }

    @Override
    public List<Node> children() {
        return new Children().add(subject).addAll(cases).list();
    }
}
