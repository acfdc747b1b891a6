package dev.espalier.install;

import dev.espalier.engine.report.HtmlReport;
import dev.espalier.engine.report.JsonReport;
import dev.espalier.engine.report.RunReport;
import dev.espalier.install.output.AtomicFile;
import dev.espalier.install.output.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report that the user asks for; its name tells the form. */
record ReportFile(String name, boolean force) {
    private static final String HTML = ".html";
    private static final String JSON = ".json";
    private static final String MARK = "Espalier ";
    private static final int HEAD_IN_BYTES = 400;

    static boolean isName(String name) {
        return name.endsWith(HTML) || name.endsWith(JSON);
    }

    void write(RunReport run, Surroundings surroundings) throws IOException, Refusal {
        Path file = surroundings.resolve(name);
        if (!force && Files.exists(file) && !isReport(file)) {
            throw new Refusal("is not a report of Espalier; --force overwrites it");
        }
        String text = name.endsWith(HTML) ? HtmlReport.of(run) : JsonReport.of(run);
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reports say at their beginning who wrote them. */
    private static boolean isReport(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_IN_BYTES), StandardCharsets.UTF_8);
            return head.isEmpty() || head.contains("generator") && head.contains(MARK);
        }
    }
}
