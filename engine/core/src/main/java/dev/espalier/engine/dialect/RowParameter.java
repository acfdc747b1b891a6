package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.Expression;
import java.util.Optional;

/** A parameter of a row: its place in the framework's signature, what it takes, and its default. */
public record RowParameter(String name, Passing passing, Domain domain, Optional<Expression> defaultValue) {

    /** How arguments reach the parameter. */
    public enum Passing {
        POSITIONAL_ONLY,
        EITHER,
        VARIADIC,
        KEYWORD_ONLY,
        KEYWORDS
    }

    /** Whether arguments may be given by position. */
    public boolean positional() {
        return passing == Passing.POSITIONAL_ONLY || passing == Passing.EITHER;
    }
}
