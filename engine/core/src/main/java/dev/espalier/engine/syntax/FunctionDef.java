package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A function definition; its span leaves the decorators out. */
public record FunctionDef(
        Span span,
        boolean isAsync,
        String name,
        Span nameSpan,
        Parameters parameters,
        List<Statement> body,
        List<Expression> decorators,
        Optional<Expression> returns,
        List<TypeParameter> typeParameters)
        implements Statement {
    public FunctionDef {
        body = List.copyOf(body);
        decorators = List.copyOf(decorators);
        typeParameters = List.copyOf(typeParameters);
    }

    @Override
    public List<Node> children() {
        return new Children()
                .addAll(decorators)
                .addAll(typeParameters)
                .add(parameters)
                .add(returns)
                .addAll(body)
                .list();
    }
}
