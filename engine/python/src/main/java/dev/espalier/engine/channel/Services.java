package dev.espalier.engine.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What one end of a channel does for the other. */
public interface Services {
    /** What answers requests for a method, on a thread of its own; one that throws if nothing does. */
    Handler handler(String method);

    /** What answers requests for a method on the thread that reads; it must be quick and must not ask the other side. */
    default Optional<Handler> atOnce(String method) {
        return Optional.empty();
    }

    /** Takes an event, on the thread that reads. */
    void event(String method, JsonNode params);

    /** Waits until all output up to a mark was taken in; messages which carry a mark are handled after that. */
    default void awaitMark(long mark) {}

    /** Is told that nothing more will be read, and why. */
    void closed(ChannelClosed reason);
}
