package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a cell.
 *
 * @param executionCount the number of the cell
 * @param result the MIME bundle of its last expression: {@code data} and {@code metadata}
 * @param error what ended it early
 * @param userExpressions by name, each with {@code status} and {@code data}, or an error
 */
public record CellResult(
        int executionCount, Optional<JsonNode> result, Optional<CellError> error, JsonNode userExpressions) {

    /**
     * An error in a cell.
     *
     * @param name the class of the exception
     * @param value its text
     * @param traceback lines for the user
     */
    public record CellError(String name, String value, List<String> traceback) {
        public CellError {
            traceback = List.copyOf(traceback);
        }

        @Override
        public String toString() {
            return String.join("\n", traceback);
        }
    }

    static CellResult of(JsonNode reply) {
        Optional<CellError> error = Optional.ofNullable(reply.get("error")).map(CellResult::error);
        return new CellResult(
                reply.path("execution_count").asInt(),
                Optional.ofNullable(reply.get("result")),
                error,
                reply.path("user_expressions"));
    }

    private static CellError error(JsonNode error) {
        List<String> lines = new ArrayList<>();
        error.path("traceback").forEach(line -> lines.add(line.asText()));
        return new CellError(error.path("ename").asText(), error.path("evalue").asText(), lines);
    }

    public boolean isOk() {
        return error.isEmpty();
    }

    /** The text that stands for the last expression, if it had a value. */
    public Optional<String> text() {
        return result.map(bundle -> bundle.path("data").path("text/plain").asText());
    }
}
