package dev.espalier.engine.trace;

import java.util.List;

/** A trace that no graph can be made of: every reason is a line with its place. */
public final class TraceProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    TraceProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** One line for each call that could not be read. */
    public List<String> lines() {
        return lines;
    }
}
