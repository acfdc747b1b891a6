package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first tutorial, run as the README says, with the real frameworks. */
class FirstNotebookTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstNotebookRunsAndTellsTheSameNumberEverywhere() throws IOException {
        Path notebook = Path.of("..", "notebooks", "01-first-steps.ipynb").toAbsolutePath();
        List<String> words = new ArrayList<>(List.of("run", notebook.toString(), "-o", "out.ipynb", "--html"));
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        words.addAll(List.of("--python", python));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                to,
                to,
                folder,
                System.getenv(),
                Optional.empty(),
                Optional.empty(),
                false);
        int status = EspalierCommand.run(surroundings, words.toArray(String[]::new));
        assertEquals(0, status, said.toString(StandardCharsets.UTF_8));

        JsonNode done = new ObjectMapper().readTree(folder.resolve("out.ipynb").toFile());
        // The root of the mean of 0.25, 0.25, 0 and 1 is the root of 0.375.
        assertTrue(outputs(done, 1).contains("0.6124"), outputs(done, 1));
        assertTrue(outputs(done, 3).contains("jnp.sqrt(jnp.mean((predictions - targets) ** 2))"), outputs(done, 3));
        assertTrue(outputs(done, 9).contains("graph rmse(predictions: f32[4], targets: f32[4]) -> f32[]"));
        assertTrue(outputs(done, 11).contains("text/html"), outputs(done, 11));
        assertTrue(outputs(done, 11).contains("Classifier Classifier · 18 operations"), outputs(done, 11));
        assertTrue(outputs(done, 13).matches("(?s).*java +0\\.612372.*"), outputs(done, 13));
        assertTrue(outputs(done, 15).contains("image/svg+xml"), outputs(done, 15));
        assertTrue(Files.readString(folder.resolve("out.html")).contains("<iframe sandbox"));
    }

    private static String outputs(JsonNode notebook, int cell) {
        StringBuilder text = new StringBuilder();
        notebook.path("cells").get(cell).path("outputs").forEach(output -> {
            output.path("text").forEach(line -> text.append(line.asText()));
            output.path("data").properties().forEach(form -> {
                text.append(form.getKey()).append('\n');
                form.getValue().forEach(line -> text.append(line.asText()));
            });
        });
        return text.toString();
    }
}
