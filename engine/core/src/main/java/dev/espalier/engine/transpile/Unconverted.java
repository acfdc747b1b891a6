package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.Node;

/** A place that cannot be said in the target. Control flow up to its statement, without a stack trace. */
final class Unconverted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Node node;
    private final String api;

    Unconverted(Node node, String api, String reason) {
        super(reason, null, false, false);
        this.node = node;
        this.api = api;
    }

    Node node() {
        return node;
    }

    String api() {
        return api;
    }
}
