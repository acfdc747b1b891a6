package dev.espalier.engine.syntax;

import java.util.List;

/** A call: {@code func(args, keywords)}. */
public record Call(Span span, Expression func, List<Expression> args, List<Keyword> keywords) implements Expression {
    public Call {
        args = List.copyOf(args);
        keywords = List.copyOf(keywords);
    }

    @Override
    public List<Node> children() {
        return new Children().add(func).addAll(args).addAll(keywords).list();
    }
}
