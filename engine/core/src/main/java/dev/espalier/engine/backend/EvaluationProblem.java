package dev.espalier.engine.backend;

/** Why a term has no value: an operation that does not take these operands, told in one line. */
public final class EvaluationProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationProblem(String message) {
        super(message);
    }
}
