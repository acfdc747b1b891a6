package dev.espalier.visualizer.graphviz;

/** Why there is no picture, in one sentence. */
public final class GraphvizProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    GraphvizProblem(String message) {
        super(message);
    }
}
