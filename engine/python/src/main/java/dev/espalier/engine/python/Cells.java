package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.Channel;
import java.util.Map;

/** Cells of a child: pieces of a program that share one namespace. */
public final class Cells {
    private final PythonChild child;

    Cells(PythonChild child) {
        this.child = child;
    }

    /**
     * How a cell is run.
     *
     * @param silent whether its result is not shown and it gets no number
     * @param storeHistory whether it gets a number and is remembered
     * @param userExpressions expressions to be evaluated after it, by name
     * @param allowInput whether {@code input()} may ask, which is a request {@code input} with {@code prompt} and {@code
     *     password}
     */
    public record Request(
            boolean silent, boolean storeHistory, Map<String, String> userExpressions, boolean allowInput) {
        public static final Request STANDARD = new Request(false, true, Map.of(), false);

        public Request {
            userExpressions = Map.copyOf(userExpressions);
        }
    }

    /** Runs a cell that asks for no input. */
    public CellResult execute(String code) {
        return execute(code, Request.STANDARD);
    }

    /** Runs a cell; what it prints and displays are events, what it asks for are requests. */
    public CellResult execute(String code, Request request) {
        ObjectNode params = Channel.JSON
                .createObjectNode()
                .put("code", code)
                .put("silent", request.silent())
                .put("store_history", request.storeHistory())
                .put("allow_stdin", request.allowInput())
                .set("user_expressions", Channel.JSON.valueToTree(request.userExpressions()));
        return CellResult.of(child.request("cell.execute", params));
    }

    /**
     * What may stand at a place of a cell: {@code matches}, {@code cursor_start}, {@code cursor_end} and {@code metadata}.
     *
     * @param cursor counted in code points
     */
    public JsonNode complete(String code, int cursor) {
        return child.request("cell.complete", at(code, cursor));
    }

    /**
     * What is known of the object at a place of a cell: {@code found}, {@code data} and {@code metadata}.
     *
     * @param cursor counted in code points
     * @param detail 1 for its source, otherwise 0
     */
    public JsonNode inspect(String code, int cursor, int detail) {
        return child.request("cell.inspect", at(code, cursor).put("detail_level", detail));
    }

    private static ObjectNode at(String code, int cursor) {
        return Channel.JSON.createObjectNode().put("code", code).put("cursor_pos", cursor);
    }

    /** Whether a cell can be run as it is: {@code status} (complete, incomplete or invalid) and {@code indent}. */
    public JsonNode isComplete(String code) {
        return child.request("cell.is_complete", Channel.JSON.createObjectNode().put("code", code));
    }

    /** The last cells, each with {@code execution_count} and {@code code}. */
    public JsonNode history(int most) {
        return child.request("cell.history", Channel.JSON.createObjectNode().put("n", most));
    }
}
