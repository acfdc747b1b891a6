package dev.espalier.kernel;

import static dev.espalier.kernel.RunningKernel.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.kernel.RunningKernel.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics as cells call them; none of these needs a framework. */
class MagicsTest {
    private static RunningKernel kernel;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void unknownMagicsAreTellingsNotErrors() throws IOException {
        Conversation line = kernel.run("%nosuch");
        assertEquals("error", line.status());
        assertEquals("UsageError", line.content().path("ename").asText());
        assertEquals("UsageError: Line magic function `%nosuch` not found.\n", line.printed("stderr"));
        assertEquals(List.of(), line.told("error"));
        assertEquals(
                "UsageError: Cell magic `%%nosuch` not found.\n",
                kernel.run("%%nosuch\n1").printed("stderr"));
        Conversation inside = kernel.run("for i in range(2):\n    %nosuch");
        assertEquals("UsageError: Line magic function `%nosuch` not found.\n", inside.printed("stderr"));
        assertEquals(List.of(), inside.told("error"));
    }

    @Test
    void everyMagicHasHelp() throws IOException {
        String all = kernel.run("%lsmagic").printed("stdout");
        for (String line : all.lines().toList()) {
            String name = line.split(" ", 2)[0].replaceAll("[^%\\w]", "");
            if (name.startsWith("%")) {
                String code = name.startsWith("%%") ? name + " -h\n1" : name + " -h";
                Conversation help = kernel.run(code);
                assertEquals("ok", help.status(), code + help.printed("stderr"));
                assertTrue(help.printed("stdout").contains(name.replace("%", "")), code);
            }
        }
        assertTrue(all.contains("%transpile") && all.contains("%%java") && all.contains("%timeit"), all);
    }

    @Test
    void theCodeBelowIsTranslatedAndShownWithItsFindings() throws IOException {
        Conversation ran = kernel.run("""
                %%transpile --to numpy
                import torch

                def rmse(p, t):
                    return torch.sqrt(torch.mean((p - t) ** 2))
                """);
        JsonNode data = ran.told("display_data").getFirst().path("data");
        assertTrue(data.path("text/plain").asText().contains("np.sqrt(np.mean((p - t) ** 2))"), data.toString());
        assertTrue(data.path("text/html").asText().contains("<span"), data.toString());
        assertEquals("ok", ran.status());
    }

    @Test
    void aFirstLineWithoutANameTakesTheCodeBelow() throws IOException {
        Conversation ran = kernel.run("%transpile --to jax\nimport torch\ndef f(x):\n    return torch.sqrt(x)\n");
        JsonNode data = ran.told("display_data").getFirst().path("data");
        assertTrue(data.path("text/plain").asText().contains("jnp.sqrt(x)"), data.toString());
    }

    @Test
    void aGraphIsColouredByTheTimeOfItsOperations() throws IOException {
        kernel.run("import torch\ndef warm(x):\n    return torch.exp(torch.abs(x)).sum()");
        Conversation ran = kernel.run("%graph --heat java warm(torch.ones(3))");
        JsonNode data = ran.told("display_data").getFirst().path("data");
        assertTrue(data.path("image/svg+xml").asText().contains("heat5"), data.toString());
        String text = data.path("text/plain").asText();
        assertEquals(
                3, text.lines().filter(line -> line.matches(".* % · .*s  # .*")).count(), text);
    }

    @Test
    void aPythonThatIsNotThereChangesNothing() throws IOException {
        kernel.run("kept = 5");
        String told = kernel.run("%runtime /no/such/python").printed("stderr");
        assertTrue(told.contains("/no/such/python") && told.contains("the Python at hand stays"), told);
        assertEquals("5", kernel.run("kept").result());
    }

    @Test
    void anErrorInACellHasThePlaceThatTheCellShows() throws IOException {
        Conversation failed = kernel.run("%%transpile --to jax\nimport torch\nx = = 1");
        assertEquals(
                "cell:3:5: error: invalid syntax",
                failed.content().path("evalue").asText());
    }

    @Test
    void filesThatCannotBeUsedAreTold() throws IOException {
        assertEquals(
                "/no/such/file.py cannot be written: no such file or folder",
                kernel.run("%%writefile /no/such/file.py\n1")
                        .content()
                        .path("evalue")
                        .asText());
        kernel.run("open('bytes.bin', 'wb').write(bytes(range(256)))");
        assertEquals(
                "bytes.bin cannot be read: no text in UTF-8",
                kernel.run("%load bytes.bin").content().path("evalue").asText());
        kernel.run("import os; os.remove('bytes.bin')");
    }

    @Test
    void wrongCallsSayHow() throws IOException {
        for (String wrong : List.of("%time", "%who -x", "%findings x", "%lsmagic x", "%%transpile --to jax\n")) {
            Conversation ran = kernel.run(wrong);
            assertEquals("error", ran.status(), wrong);
            assertTrue(ran.printed("stderr").startsWith("UsageError: "), wrong);
        }
        assertTrue(kernel.run("?").printed("stdout").contains("%lsmagic"));
        assertTrue(kernel.run("%transpile").printed("stderr").contains("--to"));
        assertTrue(kernel.run("%%transpile --to fortran\n1").printed("stderr").contains("no framework 'fortran'"));
        assertTrue(kernel.run("%transpile no_such --to jax").printed("stderr").contains("not defined"));
        assertTrue(kernel.run("%backend no_such").printed("stderr").contains("no backend"));
        assertTrue(kernel.run("%graph 1 + 1").printed("stderr").contains("call"));
        assertTrue(kernel.run("%graph --nosuch f(1)").printed("stderr").contains("no option --nosuch"));
        assertTrue(kernel.run("%graph --to").printed("stderr").contains("--to needs a value"));
        assertTrue(kernel.run("%graph --heat nowhere f(1)").printed("stderr").contains("no backend 'nowhere'"));
        assertTrue(kernel.run("%graph --heat java --diff f").printed("stderr").contains("does not go with --diff"));
        assertTrue(kernel.run("%graph --engine neato f(1)").printed("stderr").contains("no engine 'neato'"));
        assertTrue(kernel.run("%graph --diff nowhere").printed("stderr").contains("no graph of nowhere"));
        assertTrue(kernel.run("%verify nowhere(1)").printed("stderr").contains("%transpile nowhere"));
        assertTrue(kernel.run("%bench").printed("stderr").contains("which call"));
        assertTrue(kernel.run("%frontend maybe").printed("stderr").contains("real or stand-in"));
    }

    @Test
    void percentSignsInStringsAndOperandsAreNoMagics() throws IOException {
        assertEquals(
                "'\\n%time\\n!echo\\n'",
                kernel.run("s = '''\n%time\n!echo\n'''\ns").result());
        assertEquals("1", kernel.run("(10\n%3)").result());
        assertEquals("'5 %d'", kernel.run("f'{5} %d'").result());
    }

    @Test
    void commandsOfTheShellPrintAndReturn() throws IOException {
        assertEquals("hi\n", kernel.run("!echo hi").printed("stdout"));
        assertEquals("['a', 'b']", kernel.run("lines = !echo a; echo b\nlines").result());
        assertEquals("3-x\n", kernel.run("n = 3\nm = 'x'\n!echo {n}-$m").printed("stdout"));
    }

    @Test
    void timesAreTold() throws IOException {
        Conversation ran = kernel.run("%time 6 * 7");
        assertEquals("42", ran.result());
        assertTrue(ran.printed("stdout").contains("wall time"));
        assertTrue(
                kernel.run("%timeit -n 5 -r 2 sum(range(9))").printed("stdout").contains("2 runs, 5 loops each"));
        assertEquals("3", kernel.run("%%time\na = 1\na + 2").result());
    }

    @Test
    void questionMarksOpenThePager() throws IOException {
        Conversation ran = kernel.run("def documented(): 'Told by the pager.'\n");
        assertEquals("ok", ran.status());
        JsonNode payload = kernel.run("documented?").content().path("payload").get(0);
        assertEquals("page", payload.path("source").asText());
        assertTrue(payload.path("data").path("text/plain").asText().contains("Told by the pager."));
        assertEquals(
                "Object `missing_thing` not found.\n",
                kernel.run("missing_thing?").printed("stdout"));
    }

    @Test
    void filesAreWrittenAndLoaded() throws IOException {
        Path file = folder.resolve("made.py");
        assertEquals(
                "Writing " + file + "\n",
                kernel.run("%%writefile " + file + "\nmade = 5").printed("stdout"));
        assertEquals("made = 5\n", Files.readString(file));
        kernel.run("%%writefile -a " + file + "\nmore = 6\n");
        assertEquals("made = 5\nmore = 6\n", Files.readString(file));
        JsonNode payload = kernel.run("%load " + file).content().path("payload").get(0);
        assertEquals("set_next_input", payload.path("source").asText());
        assertTrue(payload.path("text").asText().endsWith("made = 5\nmore = 6\n"));
        assertEquals("5", kernel.run("%run " + file + "\nmade").result());
    }

    @Test
    void whatManyNotebooksBeginWithIsUnderstood() throws IOException {
        assertEquals("ok", kernel.run("%matplotlib inline").status());
        assertEquals("error", kernel.run("%matplotlib qt").status());
        assertEquals(
                "'b c'",
                kernel.run("%env ESPALIER_A=b c\nimport os\nos.environ['ESPALIER_A']")
                        .result());
        assertEquals("'b c'", kernel.run("%env ESPALIER_A").result());
        assertEquals("b c\n", kernel.run("!echo $ESPALIER_A").printed("stdout"));
        assertEquals(
                "there is no file nowhere.py",
                kernel.run("%load nowhere.py").content().path("evalue").asText());
    }

    @Test
    void pagesAreShownAsWhatTheyAre() throws IOException {
        JsonNode html =
                kernel.run("%%html\n<b>x</b>").told("display_data").getFirst().path("data");
        assertEquals("<b>x</b>", html.path("text/html").asText());
        JsonNode markdown =
                kernel.run("%%markdown\n# x").told("display_data").getFirst().path("data");
        assertEquals("# x", markdown.path("text/markdown").asText());
    }

    @Test
    void backendsAndTheRuntimeAreListed() throws IOException {
        assertTrue(kernel.run("%backend").printed("stdout").contains("* java\n"));
        assertTrue(kernel.run("%backend --devices").printed("stdout").contains("* java: cpu\n"));
        assertTrue(kernel.run("%runtime").printed("stdout").contains("Python 3."));
        assertEquals("called [doctor]\n", kernel.run("%doctor").printed("stdout"));
        assertEquals("called [ops, --missing]\n", kernel.run("%ops --missing").printed("stdout"));
    }

    @Test
    void cellsRunOnTheBackendThatIsSelectedAlsoInTheNextProcess() throws IOException {
        String chosen = "import espalier\nespalier.placement._chosen";
        assertEquals("graphs run on java\n", kernel.run("%backend java").printed("stdout"));
        assertEquals("['java']", kernel.run(chosen).result());
        kernel.run("import os; os._exit(1)");
        assertEquals("['java']", kernel.run(chosen).result());
        assertTrue(kernel.run("%backend java:gpu").printed("stderr").contains("no device 'gpu'; it has cpu"));
        assertTrue(kernel.run("%backend torch").printed("stderr").contains("torch is not installed"));
    }

    @Test
    void frontendTellsWhatImportsGive() throws IOException {
        assertTrue(
                kernel.run("%frontend").printed("stdout").startsWith("torch: stand-in, not installed\njax: stand-in"));
        assertTrue(kernel.run("%frontend real torch").printed("stderr").contains("torch is not installed"));
        assertTrue(kernel.run("%frontend stand-in").printed("stdout").startsWith("nothing changes:\ntorch: stand-in"));
    }

    private static final String LENGTH = """
            import torch

            def length(x):
                return torch.sqrt(torch.sum(x * x))

            x = torch.tensor([3.0, 4.0])
            """;

    @Test
    void translationsAreVerifiedByCallingThem() throws IOException {
        kernel.run(LENGTH);
        assertEquals("ok", kernel.run("%transpile length --to jax").status());
        assertEquals("same: float32[]\n", kernel.run("%verify length(x)").printed("stdout"));
        assertEquals(
                "same: float32[]\n",
                kernel.run("%verify length --args \"torch.ones(3)\"").printed("stdout"));
        kernel.run("import jax.numpy as jnp\ndef length_jax(x):\n    return jnp.sum(x)");
        Conversation wrong = kernel.run("%verify length(x)");
        assertEquals("VerificationError", wrong.content().path("ename").asText());
        assertEquals("values differ by up to 2 at 1 of 1 places\n", wrong.printed("stdout"));
        kernel.run("def length_jax(x):\n    return jnp.sum(x, keepdims=True)");
        assertEquals("shapes () and (1,)\n", kernel.run("%verify length(x)").printed("stdout"));
        kernel.run("def length_jax(x):\n    return jnp.asarray(5)");
        assertEquals(
                "dtypes float32 and int32\n", kernel.run("%verify length(x)").printed("stdout"));
    }

    @Test
    void graphsStandBesideTheirTranslationsAndWhatTheyWereBefore() throws IOException {
        kernel.run(LENGTH);
        String same = kernel.run("%graph --text length(x) --to jax").printed("stdout");
        assertTrue(same.startsWith("length ↔ length_jax: no differences\n"), same);
        kernel.run(LENGTH.replace("x * x", "torch.abs(x)"));
        kernel.run("%graph length(x)");
        String changed = kernel.run("%graph --text --diff length").printed("stdout");
        assertTrue(changed.startsWith("length before ↔ length: "), changed);
        assertTrue(changed.contains("\n- multiply_1 = multiply(x, x) : f32[2]\n"), changed);
        assertTrue(changed.contains("\n+ abs_1 = abs(x) : f32[2]\n"), changed);
        JsonNode data = kernel.run("%graph --diff length length_jax")
                .told("display_data")
                .getFirst()
                .path("data");
        assertTrue(data.path("text/html").asText().startsWith("<figure class=\"espalier-graph\""), data.toString());
    }

    @Test
    void callsAreMeasuredOnBackends() throws IOException {
        kernel.run(LENGTH);
        List<JsonNode> shown = kernel.run("%bench --on java length(x)").told("display_data").stream()
                .map(told -> told.path("data"))
                .toList();
        String table = shown.getFirst().path("text/plain").asText();
        assertTrue(table.matches("(?s).*as it is .* same .*java .* same .*"), table);
        assertTrue(shown.get(1).has("image/svg+xml"), shown.toString());
        assertTrue(kernel.run("%bench --on nowhere length(x)").printed("stderr").contains("no backend 'nowhere'"));
    }

    @Test
    void namesOfCellsAreListed() throws IOException {
        kernel.run("only_here = 1.5");
        assertTrue(kernel.run("%who float").printed("stdout").contains("only_here"));
    }

    @Test
    void javaCellsShareVariablesAndShowTables() throws IOException {
        assertEquals("ok", kernel.run("%%java\nint shared = 20;").status());
        assertEquals("40", kernel.run("%%java\nshared * 2").result());
        Conversation table = kernel.run(
                "%%java\nTable.create(\"t\", StringColumn.create(\"<n>\", \"a\"), DoubleColumn.create(\"v\", 2.5))");
        JsonNode data = table.told("execute_result").getFirst().path("data");
        assertTrue(data.path("text/html").asText().contains("<th>&lt;n&gt;</th>"), data.toString());
        Conversation chart = kernel.run(
                "%%java\nbars(Table.create(\"t\", StringColumn.create(\"n\", \"a\"), DoubleColumn.create(\"v\", 2.5)),"
                        + " \"n\", \"v\");\nSystem.out.println(\"drawn\");");
        assertTrue(chart.told("display_data").getFirst().path("data").has("image/svg+xml"));
        assertEquals("drawn\n", chart.printed("stdout"));
    }

    @Test
    void javaErrorsTellTheLineOfTheCell() throws IOException {
        Conversation compile = kernel.run("%%java\nint a = 1;\nint b = \"x\";");
        assertEquals("CompilationError", compile.content().path("ename").asText());
        assertTrue(compile.content().path("evalue").asText().startsWith("line 2: incompatible types"));
        Conversation thrown = kernel.run("%%java\nint z = 0;\nSystem.out.println(1 / z);");
        assertEquals(
                "java.lang.ArithmeticException", thrown.content().path("ename").asText());
        assertTrue(
                thrown.content().path("traceback").toString().contains("line 2"),
                thrown.content().toString());
    }

    @Test
    void javaIsCompletedInItsCells() throws IOException {
        String code = "%%java\n\"abc\".toUpperC";
        JsonNode found = kernel.ask(
                        dev.espalier.kernel.wire.Channel.SHELL,
                        "complete_request",
                        dev.espalier.kernel.wire.Json.object().put("code", code).put("cursor_pos", code.length()))
                .content();
        assertTrue(found.path("matches").toString().contains("toUpperCase("), found.toString());
        assertEquals(code.indexOf("toUpperC"), found.path("cursor_start").asInt());
    }

    @Test
    void silentJavaCellsShowNothing() throws IOException {
        assertEquals(
                List.of("status", "status"),
                kernel.run(cell("%%java\n1 + 1").put("silent", true)).types());
    }
}
