package dev.espalier.engine.channel;

/** Why a request has no answer: the other side is gone. */
public class ChannelClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelClosed(String message) {
        super(message);
    }
}
