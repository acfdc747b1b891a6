package dev.espalier.engine.types;

/** Why a row does not read a call. Control flow between candidates; cheap, without a stack trace. */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String reason) {
        super(reason, null, false, false);
    }
}
