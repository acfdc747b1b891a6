package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open conversations between widgets in a page and objects in cells, by who opened them under which name. */
final class Comms {
    private final Map<String, String> targets = new ConcurrentHashMap<>();

    /** What is open; with a text, only what was opened under that name. */
    ObjectNode info(JsonNode target) {
        ObjectNode comms = Json.object();
        targets.forEach((id, name) -> {
            if (!target.isTextual() || target.asText().equals(name)) {
                comms.putObject(id).put("target_name", name);
            }
        });
        ObjectNode info = Json.object();
        info.set("comms", comms);
        return info;
    }

    /** Takes note of a message, whichever side sent it. */
    void note(String type, JsonNode content) {
        String id = content.path("comm_id").asText();
        switch (type) {
            case "comm_open" -> targets.put(id, content.path("target_name").asText());
            case "comm_close" -> targets.remove(id);
            default -> {
                // It changes nothing of what is open.
            }
        }
    }

    /** Forgets all: the process that held the other ends is gone. */
    void clear() {
        targets.clear();
    }
}
