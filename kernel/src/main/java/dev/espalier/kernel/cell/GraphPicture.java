package dev.espalier.kernel.cell;

import dev.espalier.engine.ir.Graph;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.Pictures;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A graph as notebooks show it: a picture where there can be one, an outline where there cannot. */
public final class GraphPicture {
    private GraphPicture() {}

    public static MimeBundle of(Graph graph) {
        GraphView view = GraphView.of(graph);
        return MimeBundle.text(Pictures.text(view)).and("image/svg+xml", Pictures.svg(view));
    }

    /** The picture as a part of a page. */
    public static String html(Graph graph) {
        byte[] svg = Pictures.svg(GraphView.of(graph)).getBytes(StandardCharsets.UTF_8);
        return "<img alt=\"" + Html.escape("graph " + graph.name()) + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg) + "\">";
    }
}
