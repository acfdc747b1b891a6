package dev.espalier.kernel;

import static dev.espalier.kernel.RunningKernel.PATIENCE;
import static dev.espalier.kernel.RunningKernel.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.RunningKernel.Conversation;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.ClientConnection;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Jupyter's clients rely on, asked over sockets. */
class ProtocolTest {
    private static RunningKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void kernelInfoHasStatusAndFeatures() throws IOException {
        Conversation asked = kernel.ask(Channel.SHELL, "kernel_info_request", Json.object());
        assertEquals("kernel_info_reply", asked.reply().type());
        assertEquals("ok", asked.status());
        assertEquals("5.5", asked.content().path("protocol_version").asText());
        assertEquals(
                "python", asked.content().path("language_info").path("name").asText());
        String version = asked.content().path("language_info").path("version").asText();
        assertTrue(version.matches("3\\.\\d+\\.\\d+"), version);
        assertTrue(asked.content().path("supported_features").isArray());
        assertEquals(List.of("status", "status"), asked.types());
    }

    @Test
    void aCellTellsInputAndResultBetweenBusyAndIdle() throws IOException {
        Conversation ran = kernel.run("40 + 2");
        assertEquals(List.of("status", "execute_input", "execute_result", "status"), ran.types());
        assertEquals("42", ran.result());
        int count = ran.content().path("execution_count").asInt();
        assertEquals(
                count,
                ran.told("execute_result").getFirst().path("execution_count").asInt());
        assertEquals(
                count + 1, kernel.run("pass").content().path("execution_count").asInt());
    }

    @Test
    void aSilentCellTellsNothingAndKeepsTheCount() throws IOException {
        int before = kernel.run("pass").content().path("execution_count").asInt();
        Conversation silent = kernel.run(cell("quiet = 1; print(quiet); quiet").put("silent", true));
        assertEquals(List.of("status", "status"), silent.types());
        Conversation after = kernel.run("quiet");
        assertEquals(before + 1, after.content().path("execution_count").asInt());
        assertEquals("1", after.result());
    }

    @Test
    void aCellThatIsNotStoredIsNotRemembered() throws IOException {
        int before = kernel.run("pass").content().path("execution_count").asInt();
        assertEquals(
                "7",
                kernel.run(cell("7 # forgotten").put("store_history", false)).result());
        assertEquals(
                before + 1, kernel.run("pass").content().path("execution_count").asInt());
        assertFalse(history("tail").toString().contains("forgotten"));
    }

    private static JsonNode history(String access) throws IOException {
        ObjectNode request =
                Json.object().put("hist_access_type", access).put("raw", true).put("output", false);
        request.put("n", 1000).put("session", 0).put("start", 0).put("pattern", "*needle*");
        return kernel.ask(Channel.SHELL, "history_request", request).content().path("history");
    }

    @Test
    void historyIsFoundByPlaceAndByPattern() throws IOException {
        int line = kernel.run("needle = 1").content().path("execution_count").asInt();
        for (String access : List.of("tail", "range", "search")) {
            JsonNode found = history(access);
            assertEquals("needle = 1", found.get(found.size() - 1).get(2).asText(), access);
            assertEquals(line, found.get(found.size() - 1).get(1).asInt(), access);
        }
    }

    @Test
    void userExpressionsAreEvaluatedEachForItself() throws IOException {
        ObjectNode content = cell("u = 3");
        content.putObject("user_expressions").put("good", "u * 2").put("bad", "u / 0");
        JsonNode answers = kernel.run(content).content().path("user_expressions");
        assertEquals("ok", answers.path("good").path("status").asText());
        assertEquals("6", answers.path("good").path("data").path("text/plain").asText());
        assertEquals("error", answers.path("bad").path("status").asText());
        assertEquals("ZeroDivisionError", answers.path("bad").path("ename").asText());
    }

    @Test
    void anErrorIsToldWithTheLinesOfTheCell() throws IOException {
        Conversation ran = kernel.run("a = 1\nprint('before')\na / 0");
        assertEquals("error", ran.status());
        assertEquals("ZeroDivisionError", ran.content().path("ename").asText());
        JsonNode told = ran.told("error").getFirst();
        assertEquals(told.path("traceback"), ran.content().path("traceback"));
        assertTrue(told.path("traceback").toString().contains("line 3"), told.toString());
        assertEquals("before\n", ran.printed("stdout"));
    }

    @Test
    void cellsBehindAFailureAreAborted() throws IOException {
        String slow = kernel.send(cell("import time; time.sleep(0.3); 1 / 0"));
        String second = kernel.send(cell("'must not run'"));
        String third = kernel.send(cell("'must not run'"));
        assertEquals("error", kernel.await(Channel.SHELL, slow).status());
        Conversation aborted = kernel.await(Channel.SHELL, second);
        assertEquals("aborted", aborted.status());
        assertEquals(List.of("status", "status"), aborted.types());
        assertEquals("aborted", kernel.await(Channel.SHELL, third).status());
        assertEquals("ok", kernel.run("'runs again'").status());
    }

    @Test
    void cellsBehindAFailureRunWhereTheClientWantsThat() throws IOException {
        String slow = kernel.send(cell("import time; time.sleep(0.2); 1 / 0").put("stop_on_error", false));
        String second = kernel.send(cell("'runs'"));
        assertEquals("error", kernel.await(Channel.SHELL, slow).status());
        assertEquals("'runs'", kernel.await(Channel.SHELL, second).result());
    }

    @Test
    void streamsComeInOrderAndInFewMessages() throws IOException {
        Conversation ran = kernel.run("""
                import sys
                for i in range(20000): print(i)
                print('err', file=sys.stderr)
                print('end')""");
        String out = ran.printed("stdout");
        assertTrue(out.startsWith("0\n1\n2\n") && out.endsWith("19999\nend\n"), "all in order");
        assertEquals("err\n", ran.printed("stderr"));
        List<String> names = ran.told("stream").stream()
                .map(c -> c.path("name").asText())
                .distinct()
                .toList();
        assertEquals(List.of("stdout", "stderr"), names);
        assertTrue(ran.told("stream").size() < 200, ran.told("stream").size() + " messages");
    }

    @Test
    void displaysAreShownAndReplaced() throws IOException {
        Conversation ran = kernel.run("""
                class Shown:
                    def _repr_html_(self): return "<b>bold</b>"
                    def __repr__(self): return "plain"
                handle = display(Shown(), display_id=True)
                handle.update("other")""");
        JsonNode shown = ran.told("display_data").getFirst();
        assertEquals("<b>bold</b>", shown.path("data").path("text/html").asText());
        assertEquals("plain", shown.path("data").path("text/plain").asText());
        JsonNode replaced = ran.told("update_display_data").getFirst();
        assertEquals(shown.path("transient"), replaced.path("transient"));
        assertEquals("'other'", replaced.path("data").path("text/plain").asText());
    }

    @Test
    void lastValuesAreKeptAndASemicolonHidesThem() throws IOException {
        int line = kernel.run("'kept'").content().path("execution_count").asInt();
        assertEquals("'kept'", kernel.run("_").result());
        assertEquals("'kept'", kernel.run("Out[" + line + "]").result());
        assertEquals("", kernel.run("'hidden';").result());
    }

    @Test
    void inputAsksTheClientThatSentTheCell() throws IOException {
        String request = kernel.send(cell("name = input('who? '); name[::-1]").put("allow_stdin", true));
        Message question = kernel.client().receive(Channel.STDIN, PATIENCE).orElseThrow();
        assertEquals("who? ", question.content().path("prompt").asText());
        assertFalse(question.content().path("password").asBoolean());
        kernel.client().answer(question, "héllo");
        assertEquals("'olléh'", kernel.await(Channel.SHELL, request).result());
    }

    @Test
    void passwordsAreAskedForAsSuch() throws IOException {
        String request =
                kernel.send(cell("import getpass; getpass.getpass('key: ')").put("allow_stdin", true));
        Message question = kernel.client().receive(Channel.STDIN, PATIENCE).orElseThrow();
        assertTrue(question.content().path("password").asBoolean());
        kernel.client().answer(question, "s");
        assertEquals("'s'", kernel.await(Channel.SHELL, request).result());
    }

    @Test
    void inputFailsWhereNobodyCanBeAsked() throws IOException {
        assertEquals("error", kernel.run("input()").status());
    }

    @Test
    void anInterruptEndsTheWaitingForInput() throws IOException {
        String request = kernel.send(cell("input('never answered')").put("allow_stdin", true));
        kernel.client().receive(Channel.STDIN, PATIENCE).orElseThrow();
        assertEquals(
                "ok",
                kernel.ask(Channel.CONTROL, "interrupt_request", Json.object()).status());
        assertEquals("error", kernel.await(Channel.SHELL, request).status());
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void completionTellsTypes() throws IOException {
        kernel.run("import math\nlonely_name = 1");
        JsonNode found = kernel.ask(
                        Channel.SHELL,
                        "complete_request",
                        Json.object().put("code", "x = lonely_na").put("cursor_pos", 13))
                .content();
        assertEquals("ok", found.path("status").asText());
        assertEquals("lonely_name", found.path("matches").get(0).asText());
        assertEquals(4, found.path("cursor_start").asInt());
        assertEquals(13, found.path("cursor_end").asInt());
        JsonNode type =
                found.path("metadata").path("_jupyter_types_experimental").get(0);
        assertEquals("lonely_name", type.path("text").asText());
    }

    @Test
    void magicsAreCompleted() throws IOException {
        JsonNode found = kernel.ask(
                        Channel.SHELL,
                        "complete_request",
                        Json.object().put("code", "%transp").put("cursor_pos", 7))
                .content();
        assertEquals("[\"%transpile\"]", found.path("matches").toString());
        assertEquals(0, found.path("cursor_start").asInt());
    }

    @Test
    void inspectionReadsTheLiveObject() throws IOException {
        kernel.run("def inspected(a, b=2):\n    'What it does.'");
        JsonNode found = kernel.ask(
                        Channel.SHELL,
                        "inspect_request",
                        Json.object()
                                .put("code", "inspected")
                                .put("cursor_pos", 4)
                                .put("detail_level", 0))
                .content();
        assertTrue(found.path("found").asBoolean());
        String text = found.path("data").path("text/plain").asText();
        assertTrue(text.contains("a, b=2") && text.contains("What it does."), text);
        JsonNode missing = kernel.ask(
                        Channel.SHELL,
                        "inspect_request",
                        Json.object()
                                .put("code", "no_such_name")
                                .put("cursor_pos", 4)
                                .put("detail_level", 0))
                .content();
        assertEquals("ok", missing.path("status").asText());
        assertFalse(missing.path("found").asBoolean());
    }

    @Test
    void unfinishedCellsAreTold() throws IOException {
        assertEquals("complete", complete("a = 1"));
        assertEquals("incomplete", complete("for i in range(3):"));
        assertEquals("invalid", complete("a = )"));
        assertEquals("complete", complete("%time 1 + 1"));
        assertEquals("complete", complete("x = !echo hi"));
    }

    private static String complete(String code) throws IOException {
        return kernel.ask(Channel.SHELL, "is_complete_request", Json.object().put("code", code))
                .status();
    }

    /** Kinds of data and the bytes that files begin with are those of the standards. */
    @Test
    void whatNotebooksImportFromIPythonIsThere() throws IOException {
        Conversation cell = kernel.run("""
                from IPython import get_ipython
                from IPython.display import HTML, Image, Markdown, clear_output, display
                handle = display(HTML("<b>x</b>"), display_id="one")
                handle.update(Markdown("# y"))
                display(Image(b"\\x89PNG\\r\\n\\x1a\\n", width=20), Image(b"\\xff\\xd8\\xff\\xe0"))
                clear_output(wait=True)
                get_ipython().run_line_magic("pwd", "") == __import__("os").getcwd()""");
        assertEquals("True", cell.result(), cell.reply().toString());
        List<JsonNode> shown = cell.told("display_data");
        assertEquals("<b>x</b>", shown.get(0).at("/data/text~1html").asText());
        assertEquals("one", shown.get(0).at("/transient/display_id").asText());
        assertEquals(
                "# y",
                cell.told("update_display_data")
                        .get(0)
                        .at("/data/text~1markdown")
                        .asText());
        // The base64 of those bytes, as RFC 4648 writes it.
        assertEquals("iVBORw0KGgo=", shown.get(1).at("/data/image~1png").asText());
        assertEquals(20, shown.get(1).at("/metadata/image~1png/width").asInt());
        assertEquals("/9j/4A==", shown.get(2).at("/data/image~1jpeg").asText());
        assertTrue(cell.told("clear_output").get(0).path("wait").asBoolean());
    }

    @Test
    void commsNobodyListensToAreClosed() throws IOException {
        JsonNode info =
                kernel.ask(Channel.SHELL, "comm_info_request", Json.object()).content();
        assertEquals("ok", info.path("status").asText());
        assertTrue(info.path("comms").isObject());
        String id = kernel.client()
                .request(
                        Channel.SHELL,
                        "comm_open",
                        Json.object().put("comm_id", "c1").put("target_name", "nobody"));
        List<String> types = new ArrayList<>();
        while (types.size() < 3) {
            kernel.nextTold(PATIENCE).filter(m -> m.parentId().equals(id)).ifPresent(m -> types.add(m.type()));
        }
        assertEquals(List.of("status", "comm_close", "status"), types);
    }

    @Test
    void controlAnswersWhileACellRuns() throws IOException {
        String cell = kernel.begin(cell("import time; time.sleep(2)"));
        assertEquals(
                "ok",
                kernel.ask(Channel.CONTROL, "kernel_info_request", Json.object())
                        .status());
        assertTrue(kernel.client().receive(Channel.SHELL, Duration.ofMillis(1)).isEmpty(), "the cell has not ended");
        assertEquals("ok", kernel.await(Channel.SHELL, cell).status());
    }

    @Test
    void unknownRequestsGetNoReplyButAnEnd() throws IOException {
        String id = kernel.client().request(Channel.SHELL, "nonsense_request", Json.object());
        List<String> states = new ArrayList<>();
        while (states.size() < 2) {
            kernel.nextTold(PATIENCE)
                    .filter(m -> m.parentId().equals(id))
                    .ifPresent(
                            m -> states.add(m.content().path("execution_state").asText()));
        }
        assertEquals(List.of("busy", "idle"), states);
        assertEquals("2", kernel.run("1 + 1").result());
    }

    @Test
    void aThreadPrintsAfterItsCell() throws IOException {
        kernel.run("""
                import threading, time
                def late():
                    time.sleep(0.2)
                    print('late')
                threading.Thread(target=late).start()""");
        String text = "";
        for (int i = 0; i < 50 && !text.contains("late"); i++) {
            text += kernel.nextTold(Duration.ofMillis(200))
                    .map(m -> m.content().path("text").asText())
                    .orElse("");
        }
        assertTrue(text.contains("late"));
    }

    @Test
    void twoClientsSeeTheSameCells() throws IOException {
        try (ClientConnection other = kernel.connect()) {
            Conversation ran = kernel.run("'for both'");
            List<String> seen = new ArrayList<>();
            while (seen.size() < ran.types().size()) {
                Message message = other.receive(Channel.IOPUB, PATIENCE).orElseThrow();
                if (message.parentId().equals(ran.reply().parentId())) {
                    seen.add(message.type());
                }
            }
            assertEquals(ran.types(), seen);
            other.request(Channel.SHELL, "execute_request", cell("'from the other'"));
            assertEquals(
                    "ok",
                    other.receive(Channel.SHELL, PATIENCE)
                            .orElseThrow()
                            .content()
                            .path("status")
                            .asText());
        }
    }

    @Test
    void theHeartBeats() {
        assertTrue(kernel.client().beats(PATIENCE));
    }

    @Test
    void whatIsNotSignedOrMalformedIsDropped() throws IOException {
        ClientConnection client = kernel.client();
        List<byte[]> forged = new ArrayList<>(client.frames("execute_request", cell("forged = True")));
        forged.set(1, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
        client.send(Channel.SHELL, forged);
        List<byte[]> changed = new ArrayList<>(client.frames("execute_request", cell("forged = 1")));
        changed.set(5, Json.bytes(cell("forged = True")));
        client.send(Channel.SHELL, changed);
        List<byte[]> malformed = new ArrayList<>(client.frames("execute_request", cell("1")));
        malformed.set(2, "{".getBytes(StandardCharsets.US_ASCII));
        client.send(Channel.CONTROL, malformed);
        client.send(Channel.SHELL, List.of("no frames at all".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("ok", kernel.run("assert 'forged' not in globals()").status());
    }

    @Test
    void aMessageThatComesTwiceRunsOnce() throws IOException {
        kernel.run("times = 0");
        List<byte[]> frames = kernel.client().frames("execute_request", cell("times += 1"));
        kernel.client().send(Channel.SHELL, frames);
        kernel.client().send(Channel.SHELL, frames);
        assertEquals("1", kernel.run("times").result());
    }
}
