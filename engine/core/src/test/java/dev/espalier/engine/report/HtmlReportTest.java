package dev.espalier.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Names of files, their texts and what is found in them stay text in a report. */
class HtmlReportTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "h1", "h2", "table", "tr", "th", "td", "a", "pre", "p",
            "b", "code");

    static List<String> payloads() throws IOException {
        return List.of(new ObjectMapper()
                .readValue(
                        Path.of("..", "..", "visualizer", "src", "test", "payloads.json")
                                .toFile(),
                        String[].class));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void textNeverBecomesMarkup(String payload) throws Exception {
        // What XML cannot hold is replaced, so that a parser can take the page apart.
        String text = payload.replaceAll("[^\\n\\x20-\\uD7FF]", "?");
        List<Finding> findings = List.of(
                new Finding(text, 1, 1, FindingKind.UNCONVERTED, text, text),
                new Finding(text, 99, 1, FindingKind.DIFFERS, text, text));
        FileReport file = new FileReport(
                text, Optional.of(text), Optional.of(text), FileReport.Status.PARTLY, findings, text, text + "!");
        String page = HtmlReport.of(new RunReport(text, text, List.of(file)));
        Document document = parse(page);
        Set<String> found = new TreeSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            found.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                String name = element.getAttributes().item(j).getNodeName();
                String value = element.getAttributes().item(j).getNodeValue();
                assertTrue(!name.startsWith("on") && (!name.endsWith("href") || value.matches("#f\\w+")), page);
            }
        }
        found.removeAll(ELEMENTS);
        assertEquals(Set.of(), found);
        assertEquals(
                "Translation to " + text,
                document.getElementsByTagName("h1").item(0).getTextContent());
    }

    /** The page as XML: elements of HTML that stand without an end get one. */
    private static Document parse(String page) throws Exception {
        String closed = page.replace("<!DOCTYPE html>\n", "").replaceAll("<meta ([^>]*[^/>])>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(closed)));
    }
}
