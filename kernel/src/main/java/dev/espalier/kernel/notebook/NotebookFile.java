package dev.espalier.kernel.notebook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A notebook in nbformat 4; what is not touched stays as it was. */
public record NotebookFile(ObjectNode json) {

    /**
     * Reads a notebook.
     *
     * @throws IOException if it cannot be read or is none
     */
    public static NotebookFile read(Path file) throws IOException {
        JsonNode json;
        try {
            json = Json.read(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException("is not a notebook: " + e.getOriginalMessage(), e);
        }
        if (!(json instanceof ObjectNode object) || !json.path("cells").isArray()) {
            throw new IOException("is not a notebook: it has no cells");
        }
        if (json.path("nbformat").asInt() != 4) {
            throw new IOException("has nbformat " + json.path("nbformat").asText("missing") + ", and 4 is known");
        }
        return new NotebookFile(object);
    }

    public List<ObjectNode> cells() {
        List<ObjectNode> cells = new ArrayList<>();
        json.path("cells").forEach(cell -> {
            if (cell instanceof ObjectNode object) {
                cells.add(object);
            }
        });
        return cells;
    }

    /** A text, which may be kept as a list of lines. */
    static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.asText();
        }
        StringBuilder text = new StringBuilder();
        node.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    /** A text as a list of lines, each with its end. */
    static ArrayNode lines(String text) {
        ArrayNode lines = Json.array();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Writes the notebook; the file is replaced whole or not at all. */
    public void write(Path file) throws IOException {
        replace(file, Json.pretty(json));
    }

    /** Writes a file beside its place and moves it there. */
    public static void replace(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Made with the permissions that files of the user have, unlike those of temporary files.
        Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(beside, text, StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
