package dev.espalier.engine.python;

import dev.espalier.engine.channel.ChannelClosed;

/** Why there is no Python, or no longer the one that there was; the message is for the user. */
public final class PythonProblem extends ChannelClosed {
    private static final long serialVersionUID = 1L;

    public PythonProblem(String message) {
        super(message);
    }
}
