package dev.espalier.engine.syntax;

/** A binary operator. */
public enum Operator {
    ADD("+"),
    SUB("-"),
    MULT("*"),
    MATMULT("@"),
    DIV("/"),
    MOD("%"),
    POW("**"),
    LSHIFT("<<"),
    RSHIFT(">>"),
    BITOR("|"),
    BITXOR("^"),
    BITAND("&"),
    FLOORDIV("//");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in source text. */
    public String symbol() {
        return symbol;
    }
}
