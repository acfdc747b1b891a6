package dev.espalier.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.kernel.cell.PythonHighlight;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Names and values stay text in all that cells show as markup: code, tables, charts. */
class ShownTextTest {
    private static final String[] TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"};
    private static final String[] CHART = {"svg", "title", "text", "rect"};

    private static void check(String markup, String... elements) throws Exception {
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
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</td></table><img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)>",
                "' onload='alert(1)",
                "</text></svg><iframe src=data:text/html,x>",
                "</pre><b>",
                "&lt;b&gt; &#60;b&#62;",
                "]]><b>",
                "<!--",
                "${alert(1)} %s @BODY@",
            })
    void namesAndValuesNeverBecomeMarkup(String text) throws Exception {
        Table table =
                Table.create(text, StringColumn.create(text + " names", List.of(text)), DoubleColumn.create(text, 1.5));
        check(TableHtml.of(table, 10), TABLE);
        check(BarChart.of(table, text + " names", text).svg(), CHART);
        check(PythonHighlight.html("x = 1  # " + text + "\n'''" + text + "'''\n" + text), "pre", "span");
        Timings timings = new Timings(text);
        timings.add(text, 1, 2, text);
        check(timings.table().data().path("text/html").asText(), TABLE);
        check(timings.bars().data().path("image/svg+xml").asText(), CHART);
    }
}
