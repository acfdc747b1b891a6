package dev.espalier.engine.syntax;

/** Source text that is not Python 3.12, with its place. */
public final class SyntaxProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String reason;

    public SyntaxProblem(String file, int line, int column, String reason) {
        super("%s:%d:%d: error: %s".formatted(file, line, column, reason));
        this.file = file;
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in code points, from 1. */
    public int column() {
        return column;
    }

    public String reason() {
        return reason;
    }
}
