package dev.espalier.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Markup that cells show, taken apart by a parser that knows nothing of how it was made. */
public final class ShownMarkup {
    private ShownMarkup() {}

    /** Texts that would like to be markup: the list that all modules send through their writers. */
    public static List<String> payloads() throws IOException {
        return List.of(new ObjectMapper()
                .readValue(
                        Path.of("..", "visualizer", "src", "test", "payloads.json")
                                .toFile(),
                        String[].class));
    }

    /** A text without the characters that no XML can hold. */
    public static String forXml(String text) {
        return text.replaceAll("[^\\n\\x20-\\uD7FF]", "?");
    }

    /** Checks that there are these elements only, and that none of them runs or leads anywhere; gives the text. */
    public static String check(String markup, String... elements) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                factory.newDocumentBuilder().parse(new InputSource(new StringReader("<whole>" + markup + "</whole>")));
        Set<String> found = new TreeSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            found.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                String name = element.getAttributes().item(j).getNodeName();
                assertTrue(!name.startsWith("on") && !name.endsWith("href"), markup);
            }
        }
        found.remove("whole");
        found.removeAll(Set.of(elements));
        assertEquals(Set.of(), found, markup);
        return document.getDocumentElement().getTextContent();
    }
}
