package dev.espalier.engine.syntax;

import java.util.List;

/** A try statement; star for {@code except*}. */
public record Try(
        Span span,
        List<Statement> body,
        List<Handler> handlers,
        List<Statement> orelse,
        List<Statement> finalbody,
        boolean isStar)
        implements Statement {
    public Try {
        body = List.copyOf(body);
        handlers = List.copyOf(handlers);
        orelse = List.copyOf(orelse);
        finalbody = List.copyOf(finalbody);
    }

    @Override
    public List<Node> children() {
        return new Children()
                .addAll(body)
                .addAll(handlers)
                .addAll(orelse)
                .addAll(finalbody)
                .list();
    }
}
