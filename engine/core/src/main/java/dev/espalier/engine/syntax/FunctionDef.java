package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A function definition; its span leaves the decorators out. */
public record FunctionDef(Span span, boolean isAsync, String name, Span nameSpan, Parameters parameters, List<Statement> body, List<Expression> decorators, Optional<Expression> returns) implements Statement {
    public FunctionDef {
        body = List.copyOf(body);
        decorators = List.copyOf(decorators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(parameters).addAll(body).addAll(decorators).add(returns).list();
    }
}
