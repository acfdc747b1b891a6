package dev.espalier.engine.emitted;

import dev.espalier.engine.transpile.Framework;

/** The backend {@code jax}. */
public final class JaxBackend extends EmittedBackend {
    public JaxBackend() {
        super(Framework.JAX);
    }
}
