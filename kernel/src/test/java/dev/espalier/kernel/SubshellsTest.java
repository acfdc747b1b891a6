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
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subshells answer while the main shell runs a cell, and their outputs are theirs. */
class SubshellsTest {
    private static RunningKernel kernel;

    private String subshell;
    private String busy;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    /** The main shell runs a cell that ends when another cell says so. */
    @BeforeEach
    void begin() throws IOException {
        subshell = create();
        busy = kernel.begin(cell("""
                import time
                is_over = False
                print('running', flush=True)
                while not is_over:
                    time.sleep(0.01)
                print('over')"""));
        kernel.awaitPrinted(busy, "running");
    }

    @AfterEach
    void end() throws IOException {
        String printed = "";
        if (busy != null) {
            in("is_over = True");
            printed = await(busy).printed("stdout");
        }
        delete(subshell);
        if (busy != null) {
            assertEquals("running\nover\n", printed);
        }
    }

    private static String create() throws IOException {
        Conversation created = kernel.ask(Channel.CONTROL, "create_subshell_request", Json.object());
        assertEquals("create_subshell_reply", created.reply().type());
        return created.content().path("subshell_id").asText();
    }

    private static Conversation delete(String subshell) throws IOException {
        return kernel.ask(
                Channel.CONTROL, "delete_subshell_request", Json.object().put("subshell_id", subshell));
    }

    private static Set<String> list() throws IOException {
        Conversation listed = kernel.ask(Channel.CONTROL, "list_subshell_request", Json.object());
        return StreamSupport.stream(listed.content().path("subshell_id").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Conversation await(String request) throws IOException {
        return kernel.await(Channel.SHELL, request);
    }

    private String send(ObjectNode cell) {
        return kernel.client().request(subshell, "execute_request", cell);
    }

    private Conversation in(String code) throws IOException {
        return await(send(cell(code)));
    }

    private Conversation ask(String type, ObjectNode content) throws IOException {
        return await(kernel.client().request(subshell, type, content));
    }

    private void release() throws IOException {
        in("is_over = True");
        await(busy);
        busy = null;
    }

    @Test
    void theKernelSaysThatItHasThem() throws IOException {
        Conversation info = ask("kernel_info_request", Json.object());
        assertEquals("5.5", info.content().path("protocol_version").asText());
        assertEquals(
                "[\"kernel subshells\"]",
                info.content().path("supported_features").toString());
    }

    @Test
    void theyAreListedUntilTheyAreDeleted() throws IOException {
        String other = create();
        assertEquals(Set.of(subshell, other), list());
        assertEquals("ok", delete(other).status());
        assertEquals(Set.of(subshell), list());
        Conversation again = delete(other);
        assertEquals("error", again.status());
        assertEquals("delete_subshell_reply", again.reply().type());
    }

    @Test
    void aRequestToASubshellThatThereIsNotIsRefused() throws IOException {
        Conversation refused = await(kernel.client().request("none", "execute_request", cell("1")));
        assertEquals("error", refused.status());
        assertEquals(
                "there is no subshell 'none'", refused.content().path("evalue").asText());
    }

    @Test
    void cellsHaveTheVariablesOfAllAndTheirOwnOutputs() throws IOException {
        Conversation ran = in("""
                import sys
                shared = 6
                print('out')
                print('err', file=sys.stderr)
                display('shown')
                print('unfinished', end='')
                shared * 7""");
        assertEquals("42", ran.result());
        assertEquals("out\nunfinished", ran.printed("stdout"));
        assertEquals("err\n", ran.printed("stderr"));
        assertEquals(
                List.of(
                        "status",
                        "execute_input",
                        "stream",
                        "stream",
                        "display_data",
                        "stream",
                        "execute_result",
                        "status"),
                ran.types());
        int count = ran.content().path("execution_count").asInt();
        assertEquals("42", in("Out[" + count + "]").result());
    }

    @Test
    void anErrorIsToldWithTheLinesOfItsCell() throws IOException {
        Conversation failed = in("a = 1\na / 0");
        assertEquals("ZeroDivisionError", failed.content().path("ename").asText());
        assertTrue(failed.content().path("traceback").toString().contains("line 2"));
        assertEquals(1, failed.told("error").size());
        assertEquals("2", in("1 + 1").result());
    }

    @Test
    void completionInspectionAndCompletenessAreAnswered() throws IOException {
        in("def function_of_subshell(argument): 'Its words.'");
        Conversation completed =
                ask("complete_request", Json.object().put("code", "function_of").put("cursor_pos", 11));
        assertEquals(
                "function_of_subshell",
                completed.content().path("matches").path(0).asText());
        Conversation inspected = ask(
                "inspect_request",
                Json.object().put("code", "function_of_subshell").put("cursor_pos", 3));
        assertTrue(inspected.content().path("data").toString().contains("Its words."));
        Conversation complete = ask("is_complete_request", Json.object().put("code", "for i in x:"));
        assertEquals("incomplete", complete.status());
    }

    @Test
    void magicsAndCommandsWork() throws IOException {
        assertEquals("3", in("%%java\n1 + 2").result());
        assertEquals("printed\n", in("!echo printed").printed("stdout"));
        assertEquals("kept", in("kept = !echo kept\nprint(kept[0], end='')").printed("stdout"));
        assertEquals("bad\n", in("%%bash\necho bad >&2").printed("stderr"));
        assertEquals("is_over\n", in("%who bool").printed("stdout"));
        Conversation inPython = in("for word in ['a', 'b']:\n    %time len(word)\n    !echo $word");
        assertTrue(inPython.printed("stdout").contains("b\n"), inPython.printed("stdout"));
        in("import torch\ndef double(x):\n    return torch.add(x, x)");
        Conversation translated = in("%transpile double --to jax");
        assertEquals("ok", translated.status(), translated.content().toString());
        assertEquals("function\n", in("print(type(double_jax).__name__)").printed("stdout"));
        Conversation graph = in("%graph --text double(torch.ones(2))");
        assertTrue(graph.printed("stdout").startsWith("graph double("), graph.printed("stdout"));
    }

    @Test
    void whatItsThreadsPrintIsItsOwn() throws IOException {
        Conversation ran = in("""
                import threading
                thread = threading.Thread(target=lambda: print('from a thread'))
                thread.start()
                thread.join()""");
        assertEquals("from a thread\n", ran.printed("stdout"));
    }

    @Test
    void awaitHasALoopOfItsOwn() throws IOException {
        assertEquals(
                "'slept'",
                in("import asyncio\nawait asyncio.sleep(0.01, 'slept')").result());
    }

    @Test
    void itAsksItsOwnQuestions() throws IOException {
        String asking = send(cell("input('name? ')").put("allow_stdin", true));
        Message question = kernel.client().receive(Channel.STDIN, PATIENCE).orElseThrow();
        assertEquals(asking, question.parentId());
        kernel.client().answer(question, "me");
        assertEquals("'me'", await(asking).result());
    }

    @Test
    void anInterruptIsMeantForTheMainShell() throws IOException {
        String running = send(cell("while not is_over: time.sleep(0.01)\n'went on'"));
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        assertEquals("KeyboardInterrupt", await(busy).content().path("ename").asText());
        busy = null;
        kernel.run("is_over = True");
        assertEquals("'went on'", await(running).result());
    }

    @Test
    void withTheMainShellAtRestItIsMeantForSubshells() throws IOException {
        release();
        String running = send(cell("print('on', flush=True)\nwhile True: pass"));
        kernel.awaitPrinted(running, "on");
        kernel.ask(Channel.CONTROL, "interrupt_request", Json.object());
        assertEquals("KeyboardInterrupt", await(running).content().path("ename").asText());
        assertEquals("2", in("1 + 1").result());
    }

    @Test
    void deletingEndsItsCellAndRefusesThoseThatWait() throws IOException {
        String running = send(cell("print('on', flush=True)\nwhile True: pass"));
        kernel.awaitPrinted(running, "on");
        String waiting = send(cell("'must not run'"));
        assertEquals("ok", delete(subshell).status());
        assertEquals("error", await(running).status());
        // Deletion came on another channel, so it may have been faster.
        assertTrue(Set.of("aborted", "error").contains(await(waiting).status()));
        subshell = create();
        assertEquals("2", in("1 + 1").result());
    }

    @Test
    void manyAtOnceRunTheirCells() throws IOException {
        List<String> many = List.of(create(), create(), create(), create());
        List<String> requests = IntStream.range(0, 200)
                .mapToObj(i -> kernel.client()
                        .request(many.get(i % 4), "execute_request", cell("print(" + i + ")\n" + i + " * 2")))
                .toList();
        for (int i = 0; i < requests.size(); i++) {
            Conversation ran = await(requests.get(i));
            assertEquals(i + "\n", ran.printed("stdout"));
            assertEquals(String.valueOf(i * 2), ran.result());
        }
        for (String one : many) {
            delete(one);
        }
    }

    @Test
    void whatEndsPythonEndsAllCellsAndNothingElse() throws IOException {
        Conversation ended = in("import os; os._exit(1)");
        assertEquals("PythonEnded", ended.content().path("ename").asText());
        assertEquals("PythonEnded", await(busy).content().path("ename").asText());
        busy = null;
        assertEquals("2", in("1 + 1").result());
        assertEquals("3", kernel.run("1 + 2").result());
        assertFalse(list().isEmpty());
    }
}
