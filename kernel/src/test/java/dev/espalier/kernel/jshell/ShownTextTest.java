package dev.espalier.kernel.jshell;

import static dev.espalier.kernel.ShownMarkup.check;

import dev.espalier.kernel.ShownMarkup;
import dev.espalier.kernel.cell.PythonHighlight;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Names and values stay text in all that cells show as markup: code, tables, charts. */
class ShownTextTest {
    private static final String[] TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"};
    private static final String[] CHART = {"svg", "title", "text", "rect"};

    @ParameterizedTest
    @MethodSource("dev.espalier.kernel.ShownMarkup#payloads")
    void namesAndValuesNeverBecomeMarkup(String payload) throws Exception {
        String text = ShownMarkup.forXml(payload);
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
