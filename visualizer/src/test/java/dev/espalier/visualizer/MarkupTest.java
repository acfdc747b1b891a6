package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Graph.Input;
import dev.espalier.engine.ir.Graph.Role;
import dev.espalier.engine.ir.Graph.Step;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import guru.nidi.graphviz.model.MutableGraph;
import guru.nidi.graphviz.model.MutableNode;
import guru.nidi.graphviz.parse.Parser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Whatever a graph's names, types, paths and arguments contain, it stays text in every picture. */
class MarkupTest {
    /** What the tests of all modules send through their writers. */
    static List<String> payloads() throws IOException {
        return List.of(new ObjectMapper()
                .readValue(Path.of("src", "test", "payloads.json").toFile(), String[].class));
    }

    /** A graph whose every text is the payload, as far as the representation lets it in. */
    private static GraphView view(String payload) {
        String word = payload.replaceAll("[\\s/:]+", "_");
        String path = payload.replaceAll("[\\s,:()\\[\\]]+", "_");
        TermType type = new TermType.Other(payload);
        Vocabulary core = Vocabulary.load();
        Scope scope = Scope.NONE.inner("net", "Net").inner(word, word);
        Optional<Place> place = Optional.of(new Place(payload, 1, 1));
        List<Step> steps = new ArrayList<>();
        String last = payload;
        for (int i = 0; i < 2; i++) {
            String name = payload + i;
            steps.add(new Step(name, core.apply("add", new Fragment(last), new Fragment("w")), type, place, scope));
            last = name;
        }
        steps.add(
                new Step("e", core.apply("einsum", new Literal(payload), new Fragment(last)), type, place, Scope.NONE));
        return GraphView.of(new Graph(
                payload,
                List.of(
                        new Input(payload, Role.ARGUMENT, type),
                        new Input("w", Role.PARAMETER, type, Optional.of(path))),
                steps,
                new Step(Graph.RESULT, new Fragment("e"), type, Optional.empty())));
    }

    private static Document parse(String xml) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static void check(Document document, Set<String> elements) {
        Set<String> found = new TreeSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            found.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                Node attribute = element.getAttributes().item(j);
                assertFalse(attribute.getNodeName().startsWith("on"), attribute::toString);
                assertFalse(attribute.getNodeName().endsWith("href"), attribute::toString);
            }
        }
        found.removeAll(elements);
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void anSvgHasTheElementsOfAPictureOnly(String payload) throws Exception {
        Document svg = parse(Pictures.svg(view(payload)));
        check(svg, Set.of("svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan", "g"));
        assertEquals(
                Markup.allowed(payload),
                svg.getElementsByTagName("title").item(0).getTextContent());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aFigureHasAPictureAnOutlineAndOurScriptsOnly(String payload) throws Exception {
        String html = Pictures.html(view(payload));
        String before = html.replace(HtmlWriter.code(), "");
        assertTrue(before.length() < html.length());
        Document figure = parse(before);
        check(figure, Set.of("figure", "img", "details", "summary", "ul", "li", "script"));
        assertEquals(1, figure.getElementsByTagName("script").getLength());
        Element data = (Element) figure.getElementsByTagName("script").item(0);
        assertEquals("text/plain", data.getAttribute("type"));
        assertTrue(Pattern.matches("[A-Za-z0-9+/=]+", data.getTextContent()));
        // Half a character has no bytes in UTF-8.
        String name = new String(payload.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals(name, Unpacked.page(html).get(0).get("name").textValue(), "the page tells the name");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aFigureOfTwoGraphsHasPicturesAListAndOurScriptsOnly(String payload) throws Exception {
        String html = Pictures.diff(view(payload), view("other"));
        Document figure = parse(html.replace(HtmlWriter.code(), ""));
        check(figure, Set.of("figure", "img", "details", "summary", "pre", "script"));
        String list = figure.getElementsByTagName("pre").item(0).getTextContent();
        assertTrue(list.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n'), list);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aTextForGraphvizHasItsOwnNamesOnly(String payload) throws IOException {
        String dot = Pictures.dot(view(payload));
        MutableGraph graph = new Parser().read(dot);
        List<String> names = graph.nodes().stream()
                .map(MutableNode::name)
                .map(Object::toString)
                .distinct()
                .toList();
        assertTrue(names.stream().allMatch(name -> name.matches("[ng]\\d+")), names::toString);
        assertEquals(5, names.size());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPictureByGraphvizHasTheElementsOfAPictureOnly(String payload) throws Exception {
        String svg = Pictures.dotSvg(view(payload), "/nowhere");
        // The document type of SVG, which names no entities of its own.
        check(
                parse(svg.replaceFirst("<!DOCTYPE svg PUBLIC [^>\\[]*>", "")),
                Set.of("svg", "g", "title", "polygon", "polyline", "path", "ellipse", "text"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void anOutlineCommandsNoTerminal(String payload) {
        String text = Pictures.text(view(payload));
        assertTrue(text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
        assertEquals(7, text.lines().count(), "the graph, an input, a group of two, an operation and an output");
    }

    @Test
    void thePageMakesTextOfText() {
        Pattern interpreting = Pattern.compile("innerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                + "|createContextualFragment|DOMParser|setHTML|srcdoc");
        for (String file : List.of("page.js", "start.js")) {
            assertFalse(interpreting.matcher(Resources.text(file)).find(), file);
            assertFalse(Resources.text(file).contains("</"), file);
        }
    }
}
