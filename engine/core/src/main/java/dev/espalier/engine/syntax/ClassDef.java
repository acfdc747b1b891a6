package dev.espalier.engine.syntax;

import java.util.List;

/** A class definition; its span leaves the decorators out. */
public record ClassDef(Span span, String name, Span nameSpan, List<Expression> bases, List<Keyword> keywords, List<Statement> body, List<Expression> decorators) implements Statement {
    public ClassDef {
        bases = List.copyOf(bases);
        keywords = List.copyOf(keywords);
        body = List.copyOf(body);
        decorators = List.copyOf(decorators);
    }

    @Override
    public List<Node> children() {
        return new Children().addAll(bases).addAll(keywords).addAll(body).addAll(decorators).list();
    }
}
