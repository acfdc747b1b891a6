package dev.espalier.engine.syntax;

/** A unary operator. */
public enum UnaryOperator {
    INVERT("~"),
    NOT("not"),
    UADD("+"),
    USUB("-");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source text. */
    public String symbol() {
        return symbol;
    }
}
