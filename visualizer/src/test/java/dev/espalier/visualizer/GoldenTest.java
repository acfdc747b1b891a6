package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.espalier.engine.ir.Graph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures that were looked at and found good. A golden changes only in a commit that says why; what is wrong in a picture
 * is found by the other tests, what is ugly by eyes.
 */
class GoldenTest {
    static Stream<Graph> graphs() {
        return Stream.of(Fixtures.loss(), Fixtures.resnet18(), Fixtures.transformer());
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = GoldenTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void outlinesAreAsTheyWere(Graph graph) throws IOException {
        assertEquals(golden(graph.name() + ".txt"), Pictures.text(GraphView.of(graph)));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void picturesAreAsTheyWere(Graph graph) throws IOException {
        assertEquals(golden(graph.name() + ".svg"), Pictures.svg(GraphView.of(graph)));
    }
}
