package dev.espalier.visualizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes a figure of HTML: a picture and an outline that need no script, and, where scripts run, a live view in their
 * place. Several figures may stand in one page.
 */
final class HtmlWriter {
    private static final String CODE = code();

    private HtmlWriter() {}

    static String of(GraphView view) {
        Flows flows = new Flows(view);
        Layouts layouts = new Layouts(view, flows, Openings.first(view));
        ArrayNode views = JsonNodeFactory.instance.arrayNode().add(PagePayload.of(view, layouts, flows));
        String svg = SvgWriter.of(view, Scene.of(view, layouts));
        return figure(SvgWriter.description(view), svg, OutlineWriter.of(view), views);
    }

    private static String figure(String description, String svg, String outline, ArrayNode views) {
        String picture = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return """
                <figure class="espalier-graph" style="margin:0">
                <img alt="%s" src="data:image/svg+xml;base64,%s" style="max-width:100%%"/>
                %s<script type="text/plain" class="payload">%s</script>
                %s</figure>
                """.formatted(Markup.escaped(description), picture, outline, PagePayload.packed(views.toString()), CODE);
    }

    /** What every figure carries: the packed program, and the few lines that unpack and start it. */
    static String code() {
        return "<script type=\"text/plain\" class=\"code\">%s</script>\n<script>\n%s</script>\n"
                .formatted(PagePayload.packed(program()), Resources.text("start.js"));
    }

    /** The program of the page with its style; comments and indentation stay here. */
    private static String program() {
        String style = ":host{%s}:host([theme=dark]){%s}".formatted(Palette.properties(false), Palette.properties(true))
                + Palette.inPage()
                + Resources.text("page.css");
        StringBuilder code = new StringBuilder();
        for (String line : Resources.text("page.js").lines().toList()) {
            String bare = line.strip();
            if (!bare.isEmpty() && !bare.startsWith("//")) {
                code.append(bare).append('\n');
            }
        }
        return code.toString()
                .replace("$css", TextNode.valueOf(style.replace("\n", "")).toString());
    }
}
