package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.python.Interpreter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A residual block and a small transformer in the words of each framework's layers: the framework itself and its stand-in
 * give the same graph, which computes what the framework computes, gradients too.
 */
class CapturedModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"torch", "nnx", "keras"})
    void theFrameworkAndItsStandInGiveTheSameGraph(String framework) throws IOException {
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        Map<String, JsonNode> real = reports(framework, new Cells(Interpreter.at(Path.of(python))));
        Map<String, JsonNode> played = reports(framework, new Cells());
        for (String model : new String[] {"block", "transformer"}) {
            assertEquals(
                    real.get(model).get("graph").asText(),
                    played.get(model).get("graph").asText());
            assertClose(real.get(model), "values", "run", 1e-5);
            assertClose(real.get(model), "gradients", "differentiated", 1e-4);
            assertClose(played.get(model), "values", "run", 1e-5);
            assertClose(played.get(model), "gradients", "differentiated", 1e-4);
        }
    }

    private static Map<String, JsonNode> reports(String framework, Cells cells) throws IOException {
        try (cells) {
            String printed =
                    cells.run(resource("models_" + framework + ".py")) + cells.run(resource("models_check.py"));
            Map<String, JsonNode> reports = new TreeMap<>();
            for (String line : printed.split("\n")) {
                if (line.startsWith("block {") || line.startsWith("transformer {")) {
                    int space = line.indexOf(' ');
                    reports.put(line.substring(0, space), JSON.readTree(line.substring(space)));
                }
            }
            assertEquals(2, reports.size(), printed);
            return reports;
        }
    }

    /** Numbers that differ by no more than a part of themselves, or of one where they are small. */
    private static void assertClose(JsonNode report, String expected, String found, double tolerance) {
        JsonNode right = report.get(expected);
        JsonNode own = report.get(found);
        assertEquals(right.size(), own.size(), found);
        assertTrue(right.size() > 1, expected);
        for (int i = 0; i < right.size(); i++) {
            double number = right.get(i).asDouble();
            assertEquals(number, own.get(i).asDouble(), tolerance * Math.max(1, Math.abs(number)), found + " " + i);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CapturedModelsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
