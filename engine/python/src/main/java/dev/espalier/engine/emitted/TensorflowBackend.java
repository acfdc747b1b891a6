package dev.espalier.engine.emitted;

import dev.espalier.engine.transpile.Framework;

/** The backend {@code tensorflow}. */
public final class TensorflowBackend extends EmittedBackend {
    public TensorflowBackend() {
        super(Framework.TENSORFLOW);
    }
}
