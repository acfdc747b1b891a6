package dev.espalier.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people: a page without scripts, source and result side by side, findings in the margin. */
public final class HtmlReport {
    private final StringBuilder page = new StringBuilder();

    private HtmlReport() {}

    public static String of(RunReport run) {
        return new HtmlReport().write(run);
    }

    private String write(RunReport run) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"generator\" content=\"Espalier ")
                .append(escape(run.version()))
                .append("\">\n");
        page.append("<title>Translation to ").append(escape(run.to())).append("</title>\n");
        page.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
        page.append("<h1>Translation to ").append(escape(run.to())).append("</h1>\n");
        overview(run);
        run.files().forEach(this::file);
        return page.append("</body>\n</html>\n").toString();
    }

    private void overview(RunReport run) {
        page.append("<table class=\"overview\">\n<tr><th>file</th><th>status</th>");
        for (FindingKind kind : FindingKind.values()) {
            page.append("<th>").append(kind).append("</th>");
        }
        page.append("</tr>\n");
        for (FileReport file : run.files()) {
            page.append("<tr><td><a href=\"#").append(anchor(file)).append("\">");
            page.append(escape(file.source()))
                    .append("</a></td><td class=\"")
                    .append(file.status())
                    .append("\">");
            page.append(file.status()).append("</td>");
            for (FindingKind kind : FindingKind.values()) {
                page.append("<td>").append(file.count(kind)).append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void file(FileReport file) {
        page.append("<h2 id=\"").append(anchor(file)).append("\">").append(escape(file.source()));
        file.output().ifPresent(output -> page.append(" → ").append(escape(output)));
        page.append("</h2>\n<table class=\"code\">\n");
        Map<Integer, List<Finding>> margin = file.findings().stream().collect(Collectors.groupingBy(Finding::line));
        List<String> left = file.sourceText().lines().toList();
        List<String> right = file.outputText().lines().toList();
        margin.getOrDefault(0, List.of()).forEach(this::outside);
        for (SideBySide.Row row : SideBySide.of(left, right)) {
            page.append(row.equal() ? "<tr>" : "<tr class=\"changed\">");
            cell(left, row.left());
            cell(right, row.right());
            page.append("<td class=\"margin\">");
            margin.getOrDefault(row.left() + 1, List.of()).forEach(this::note);
            page.append("</td></tr>\n");
        }
        file.findings().stream().filter(f -> f.line() > left.size()).forEach(this::outside);
        page.append("</table>\n");
    }

    /** A finding of a line that cannot be shown. */
    private void outside(Finding finding) {
        page.append("<tr><td></td><td></td><td></td><td></td><td class=\"margin\">");
        note(finding);
        page.append("</td></tr>\n");
    }

    private void cell(List<String> lines, int index) {
        if (index < 0) {
            page.append("<td class=\"line\"></td><td></td>");
        } else {
            page.append("<td class=\"line\">").append(index + 1).append("</td><td><pre>");
            page.append(escape(lines.get(index))).append("</pre></td>");
        }
    }

    private void note(Finding finding) {
        page.append("<p class=\"")
                .append(finding.kind())
                .append("\"><b>")
                .append(finding.kind())
                .append("</b> ");
        if (!finding.api().isEmpty()) {
            page.append("<code>").append(escape(finding.api())).append("</code> ");
        }
        page.append(escape(finding.message())).append("</p>");
    }

    private static String anchor(FileReport file) {
        return "f" + Integer.toHexString(file.source().hashCode());
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text as HTML, in elements and in quoted attributes. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
