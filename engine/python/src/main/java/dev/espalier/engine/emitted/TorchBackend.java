package dev.espalier.engine.emitted;

import dev.espalier.engine.transpile.Framework;

/** The backend {@code torch}. */
public final class TorchBackend extends EmittedBackend {
    public TorchBackend() {
        super(Framework.TORCH);
    }
}
