package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON as nbformat does, so that notebooks written by both differ only where they differ. */
final class PrettyJson {
    private final StringBuilder out = new StringBuilder();

    String text(JsonNode node) {
        write(node, 1);
        return out.append('\n').toString();
    }

    private void write(JsonNode node, int depth) {
        if (node.isObject() && !node.isEmpty()) {
            out.append("{");
            Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                line(depth);
                out.append(JsonNodeFactory.instance.textNode(field.getKey())).append(": ");
                write(field.getValue(), depth + 1);
                out.append(fields.hasNext() ? "," : "");
            }
            line(depth - 1);
            out.append("}");
        } else if (node.isArray() && !node.isEmpty()) {
            out.append("[");
            for (int i = 0; i < node.size(); i++) {
                line(depth);
                write(node.get(i), depth + 1);
                out.append(i + 1 < node.size() ? "," : "");
            }
            line(depth - 1);
            out.append("]");
        } else {
            out.append(node);
        }
    }

    private void line(int depth) {
        out.append('\n').append(" ".repeat(depth));
    }
}
