package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Graph;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measured times as colours and words. */
class HeatTest {
    private static final Graph GRAPH = Graph.parse("""
            graph f(x: f32[1000,1000,1000]) -> f32[1000,1000,1000] {
              a = exp(x) : f32[1000,1000,1000]
              b = abs(a) : f32[1000,1000,1000]
              c = sin(b) : f32[1000,1000,1000]
              return c   : f32[1000,1000,1000]
            }
            """);
    private static final GraphView VIEW =
            GraphView.of(GRAPH, new GraphView.Times("java:cpu", Map.of("a", 3_000L, "b", 25L, "c", 975L)));

    @Test
    void theOutlineTellsSharesAndTimes() {
        String text = Pictures.text(VIEW);
        assertTrue(text.contains("75 % · 3.0 µs"), text);
        assertTrue(text.contains("0.6 % · 25 ns"), text);
        assertTrue(text.contains("24 % · 975 ns"), text);
    }

    @Test
    void thePictureIsDarkestWhereItTakesLongest() {
        String svg = Pictures.svg(VIEW);
        // Of 3000 ns: all, then a hundred-and-twentieth and a third, whose square roots are 0.09 and 0.57.
        for (String level : new String[] {"card heat5", "card heat1", "card heat3"}) {
            assertEquals(2, svg.split(level, -1).length, level + " in " + svg);
        }
        assertTrue(svg.contains("75 % · 3.0 µs"), svg);
        assertFalse(Pictures.svg(GraphView.of(GRAPH)).contains("heat"));
    }

    @Test
    void thePageKnowsThem() throws IOException {
        JsonNode page = Unpacked.page(Pictures.html(VIEW)).get(0);
        assertEquals("java:cpu", page.path("t").asText());
        assertEquals("[0,3000,25,975,0]", times(page.path("n")));
    }

    private static String times(JsonNode nodes) {
        StringBuilder times = new StringBuilder();
        nodes.forEach(node ->
                times.append(times.isEmpty() ? "[" : ",").append(node.path(12).asLong(-1)));
        return times.append(']').toString();
    }

    @ParameterizedTest
    @CsvSource({"0,0 ns", "999,999 ns", "1000,1.0 µs", "123456,123 µs", "99_900_000,99.9 ms", "2_500_000_000,2.5 s"})
    void timesHaveUnits(String nanoseconds, String words) {
        assertEquals(words, Heat.time(Long.parseLong(nanoseconds.replace("_", ""))));
    }
}
