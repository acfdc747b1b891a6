package dev.espalier.engine.syntax;

import java.util.List;

/** A class definition; its span leaves the decorators out. */
public record ClassDef(
        Span span,
        String name,
        Span nameSpan,
        List<Expression> bases,
        List<Keyword> keywords,
        List<Statement> body,
        List<Expression> decorators,
        List<TypeParameter> typeParameters)
        implements Statement {
    public ClassDef {
        bases = List.copyOf(bases);
        keywords = List.copyOf(keywords);
        body = List.copyOf(body);
        decorators = List.copyOf(decorators);
        typeParameters = List.copyOf(typeParameters);
    }

    /** Where the name ends together with the type parameters, but for their closing bracket. */
    int endOfName() {
        return typeParameters.isEmpty()
                ? nameSpan.end()
                : typeParameters.getLast().span().end();
    }

    @Override
    public List<Node> children() {
        return new Children()
                .addAll(decorators)
                .addAll(typeParameters)
                .addAll(bases)
                .addAll(keywords)
                .addAll(body)
                .list();
    }
}
