package dev.espalier.install.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Graph;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The figure of a graph as a reader uses it, in a real browser. {@code ./espalier test --browser} runs it alone. */
@EnabledIfSystemProperty(named = "espalier.browser", matches = ".+", disabledReason = "there is no Chromium")
class FigureInBrowser {
    private static final String APP = "document.querySelector('figure').espalier";
    private static final String ROOT = APP + ".host.shadowRoot";

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser(System.getProperty("espalier.browser"), 1000, 760);
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        show(Pictures.html(GraphView.of(network("relu"))), "");
    }

    /** Blocks of modules, too many to be open at first. */
    private static Graph network(String activation) {
        StringBuilder text =
                new StringBuilder("graph Net(x: f32[8,16], parameter w = head.weight: f32[4,16]) -> f32[8,4] {\n");
        String value = "x";
        for (int i = 0; i < 24; i++) {
            String in = "Net:Net/layer%d:Block/".formatted(i);
            text.append("  a%d = add(%s, %d) : f32[8,16]  # net.py:10:9 in %sforward\n".formatted(i, value, i + 1, in));
            text.append("  b%d = %s(a%d) : f32[8,16]  # net.py:11:9 in %sact:Act/forward\n"
                    .formatted(i, i % 2 == 0 ? activation : "tanh", i, in));
            text.append(
                    "  c%d = multiply(b%d, %d) : f32[8,16]  # net.py:12:9 in %sforward\n".formatted(i, i, i + 2, in));
            value = "c" + i;
        }
        text.append("  h = linear(%s, w) : f32[8,4]  # net.py:20:9 in Net:Net/head:Linear/forward\n".formatted(value));
        return Graph.parse(text + "  return h : f32[8,4]\n}\n");
    }

    private void show(String figure, String style) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Files.writeString(
                page,
                "<!doctype html><html lang=en><meta charset=utf-8><title>figure</title><body style=\"" + style + "\">"
                        + figure);
        browser.open(page.toUri());
        browser.await(APP);
    }

    private static int tiles() {
        return browser.evaluate(ROOT + ".querySelectorAll('.tile').length").asInt();
    }

    private static String said() {
        return browser.text(ROOT + ".querySelector('.say').textContent");
    }

    private static String tile(String label) {
        return "[..." + ROOT + ".querySelectorAll('[aria-label]')].find(e => e.getAttribute('aria-label').startsWith('"
                + label + "'))";
    }

    @Test
    void theLiveViewTakesThePlaceOfThePicture() {
        assertTrue(browser.evaluate("[...document.querySelectorAll('figure > img, figure > details')]"
                        + ".every(e => getComputedStyle(e).display === 'none')")
                .asBoolean());
        assertTrue(tiles() > 2);
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void aGroupOpensAndClosesByMouseAndByKey() throws InterruptedException {
        int closed = tiles();
        browser.click(tile("layer3 Block"));
        browser.await(ROOT + ".querySelectorAll('.tile').length > " + closed);
        assertTrue(said().contains("layer3 opened"), said());
        browser.press("Escape");
        assertEquals(closed, tiles());
        browser.evaluate(APP + ".panes[0].clear()");
        browser.evaluate(APP + ".panes[0].svg.focus()");
        browser.press("ArrowDown");
        browser.press("ArrowDown");
        browser.press("Enter");
        browser.await(ROOT + ".querySelectorAll('.tile').length > " + closed);
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void whatIsSearchedIsFoundInClosedGroupsAndShown() throws InterruptedException {
        browser.click(ROOT + ".querySelector('input')");
        browser.type("net.py:20");
        browser.await(ROOT + ".querySelectorAll('.hits button').length === 1");
        browser.press("Enter");
        browser.await(ROOT + ".querySelector('.panel h4') && !" + ROOT + ".querySelector('.panel').hidden");
        String panel = browser.text(ROOT + ".querySelector('.panel').textContent");
        assertTrue(panel.contains("linear") && panel.contains("head.weight") && panel.contains("net.py:20"), panel);
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void consumersAreListedAndLeadThere() throws InterruptedException {
        browser.evaluate(APP + ".panes[0].all(true)");
        browser.evaluate(APP + ".panes[0].go(" + APP + ".panes[0].n.find(n => n.name === 'a5'))");
        browser.await(ROOT + ".querySelector('.tile.sel')");
        browser.click("[..." + ROOT + ".querySelectorAll('.panel button')].find(e => e.textContent.startsWith('b5'))");
        browser.await(ROOT + ".querySelector('.panel h4').textContent.startsWith('b5')");
        assertEquals(List.of(), browser.problems());
    }

    /** Of 73 operations, 72 take 128 numbers each; the last one multiplies and adds 16 pairs for each of 32. */
    @Test
    void theHeatMapTellsFlopsAndMemory() throws IOException, InterruptedException {
        String heat = ROOT + ".querySelector('[aria-label^=Colour]')";
        String panel = ROOT + ".querySelector('.panel').textContent";
        browser.click(heat);
        browser.await(ROOT + ".querySelectorAll('.tile .card.heat5').length > 0");
        String told = browser.text(panel);
        assertTrue(told.startsWith("Most flops10.2 kflops in allh · linear 10.0 % · 1.0 kflops"), told);
        browser.click("[..." + ROOT + ".querySelectorAll('.panel button')].find(e => e.textContent.startsWith('h'))");
        browser.await(ROOT + ".querySelector('.tile.sel')");
        String linear = browser.text(ROOT + ".querySelector('.tile.sel').getAttribute('aria-label')");
        assertTrue(linear.startsWith("linear head") && linear.endsWith(", flops 10.0 % · 1.0 kflops"), linear);
        // An input and 72 values of 512 bytes, and one of 128.
        browser.press("h");
        browser.await(panel + ".startsWith('Most memory37.5 kB in all')");
        browser.press("h");
        browser.await(ROOT + ".querySelectorAll('[class*=heat]').length === 0");
        assertEquals("Heat", browser.text(heat + ".textContent"));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void aMeasuredGraphBeginsWithItsTimes() throws IOException, InterruptedException {
        Graph graph = Graph.parse("""
                graph f(x: f32[3,400]) -> f32[3,400] {
                  a = exp(x) : f32[3,400]
                  b = abs(a) : f32[3,400]
                  return b   : f32[3,400]
                }
                """);
        GraphView.Times times = new GraphView.Times("java:cpu", Map.of("a", 3_000L, "b", 1_000L));
        show(Pictures.html(GraphView.of(graph, times)), "");
        String heat = ROOT + ".querySelector('[aria-label^=Colour]')";
        assertEquals("Heat: time", browser.text(heat + ".textContent"));
        String told = browser.text(ROOT + ".querySelector('.panel').textContent");
        assertEquals(
                "Most time4.0 µs in all on java:cpu, each operation alonea · exp 75 % · 3.0 µsb · abs 25 % · 1.0 µs",
                told);
        browser.await(ROOT + ".querySelectorAll('.tile .card.heat5').length === 1");
        browser.click(heat);
        browser.await(ROOT + ".querySelectorAll('[class*=heat]').length === 0");
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void theFigureIsDarkWhereThePageIsOrTheSystemPrefersIt() throws IOException, InterruptedException {
        assertEquals("light", browser.text(APP + ".host.getAttribute('theme')"));
        show(Pictures.html(GraphView.of(network("relu"))), "background:#111");
        assertEquals("dark", browser.text(APP + ".host.getAttribute('theme')"));
        browser.prefersDark(true);
        show(Pictures.html(GraphView.of(network("relu"))), "");
        assertEquals("dark", browser.text(APP + ".host.getAttribute('theme')"));
        browser.prefersDark(false);
        assertEquals(List.of(), browser.problems());
    }

    /** For who changes how figures look: pictures of them, where a property names a folder. */
    @AfterEach
    void keepPicture(TestInfo test) throws IOException {
        String kept = System.getProperty("espalier.pictures", "");
        if (!kept.isEmpty()) {
            browser.screenshot(Path.of(kept, test.getDisplayName().replaceAll("\\W", "") + ".png"));
        }
    }

    @Test
    void twoGraphsStandSideBySideAndSelectEachOther() throws IOException, InterruptedException {
        show(Pictures.diff(GraphView.of(network("relu"), "before"), GraphView.of(network("exp"), "after")), "");
        assertEquals(
                2, browser.evaluate(ROOT + ".querySelectorAll('.pane').length").asInt());
        browser.evaluate(APP + ".panes.forEach(p => p.all(true))");
        assertEquals(
                24,
                browser.evaluate(ROOT + ".querySelectorAll('.tile circle.changed').length")
                        .asInt(),
                "twelve activations on each side");
        browser.evaluate(APP + ".panes.forEach(p => p.all(false))");
        browser.click("[..." + ROOT + ".querySelectorAll('button')].find(e => e.textContent === 'Next difference')");
        assertTrue(said().startsWith("1 of 12 differences"), said());
        assertEquals("exp", browser.text(APP + ".panes[1].sel.op"));
        browser.evaluate(APP + ".panes.forEach(p => p.all(true))");
        browser.evaluate(APP + ".panes[0].go(" + APP + ".panes[0].n.find(n => n.name === 'a5'))");
        assertEquals("a5", browser.text(APP + ".panes[1].sel.name"));
        assertEquals(List.of(), browser.problems());
    }
}
