package dev.espalier.visualizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

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
        return figure(picture(view, layouts, 100) + OutlineWriter.of(view), views);
    }

    /** Two graphs side by side, marked where they differ. */
    static String of(GraphView before, GraphView after) {
        Differences differences = Differences.of(before, after);
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        StringBuilder still = new StringBuilder();
        for (GraphView view : List.of(before, after)) {
            Flows flows = new Flows(view);
            Layouts layouts = new Layouts(view, flows, Openings.first(view));
            ObjectNode rows = PagePayload.of(view, layouts, flows);
            boolean isFirst = views.isEmpty();
            ArrayNode marks = rows.putArray("m");
            (isFirst ? differences.marksBefore() : differences.marksAfter()).forEach(mark -> marks.add(mark.ordinal()));
            ArrayNode mates = rows.putArray("a");
            Arrays.stream(isFirst ? differences.matesBefore() : differences.matesAfter())
                    .forEach(mates::add);
            views.add(rows);
            still.append(picture(view, layouts, 49));
        }
        still.append("<details><summary>")
                .append(Markup.escaped(differences.summary(before, after)))
                .append("</summary><pre>")
                .append(Markup.escaped(differences.text(before, after)))
                .append("</pre></details>\n");
        return figure(still.toString(), views);
    }

    /** An image of a view, as wide as a part of the page at most. */
    private static String picture(GraphView view, Layouts layouts, int percent) {
        String svg = SvgWriter.of(view, Scene.of(view, layouts));
        String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\" style=\"max-width:%d%%\"/>\n"
                .formatted(Markup.escaped(SvgWriter.description(view)), data, percent);
    }

    private static String figure(String still, ArrayNode views) {
        return """
                <figure class="espalier-graph" style="margin:0">
                %s<script type="text/plain" class="payload">%s</script>
                %s</figure>
                """.formatted(still, PagePayload.packed(views.toString()), CODE);
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
