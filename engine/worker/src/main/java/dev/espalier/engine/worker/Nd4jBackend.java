package dev.espalier.engine.worker;

/** The backend {@code nd4j} as the program sees it; its machine runs in a worker. */
public final class Nd4jBackend extends WorkerBackend {
    public Nd4jBackend() {
        super("nd4j", Claims.read(Claims.class, "nd4j.claims"), new NativeClassPath("nd4j", "about 110 MB"));
    }
}
