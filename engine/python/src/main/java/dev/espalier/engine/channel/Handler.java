package dev.espalier.engine.channel;

import com.fasterxml.jackson.databind.JsonNode;

/** What answers the requests of the other side for one method. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a request. What it throws is told to the other side; a {@link RemoteProblem} with the name it gives.
     *
     * @return the result; may be null, which is JSON's null
     */
    JsonNode handle(JsonNode params) throws Exception;
}
