package dev.espalier.visualizer.graphviz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class GraphvizTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private static Document picture(String dot) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // The picture names the DTD of SVG, which is not to be fetched.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(Graphviz.svg(dot, MINUTES))));
    }

    /** What Graphviz documents: nodes of 54 by 36 points, ranks 36 points apart, a margin of 4 points on each side. */
    @Test
    void twoNodesStandAsGraphvizDocumentsIt() throws Exception {
        Element svg = picture("digraph { a -> b }").getDocumentElement();
        assertEquals("62pt", svg.getAttribute("width"));
        assertEquals("116pt", svg.getAttribute("height"));
        assertEquals(2, svg.getElementsByTagName("ellipse").getLength());
        assertEquals(2, svg.getElementsByTagName("text").getLength());
    }

    @Test
    void clustersAreFramesAroundTheirNodes() throws Exception {
        Document svg = picture("digraph { subgraph cluster_x { label=inner; a; b } a -> b -> c }");
        long clusters = IntStream.range(0, svg.getElementsByTagName("g").getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName("g").item(i))
                .filter(g -> g.getAttribute("class").equals("cluster"))
                .count();
        assertEquals(1, clusters);
        assertEquals(3, svg.getElementsByTagName("ellipse").getLength());
    }

    @Test
    void textOfAnyScriptArrives() throws Exception {
        Document svg = picture("digraph { a [label=\"名前 \uD83D\uDE00 é <b>&amp;\"] }");
        assertEquals(
                "名前 \uD83D\uDE00 é <b>&",
                svg.getElementsByTagName("text").item(0).getTextContent());
    }

    @Test
    void whatIsNotUnderstoodIsTold() {
        String message = assertThrows(GraphvizProblem.class, () -> Graphviz.svg("digraph { a -> ", MINUTES))
                .getMessage();
        assertTrue(message.contains("syntax error in line 1"), message);
    }

    @Test
    void noFileIsReached() throws Exception {
        Document svg = picture("digraph { a [image=\"/etc/hostname\"] b [shapefile=\"/etc/hostname\"] }");
        assertEquals(0, svg.getElementsByTagName("image").getLength());
    }

    @Test
    void whatTakesTooLongIsEnded() {
        String dot = IntStream.range(0, 4000)
                .mapToObj(i -> i % 97 + " -> " + (i * 31 + 7) % 101)
                .collect(Collectors.joining("\n", "digraph {", "}"));
        String message = assertThrows(GraphvizProblem.class, () -> Graphviz.svg(dot, Duration.ofMillis(1)))
                .getMessage();
        assertFalse(message.isEmpty());
        assertEquals("Graphviz needed more than 0 seconds", message);
    }

    @Test
    void equalTextsGiveEqualPictures() {
        String dot = "digraph { a -> {b c d} -> e }";
        assertEquals(Graphviz.svg(dot, MINUTES), Graphviz.svg(dot, MINUTES));
    }

    @Test
    void theVersionIsTheOneThatTheBuildFetched() {
        assertEquals("15.1.1", Graphviz.version());
    }
}
