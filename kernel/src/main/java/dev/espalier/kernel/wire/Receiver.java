package dev.espalier.kernel.wire;

/** Who is told of messages that arrived; called on the thread of the sockets, so it must not wait. */
@FunctionalInterface
public interface Receiver {
    void received(Channel channel, Message message);
}
