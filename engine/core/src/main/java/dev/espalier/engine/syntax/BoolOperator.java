package dev.espalier.engine.syntax;

/** A boolean operator. */
public enum BoolOperator {
    AND("and"),
    OR("or");

    private final String symbol;

    BoolOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source text. */
    public String symbol() {
        return symbol;
    }
}
