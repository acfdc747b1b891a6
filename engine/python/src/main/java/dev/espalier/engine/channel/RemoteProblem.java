package dev.espalier.engine.channel;

import java.util.List;

/** An error on the other side of a channel, or one to be raised there. */
public final class RemoteProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> traceback;

    /**
     * An error with a name.
     *
     * @param name the class of the exception; if it is one of Python's own, such as {@code ValueError}, Python raises that
     */
    public RemoteProblem(String name, String message) {
        this(name, message, List.of());
    }

    RemoteProblem(String name, String message, List<String> traceback) {
        super(message);
        this.name = name;
        this.traceback = List.copyOf(traceback);
    }

    /** The class of the exception on the other side. */
    public String name() {
        return name;
    }

    /** The lines that tell where it was raised; empty if nothing is known. */
    public List<String> traceback() {
        return traceback == null ? List.of() : traceback;
    }

    @Override
    public String toString() {
        return name + ": " + getMessage();
    }
}
