package dev.espalier.engine.weights;

import java.io.IOException;

/** Why a file of tensors cannot be read or written, in one line without the name of the file. */
public final class WeightsProblem extends IOException {
    private static final long serialVersionUID = 1L;

    WeightsProblem(String message) {
        super(message);
    }
}
