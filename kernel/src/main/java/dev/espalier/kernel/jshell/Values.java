package dev.espalier.kernel.jshell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import dev.espalier.engine.ir.Graph;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.wire.Json;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tech.tablesaw.api.Table;

/** How Java values are shown: tables as tables, charts as pictures, anything else as its text. */
final class Values {
    private static final int MOST_ROWS = 50;
    private static final Renderer RENDERER = renderer();

    private Values() {}

    static MimeBundle show(Object value) {
        return switch (value) {
            case null -> MimeBundle.text("null");
            case Graph graph -> GraphPicture.of(graph);
            default -> bundle(RENDERER.render(value));
        };
    }

    private static Renderer renderer() {
        Renderer renderer = new Renderer();
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((table, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> TableHtml.of(table, MOST_ROWS));
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> table.print(MOST_ROWS));
                });
        renderer.createRegistration(BarChart.class)
                .preferring(MIMEType.IMAGE_SVG)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((chart, context) -> {
                    context.renderIfRequested(MIMEType.IMAGE_SVG, chart::svg);
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, chart::text);
                });
        return renderer;
    }

    /** All forms, read as the type's own serializer writes them. */
    private static MimeBundle bundle(DisplayData shown) {
        try {
            JsonNode json = Json.read(new Gson().toJson(shown).getBytes(StandardCharsets.UTF_8));
            return new MimeBundle(object(json.path("data")), object(json.path("metadata")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.object();
    }
}
