package dev.espalier.kernel.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Html;
import dev.espalier.kernel.cell.PythonHighlight;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * An executed notebook as one page that needs nothing else.
 *
 * <p>All that cells print or name is text. What a cell shows as HTML is shown in a frame that cannot reach the page;
 * pictures are pictures, which run no scripts.
 */
public final class NotebookPage {
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new PictureUrls())
            .extensions(List.of(TablesExtension.create()))
            .build();
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    /** Says how high it is, since the page cannot look into it. */
    private static final String FRAME_END = "<script>new ResizeObserver(()=>parent.postMessage("
            + "{espalierHeight:document.documentElement.offsetHeight},'*')).observe(document.documentElement)</script>";

    /** Of data in addresses, only pictures are shown. */
    private static final class PictureUrls extends DefaultUrlSanitizer {
        @Override
        public String sanitizeImageUrl(String url) {
            return url.startsWith("data:") && !url.startsWith("data:image/") ? "" : super.sanitizeImageUrl(url);
        }
    }

    private final StringBuilder out = new StringBuilder();

    private NotebookPage() {}

    public static String of(NotebookFile notebook, String title) throws IOException {
        NotebookPage page = new NotebookPage();
        notebook.cells().forEach(page::cell);
        return resource("page.html")
                .replace("@TITLE@", Html.escape(title).replace("@", "&#64;"))
                .replace("@BODY@", page.out.toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NotebookPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void cell(ObjectNode cell) {
        String source = NotebookFile.text(cell.path("source"));
        switch (cell.path("cell_type").asText()) {
            case "markdown" ->
                out.append("<section class=\"text\">").append(markdown(source)).append("</section>\n");
            case "code" -> code(cell, source);
            default ->
                out.append("<section class=\"text\"><pre>")
                        .append(Html.escape(source))
                        .append("</pre></section>\n");
        }
    }

    private void code(ObjectNode cell, String source) {
        String number = cell.path("execution_count").isInt()
                ? cell.path("execution_count").asText()
                : " ";
        out.append("<section class=\"code\"><div class=\"in\"><span class=\"number\">[")
                .append(number)
                .append("]</span>")
                .append(PythonHighlight.html(source))
                .append("</div>\n");
        cell.path("outputs").forEach(this::output);
        out.append("</section>\n");
    }

    private void output(JsonNode output) {
        out.append("<div class=\"out\">");
        switch (output.path("output_type").asText()) {
            case "stream" -> {
                boolean isError = output.path("name").asText().equals("stderr");
                out.append(isError ? "<pre class=\"stderr\">" : "<pre>")
                        .append(AnsiText.html(NotebookFile.text(output.path("text"))))
                        .append("</pre>");
            }
            case "error" -> {
                List<String> lines = new ArrayList<>();
                output.path("traceback").forEach(line -> lines.add(line.asText()));
                out.append("<pre class=\"error\">")
                        .append(AnsiText.html(String.join("\n", lines)))
                        .append("</pre>");
            }
            default -> shown(output.path("data"));
        }
        out.append("</div>\n");
    }

    /** The richest form that can be shown here. */
    private void shown(JsonNode data) {
        if (data.has("text/html")) {
            frame(NotebookFile.text(data.path("text/html")));
        } else if (data.has("image/svg+xml")) {
            byte[] svg = NotebookFile.text(data.path("image/svg+xml")).getBytes(StandardCharsets.UTF_8);
            picture("image/svg+xml", Base64.getEncoder().encodeToString(svg));
        } else if (data.has("image/png")) {
            picture("image/png", NotebookFile.text(data.path("image/png")));
        } else if (data.has("image/jpeg")) {
            picture("image/jpeg", NotebookFile.text(data.path("image/jpeg")));
        } else if (data.has("text/markdown")) {
            out.append(markdown(NotebookFile.text(data.path("text/markdown"))));
        } else if (data.has("text/plain")) {
            out.append("<pre>")
                    .append(AnsiText.html(NotebookFile.text(data.path("text/plain"))))
                    .append("</pre>");
        } else {
            out.append("<pre>").append(Html.escape(Json.pretty(data))).append("</pre>");
        }
    }

    private void frame(String html) {
        String style = "<!doctype html><meta charset=\"utf-8\"><style>:root{color-scheme:light dark}"
                + "body{margin:0;font:14px system-ui,sans-serif}table{border-collapse:collapse}"
                + "td,th{padding:.2em .7em;border-bottom:1px solid #8884}pre{margin:0;overflow:auto}</style>";
        out.append("<iframe sandbox=\"allow-scripts\" loading=\"lazy\" srcdoc=\"")
                .append(Html.escape(style + html + FRAME_END))
                .append("\"></iframe>");
    }

    private void picture(String type, String base64) {
        out.append("<img alt=\"output\" src=\"data:")
                .append(type)
                .append(";base64,")
                .append(Html.escape(base64.replaceAll("\\s", "")))
                .append("\">");
    }

    private static String markdown(String text) {
        return RENDERER.render(PARSER.parse(text));
    }
}
