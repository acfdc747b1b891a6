package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open conversations between widgets in a page and the kernel. Nothing here listens yet, so all are declined. */
final class Comms {
    private final Map<String, String> targets = new ConcurrentHashMap<>();

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

    void received(Message message, CellOutput output) {
        if (message.type().equals("comm_open")) {
            ObjectNode close = Json.object();
            close.put("comm_id", message.content().path("comm_id").asText()).putObject("data");
            output.send("comm_close", close, Json.object(), List.of());
        }
    }
}
