package dev.espalier.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookPageTest {
    @TempDir
    private Path folder;

    private static NotebookFile notebook(ObjectNode... cells) {
        ObjectNode json = Json.object().put("nbformat", 4).put("nbformat_minor", 5);
        json.putObject("metadata");
        ArrayNode array = json.putArray("cells");
        for (ObjectNode cell : cells) {
            array.add(cell);
        }
        return new NotebookFile(json);
    }

    private static ObjectNode cell(String type, String source) {
        ObjectNode cell = Json.object().put("cell_type", type).put("source", source);
        cell.putObject("metadata");
        return cell;
    }

    /** A notebook in which a text stands wherever a text can stand. */
    private static NotebookFile everywhere(String text) {
        ObjectNode code = cell("code", text);
        ArrayNode outputs = code.putArray("outputs");
        outputs.addObject().put("output_type", "stream").put("name", text).put("text", text);
        ObjectNode error = outputs.addObject().put("output_type", "error");
        error.put("ename", text).put("evalue", text).putArray("traceback").add(text);
        for (String type : new String[] {"text/plain", "text/markdown", "image/png", "image/jpeg", "x/" + text}) {
            outputs.addObject()
                    .put("output_type", "display_data")
                    .putObject("data")
                    .put(type, text);
        }
        return notebook(cell("markdown", text), cell("raw", text), code);
    }

    @ParameterizedTest
    @MethodSource("dev.espalier.kernel.ShownMarkup#payloads")
    void textNeverBecomesMarkup(String text) throws IOException {
        String page = NotebookPage.of(everywhere(text), text);
        String own = page.replaceAll("(?s)<script>\\s*addEventListener.*?</script>", "")
                .replaceAll("(?s)<style>.*?</style>", "");
        for (String tag : new String[] {"<script", "<iframe", "<svg", "<b>", "onerror=alert(1)>"}) {
            assertFalse(own.contains(tag), () -> own.substring(Math.max(own.indexOf(tag) - 80, 0)));
        }
        assertFalse(own.matches("(?s).*<[a-z]+[^>]*\\son[a-z]+=.*"), own);
        assertFalse(own.matches("(?s).*(href|src)=\"(javascript|data:text).*"), own);
    }

    @Test
    void whatACellShowsAsHtmlStandsInAFrameOfItsOwn() throws IOException {
        ObjectNode code = cell("code", "x");
        code.putArray("outputs")
                .addObject()
                .put("output_type", "display_data")
                .putObject("data")
                .put("text/html", "<b onclick=\"x()\">bold</b>");
        String page = NotebookPage.of(notebook(code), "t");
        assertTrue(page.contains("<iframe sandbox=\"allow-scripts\""), page);
        assertTrue(page.contains("&lt;b onclick=&quot;x()&quot;&gt;bold"), page);
        assertFalse(page.contains("<b onclick"), page);
    }

    @Test
    void coloursOfTerminalsBecomeStyles() {
        assertEquals("<span style=\"color:#d0473f\">a</span>b", AnsiText.html("\u001b[31ma\u001b[0mb"));
        assertEquals("100%", AnsiText.html("1%\r50%\r100%"));
    }

    @Test
    void aNotebookIsWrittenAsNbformatDoes() throws IOException {
        Path file = folder.resolve("n.ipynb");
        notebook(cell("markdown", "# é")).write(file);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\n \"nbformat\": 4,\n"), text);
        assertTrue(text.contains("   \"source\": \"# é\""), text);
        assertEquals(
                Json.read(text.getBytes(StandardCharsets.UTF_8)),
                NotebookFile.read(file).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"cells\": []}", "{\"cells\": [], \"nbformat\": 3}"})
    void whatIsNoNotebookIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("n.ipynb"), text);
        assertThrows(IOException.class, () -> NotebookFile.read(file));
    }
}
