package dev.espalier.engine.ir;

/** A definite contradiction in a term: operands that no tensor of their types can satisfy, told in one line. */
public final class IrProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IrProblem(String message) {
        super(message);
    }
}
