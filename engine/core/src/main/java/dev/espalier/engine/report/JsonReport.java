package dev.espalier.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A report for programs: one JSON object with the status and the findings of each file. */
public final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReport() {}

    public static String of(RunReport run) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            out.writeStartObject();
            out.writeStringField("generator", "Espalier " + run.version());
            out.writeStringField("to", run.to());
            out.writeArrayFieldStart("files");
            for (FileReport file : run.files()) {
                write(file, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(FileReport file, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("source", file.source());
        out.writeStringField("status", file.status().toString());
        out.writeStringField("from", file.from().orElse(null));
        out.writeStringField("output", file.output().orElse(null));
        out.writeArrayFieldStart("findings");
        for (Finding finding : file.findings()) {
            out.writeStartObject();
            out.writeStringField("file", finding.file());
            out.writeNumberField("line", finding.line());
            out.writeNumberField("column", finding.column());
            out.writeStringField("kind", finding.kind().toString());
            out.writeStringField("api", finding.api());
            out.writeStringField("message", finding.message());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
