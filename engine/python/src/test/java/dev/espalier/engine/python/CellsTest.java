package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.RemoteProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leftovers.class)
class CellsTest {
    private static Conversation python;

    @BeforeAll
    static void start() {
        python = new Conversation();
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    @BeforeEach
    void forget() {
        python.forget();
    }

    @Test
    void cellsShareOneNamespaceWhichIsMain() {
        python.value("answer = 6 * 7");
        assertEquals("(42, '__main__')", python.value("answer, __name__"));
        assertEquals("True", python.value("import sys; sys.modules['__main__'].answer == answer"));
    }

    @Test
    void theLastExpressionIsTheResultUnlessASemicolonFollows() {
        assertEquals("'x'", python.value("1\n'x'"));
        assertTrue(python.child.execute("'x';  # quiet").result().isEmpty());
        assertEquals("';'", python.value("';'"));
        assertTrue(python.child.execute("None").result().isEmpty());
    }

    @Test
    void lastResultsHaveNames() {
        CellResult first = python.child.execute("'first'");
        python.value("'second'");
        assertEquals("('second', 'first')", python.value("_, __"));
        assertEquals("'first'", python.value("Out[" + first.executionCount() + "]"));
        assertEquals("'first'", python.value("_" + first.executionCount()));
        python.value("_ = 'mine'");
        python.value("'third'");
        assertEquals("'mine'", python.value("_"));
        python.value("del _");
    }

    @Test
    void richResultsAreMimeBundles() {
        JsonNode data = python.child.execute("""
                        class Rich:
                            def __repr__(self): return "plain"
                            def _repr_html_(self): return "<b>rich</b>"
                            def _repr_png_(self): return b"\\x89PNG", {"width": 3}
                            def _repr_latex_(self): return None
                        Rich()""").result().orElseThrow();
        assertEquals("plain", data.at("/data/text~1plain").asText());
        assertEquals("<b>rich</b>", data.at("/data/text~1html").asText());
        assertEquals("iVBORw==", data.at("/data/image~1png").asText());
        assertEquals(3, data.at("/metadata/image~1png/width").asInt());
        assertFalse(data.path("data").has("text/latex"));
    }

    @Test
    void whatIsDisplayedComesInOrderWithWhatIsPrinted() {
        python.value("""
                import os, sys
                print("one")
                display("two", metadata={"k": 1})
                print("three", file=sys.stderr)
                print("four")
                os.system("echo five")
                handle = display("six", display_id=True)
                handle.update("seven")""");
        List<String> said = new ArrayList<>();
        for (Conversation.Event event : python.events()) {
            JsonNode params = event.params();
            said.add(event.name() + " "
                    + params.path("text")
                            .asText(params.at("/data/text~1plain").asText())
                            .strip());
        }
        assertEquals(
                List.of(
                        "stream one",
                        "display 'two'",
                        "stream three",
                        "stream four\nfive",
                        "display 'six'",
                        "update_display 'seven'"),
                said);
    }

    @Test
    void awaitWorksAtTheTopOfACell() {
        assertEquals("'slept'", python.value("import asyncio\nawait asyncio.sleep(0.001)\n'slept'"));
        python.value("task = asyncio.get_event_loop().create_task(asyncio.sleep(0.001, 'later'))");
        assertEquals("'later'", python.value("await task"));
    }

    @Test
    void futureImportsHoldForLaterCells() {
        try (Conversation fresh = new Conversation()) {
            fresh.value("from __future__ import annotations");
            assertEquals("{'x': 'Unknown'}", fresh.value("def f(x: Unknown): pass\nf.__annotations__"));
        }
    }

    @Test
    void inputAsksTheOneWhoListens() {
        python.child.serve("input", params -> Channel.JSON.getNodeFactory().textNode("<" + params + ">"));
        Cells.Request asking = new Cells.Request(false, true, Map.of(), true);
        Cells cells = python.child.cells();
        assertEquals(
                "'<{\"prompt\":\"name? \",\"password\":false}>'",
                cells.execute("input('name? ')", asking).text().orElse(""));
        assertEquals(
                "'<{\"prompt\":\"Password: \",\"password\":true}>'",
                cells.execute("import getpass; getpass.getpass()", asking)
                        .text()
                        .orElse(""));
        assertEquals("InputNotAllowed", python.error("input()").name());
    }

    @Test
    void userExpressionsAreEvaluatedAfterTheCell() {
        Cells.Request request = new Cells.Request(false, true, Map.of("good", "a + 1", "bad", "nowhere"), false);
        JsonNode values = python.child.cells().execute("a = 1", request).userExpressions();
        assertEquals("2", values.at("/good/data/text~1plain").asText());
        assertEquals("NameError", values.at("/bad/ename").asText());
    }

    @Test
    void aSilentCellHasNoNumberAndNoResult() {
        int before = python.child.execute("1").executionCount();
        CellResult silent = python.child.cells().execute("'x'", new Cells.Request(true, true, Map.of(), false));
        assertTrue(silent.result().isEmpty());
        assertEquals(before + 1, python.child.execute("1").executionCount());
    }

    @Test
    void exitEndsTheCellAndNotTheChild() {
        long pid = python.child.pid();
        assertEquals("SystemExit", python.error("import sys; sys.exit(3)").name());
        assertEquals("SystemExit", python.error("exit()").name());
        assertEquals("2", python.value("1 + 1"));
        assertEquals(pid, python.child.pid());
    }

    @Test
    void completionKnowsLiveObjects() {
        python.value("""
                class Foo:
                    def bar(self, alpha, beta=2): "Bars."
                    @property
                    def broken(self): raise ValueError
                foo, table = Foo(), {"key one": 1, "key two": 2}""");
        assertEquals("[\"bar\",\"broken\"] 4", completed("foo."));
        assertEquals("[\"beta=\"] 11", completed("foo.bar(1, be"));
        assertEquals("[\"key one\",\"key two\"] 7", completed("table['ke"));
        assertEquals("[\"path\",\"pathconf\",\"pathconf_names\",\"pathsep\"] 15", completed("from os import pat"));
        assertEquals("[\"import\"] 0", completed("impor"));
        assertEquals("[] 11", completed("foo.broken.x"));
    }

    private static String completed(String code) {
        JsonNode reply = python.child.cells().complete(code, code.codePointCount(0, code.length()));
        return reply.path("matches") + " " + reply.path("cursor_start").asInt();
    }

    @Test
    void inspectionFindsSignatureDocumentationAndSource() {
        python.value("""
                class Twice:
                    '''Doubles.'''

                    def of(self, x, *, times=2):
                        '''The double.'''
                        return x * times
                twice = Twice()""");
        JsonNode method = python.child.cells().inspect("twice.of", 8, 0).path("metadata");
        assertEquals("of(x, *, times=2)", method.path("signature").asText());
        assertEquals("The double.", method.path("doc").asText());
        JsonNode type = python.child.cells().inspect("Twice", 2, 1).path("metadata");
        assertTrue(type.path("source").asText().startsWith("class Twice:\n    '''Doubles.'''\n\n    def of"));
        assertFalse(python.child.cells().inspect("nowhere", 7, 0).path("found").asBoolean());
    }

    @Test
    void incompleteCellsAreKnown() {
        assertEquals("complete ", completeness("1 + 1"));
        assertEquals("incomplete     ", completeness("def f():"));
        assertEquals("incomplete     ", completeness("for i in x:\n    print(i)"));
        assertEquals("complete ", completeness("for i in x:\n    print(i)\n"));
        assertEquals("incomplete ", completeness("'''text"));
        assertEquals("invalid ", completeness("x = = 1"));
        assertEquals("complete ", completeness("await x"));
    }

    private static String completeness(String code) {
        JsonNode reply = python.child.cells().isComplete(code);
        return reply.path("status").asText() + " " + reply.path("indent").asText();
    }

    @Test
    void historyHoldsTheLastCells() {
        python.value("'older'");
        int count = python.child.execute("'newer'").executionCount();
        JsonNode history = python.child.cells().history(2);
        assertEquals("'older'", history.at("/0/code").asText());
        assertEquals(count, history.at("/1/execution_count").asInt());
    }

    @Test
    void requestsGoBothWaysWhileACellRuns() {
        python.child.serve("deeper", params -> {
            JsonNode inner = python.child.request("test.inner", params);
            return Channel.JSON.getNodeFactory().textNode(inner.asText() + " from Java");
        });
        python.value("""
                from espalier_runtime import channel
                @channel.serve("test.inner")
                def inner(n):
                    return "bottom" if n == 0 else channel.request("deeper", n=n - 1)""");
        assertEquals("'bottom from Java from Java from Java'", python.value("channel.request('deeper', n=2)"));
    }

    @Test
    void quickRequestsAreAnsweredAtOnce() {
        python.child.serveAtOnce(
                "double",
                params -> Channel.JSON
                        .getNodeFactory()
                        .numberNode(2 * params.path("x").asInt()));
        assertEquals("42", python.value("from espalier_runtime import channel\nchannel.request('double', x=21)"));
    }

    @Test
    void errorsOfEitherSideReachTheOther() {
        python.child.serve("broken", _ -> {
            throw new RemoteProblem("ValueError", "said in Java");
        });
        assertEquals("'said in Java'", python.value("""
                from espalier_runtime import channel
                try:
                    channel.request("broken")
                except ValueError as error:
                    text = str(error)
                text"""));
        RemoteProblem problem = assertThrows(
                RemoteProblem.class, () -> python.child.request("nobody.serves", Channel.JSON.createObjectNode()));
        assertEquals("ModuleNotFoundError", problem.name());
    }

    @Test
    void textOfAllKindsSurvivesTheWay() {
        assertEquals("9", python.value("text = 'ä€😀\\x00\\n\\x1b[1m'\nprint(text, end='')\nlen(text)"));
        assertEquals("ä€😀\0\n\u001b[1m", python.stream("stdout"));
        assertEquals("'\\ud800'", python.value("'\\ud800'"));
    }
}
