package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
 * Branches and loops of JAX and TensorFlow: the framework itself and its stand-in give the same graph with regions, which
 * computes what the framework computes, gradients too.
 */
class CapturedLoopsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"jax", "tensorflow"})
    void theFrameworkAndItsStandInGiveTheSameGraph(String framework) throws IOException {
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        Map<String, JsonNode> real = reports(framework, new Cells(Interpreter.at(Path.of(python))));
        Map<String, JsonNode> played = reports(framework, new Cells());
        assertEquals(real.keySet(), played.keySet());
        real.forEach((program, report) -> {
            JsonNode other = played.get(program);
            assertEquals(report.get("graph").asText(), other.get("graph").asText());
            assertClose(program, report.get("values"), other.get("values"), 1e-5);
            assertClose(program, report.get("gradients"), report.get("differentiated"), 1e-4);
            assertClose(program, report.get("gradients"), other.get("differentiated"), 1e-4);
            assertClose(program, report.get("values"), report.get("run"), 1e-5);
            assertClose(program, report.get("values"), other.get("run"), 1e-5);
        });
    }

    private static Map<String, JsonNode> reports(String framework, Cells cells) throws IOException {
        try (cells) {
            String printed = cells.run(resource("loops_" + framework + ".py")) + cells.run(resource("loops_check.py"));
            Map<String, JsonNode> reports = new TreeMap<>();
            for (String line : printed.split("\n")) {
                if (line.matches("\\w+_\\d+ \\{.*")) {
                    int space = line.indexOf(' ');
                    reports.put(line.substring(0, space), JSON.readTree(line.substring(space)));
                }
            }
            assertEquals(programs(framework), reports.size(), printed);
            return reports;
        }
    }

    private static int programs(String framework) {
        return framework.equals("jax") ? 10 : 5;
    }

    /** Numbers that differ by no more than a part of themselves, or of one where they are small. */
    private static void assertClose(String what, JsonNode right, JsonNode own, double tolerance) {
        assertEquals(right.size(), own.size(), what);
        for (int i = 0; i < right.size(); i++) {
            double number = right.get(i).asDouble();
            assertEquals(number, own.get(i).asDouble(), tolerance * Math.max(1, Math.abs(number)), what + " " + i);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CapturedLoopsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
