package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Graph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final int KILO = 1_000;

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void theProgramOfAPageHasAtMost20Kilobytes() {
        int size = size(HtmlWriter.code());
        assertTrue(size <= 20 * KILO, () -> size + " bytes");
    }

    @Test
    void thePageOfResnet18HasAtMost60KilobytesBesideTheProgram() {
        int size = size(Pictures.html(GraphView.of(Fixtures.resnet18()))) - size(HtmlWriter.code());
        assertTrue(size <= 60 * KILO, () -> size + " bytes");
    }

    @Test
    void fiveThousandNodesHaveAtMost250Kilobytes() {
        for (Graph graph : List.of(Fixtures.flat(5_000), Fixtures.transformer(200))) {
            GraphView view = GraphView.of(graph);
            assertTrue(view.nodes().size() >= 5_000);
            int size = Unpacked.part(Pictures.html(view), "payload").length();
            assertTrue(size <= 250 * KILO, () -> size + " bytes");
        }
    }

    @Test
    void aPageKnowsEveryNodeOnceAndWhereItStands() throws IOException {
        GraphView view = GraphView.of(Fixtures.transformer());
        JsonNode page = Unpacked.page(Pictures.html(view)).get(0);
        assertEquals(view.nodes().size(), page.get("n").size());
        BitSet nodes = new BitSet();
        BitSet groups = new BitSet();
        groups.set(0);
        for (JsonNode group : page.get("g")) {
            JsonNode layout = page.get("l").get(group.get(4).intValue());
            assertEquals(4 * group.get(3).size(), layout.get(2).size(), "four numbers for each item");
            assertEquals(group.get(5).size(), layout.get(4).size(), "a place for each value that comes in");
            assertEquals(group.get(6).size(), layout.get(5).size(), "a place for each value that goes out");
            for (JsonNode item : group.get(3)) {
                BitSet seen = item.intValue() < 0 ? groups : nodes;
                int number = Math.abs(item.intValue());
                assertTrue(!seen.get(number), () -> item + " stands twice");
                seen.set(number);
            }
        }
        assertEquals(view.nodes().size(), nodes.cardinality());
        assertEquals(page.get("g").size(), groups.cardinality());
    }

    @Test
    void equalGraphsGiveEqualBytes() {
        for (int i = 0; i < 2; i++) {
            GraphView view = GraphView.of(Fixtures.resnet18());
            GraphView again = GraphView.of(Graph.parse(Fixtures.resnet18().toString()));
            assertEquals(Pictures.html(view), Pictures.html(again));
            assertEquals(Pictures.svg(view), Pictures.svg(again));
            assertEquals(Pictures.dot(view), Pictures.dot(again));
        }
    }
}
