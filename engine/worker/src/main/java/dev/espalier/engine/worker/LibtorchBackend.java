package dev.espalier.engine.worker;

/** The backend {@code libtorch} as the program sees it; its machine runs in a worker. */
public final class LibtorchBackend extends WorkerBackend {
    public LibtorchBackend() {
        super(
                "libtorch",
                Claims.read(Claims.class, "libtorch.claims"),
                new NativeClassPath("libtorch", "about 110 MB"));
    }
}
