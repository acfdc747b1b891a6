package dev.espalier.engine.emitted;

import dev.espalier.engine.transpile.Framework;

/** The backend {@code numpy}. */
public final class NumpyBackend extends EmittedBackend {
    public NumpyBackend() {
        super(Framework.NUMPY);
    }
}
