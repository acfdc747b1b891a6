package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A replacement field of a formatted string; conversion is -1 or the character behind {@code !}. */
public record FormattedValue(Span span, Expression value, int conversion, Optional<Expression> formatSpec)
        implements Expression {
    @Override
    public List<Node> children() {
        return new Children().add(value).add(formatSpec).list();
    }
}
