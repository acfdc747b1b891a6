package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A dictionary display; an entry without a key is {@code **value}. */
public record DictExpr(Span span, List<Optional<Expression>> keys, List<Expression> values) implements Expression {
    public DictExpr {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
    }

    @Override
    public List<Node> children() {
        return new Children().addEntries(keys, values).list();
    }
}
