package dev.espalier.engine.transpile;

/** Target text of an expression, and how tightly it binds. */
public record Rendered(String text, int precedence) {
    static final int TUPLE = 0;
    static final int LAMBDA = 1;
    static final int CHOICE = 2;
    static final int OR = 3;
    static final int AND = 4;
    static final int NOT = 5;
    static final int COMPARISON = 6;
    static final int BIT_OR = 7;
    static final int BIT_XOR = 8;
    static final int BIT_AND = 9;
    static final int SHIFT = 10;
    static final int SUM = 11;
    static final int PRODUCT = 12;
    static final int UNARY = 13;
    static final int POWER = 14;
    static final int AWAIT = 15;
    static final int ATOM = 16;

    static Rendered atom(String text) {
        return new Rendered(text, ATOM);
    }

    /** The text as an operand that must bind at least so tightly. */
    String at(int needed) {
        return precedence < needed ? "(" + text + ")" : text;
    }

    /** How tightly a binary operator binds. */
    static int of(String operator) {
        return switch (operator) {
            case "|" -> BIT_OR;
            case "^" -> BIT_XOR;
            case "&" -> BIT_AND;
            case "<<", ">>" -> SHIFT;
            case "+", "-" -> SUM;
            case "*", "/", "//", "%", "@" -> PRODUCT;
            case "**" -> POWER;
            default -> COMPARISON;
        };
    }
}
