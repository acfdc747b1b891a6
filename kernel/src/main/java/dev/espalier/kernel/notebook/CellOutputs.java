package dev.espalier.kernel.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The outputs of a cell as they are kept in its notebook, growing with each message. */
final class CellOutputs {
    private final List<ObjectNode> outputs = new ArrayList<>();
    /** All outputs of the notebook that can be updated, by their display id. */
    private final Map<String, List<ObjectNode>> displays;

    private boolean clearsNext;

    CellOutputs(Map<String, List<ObjectNode>> displays) {
        this.displays = displays;
    }

    void add(Message message) {
        JsonNode content = message.content();
        switch (message.type()) {
            case "stream" -> {
                clear();
                stream(content.path("name").asText(), content.path("text").asText());
            }
            case "display_data", "execute_result" -> {
                clear();
                ObjectNode output = output(message.type());
                show(output, content);
                if (message.type().equals("execute_result")) {
                    output.set("execution_count", content.path("execution_count"));
                }
                remember(output, content);
            }
            case "update_display_data" ->
                displays.getOrDefault(id(content), List.of()).forEach(output -> show(output, content));
            case "error" -> {
                clear();
                ObjectNode output = output("error");
                output.set("ename", content.path("ename"));
                output.set("evalue", content.path("evalue"));
                output.set("traceback", content.path("traceback"));
            }
            case "clear_output" -> {
                clearsNext = true;
                if (!content.path("wait").asBoolean()) {
                    clear();
                }
            }
            default -> {
                // Statuses and comms leave nothing in a notebook.
            }
        }
    }

    private void clear() {
        if (clearsNext) {
            clearsNext = false;
            outputs.clear();
        }
    }

    private ObjectNode output(String type) {
        ObjectNode output = Json.object().put("output_type", type);
        outputs.add(output);
        return output;
    }

    private void stream(String name, String text) {
        ObjectNode last = outputs.isEmpty() ? Json.object() : outputs.getLast();
        if (last.path("name").asText().equals(name)) {
            last.set("text", NotebookFile.lines(NotebookFile.text(last.path("text")) + text));
        } else {
            output("stream").put("name", name).set("text", NotebookFile.lines(text));
        }
    }

    private static void show(ObjectNode output, JsonNode content) {
        ObjectNode data = output.putObject("data");
        content.path("data").properties().forEach(entry -> {
            boolean isLines = entry.getValue().isTextual()
                    && (entry.getKey().startsWith("text/")
                            || entry.getKey().endsWith("+xml")
                            || entry.getKey().endsWith("javascript"));
            data.set(
                    entry.getKey(),
                    isLines ? NotebookFile.lines(entry.getValue().asText()) : entry.getValue());
        });
        output.set("metadata", content.path("metadata").isObject() ? content.path("metadata") : Json.object());
    }

    private void remember(ObjectNode output, JsonNode content) {
        String id = id(content);
        if (!id.isEmpty()) {
            displays.computeIfAbsent(id, unseen -> new ArrayList<>()).add(output);
        }
    }

    private static String id(JsonNode content) {
        return content.path("transient").path("display_id").asText();
    }

    ArrayNode json() {
        ArrayNode array = Json.array();
        outputs.forEach(array::add);
        return array;
    }
}
