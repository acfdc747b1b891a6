package dev.espalier.kernel.cell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.util.List;

/**
 * What the text before the cursor may become. Places count code points.
 *
 * @param types one object for each match: {@code text}, {@code type}, {@code start}, {@code end}, {@code signature}
 */
public record Completions(List<String> matches, int start, int end, ArrayNode types) {
    public Completions {
        matches = List.copyOf(matches);
    }

    /** Matches of one type. */
    public static Completions of(List<String> matches, int start, int end, String type) {
        ArrayNode types = Json.array();
        for (String match : matches) {
            ObjectNode one = types.addObject();
            one.put("start", start).put("end", end).put("text", match).put("type", type);
        }
        return new Completions(matches, start, end, types);
    }

    public static Completions none(int cursor) {
        return new Completions(List.of(), cursor, cursor, Json.array());
    }

    /** The same in a text that has more in front. */
    public Completions shifted(int offset) {
        ArrayNode moved = types.deepCopy();
        moved.forEach(type -> {
            if (type instanceof ObjectNode object) {
                object.put("start", object.path("start").asInt() + offset);
                object.put("end", object.path("end").asInt() + offset);
            }
        });
        return new Completions(matches, start + offset, end + offset, moved);
    }
}
