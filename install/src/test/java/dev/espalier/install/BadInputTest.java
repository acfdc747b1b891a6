package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets for a bad input: one clear line, and nothing lost. */
class BadInputTest {
    private static final String SOURCE = """
            import torch


            def f(x):
                # ünïcode stays
                return torch.exp(x)
            """;
    private static final String RESULT =
            SOURCE.replace("import torch", "import jax.numpy as jnp").replace("torch.", "jnp.");
    /** Far more than it takes, since the machine may be busy. */
    private static final Duration HANG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private CommandLineRun transpile(String... more) throws IOException, InterruptedException {
        List<String> arguments = new java.util.ArrayList<>(List.of("transpile", "--to", "jax"));
        arguments.addAll(List.of(more));
        return CommandLineRun.in(folder, arguments.toArray(String[]::new));
    }

    private static void failed(String line, CommandLineRun run) {
        assertEquals(List.of(line, "espalier: 1 file to jax: 0 converted, 1 failed"), run.err());
        assertEquals(ExitStatus.FAILED, run.status());
    }

    private static void converted(CommandLineRun run) {
        assertEquals(List.of("espalier: 1 file from torch to jax in out: 1 converted"), run.err());
        assertEquals(ExitStatus.DONE, run.status());
    }

    @Test
    void anUnknownFrameworkIsNamedWithTheKnownOnes() throws Exception {
        write("m.py", SOURCE);
        CommandLineRun run = CommandLineRun.in(folder, "transpile", "m.py", "--to", "jaxx");
        assertEquals(
                List.of("espalier: error: Invalid value for option '--to': unknown framework 'jaxx', known are torch, "
                        + "jax, tensorflow, numpy (help: espalier transpile -h)"),
                run.err());
        assertEquals(ExitStatus.USAGE, run.status());
    }

    @Test
    void aMissingFileIsSaid() throws Exception {
        failed("nope.py:1:1: error: no such file or folder", transpile("nope.py"));
    }

    @Test
    void aFolderWithoutPythonIsSaid() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        failed("empty:1:1: error: no Python files in this folder", transpile("empty"));
    }

    @Test
    void aSyntaxErrorIsSaidAtItsPlaceAndHarmsNoOtherFile() throws Exception {
        write("bad.py", "import torch\ndef f(:\n    pass\n");
        write("good.py", SOURCE);
        CommandLineRun run = transpile("bad.py", "good.py", "-o", "out");
        assertEquals(
                List.of(
                        "bad.py:2:6: error: '(' was never closed",
                        "espalier: 2 files from torch to jax in out: 1 converted, 1 failed"),
                run.err());
        assertEquals(ExitStatus.FAILED, run.status());
        assertEquals(RESULT, read("out/good.py"));
        assertFalse(Files.exists(folder.resolve("out/bad.py")));
    }

    @Test
    void whatIsNotUtf8IsSaidWithItsPlace() throws Exception {
        Files.write(folder.resolve("m.py"), "import torch\n# café\n".getBytes(StandardCharsets.ISO_8859_1));
        failed("m.py:2:6: error: not UTF-8 (byte 0xE9); save the file as UTF-8", transpile("m.py"));
    }

    @Test
    void aByteOrderMarkStays() throws Exception {
        write("m.py", "\uFEFF" + SOURCE);
        converted(transpile("m.py", "-o", "out"));
        assertEquals("\uFEFF" + RESULT, read("out/m.py"));
    }

    @Test
    void theLineEndsOfWindowsStay() throws Exception {
        write("m.py", SOURCE.replace("\n", "\r\n"));
        converted(transpile("m.py", "-o", "out"));
        assertEquals(RESULT.replace("\n", "\r\n"), read("out/m.py"));
    }

    @Test
    void anOutputThatCannotBeWrittenIsSaid() throws Exception {
        write("m.py", SOURCE);
        write("file", "");
        failed("file/below/m.py:1:1: error: cannot be written: Not a directory", transpile("m.py", "-o", "file/below"));
        Files.createDirectories(folder.resolve("out/m.py"));
        failed("out/m.py:1:1: error: is a folder", transpile("m.py", "-o", "out"));
    }

    @Test
    void anInputIsNeverOverwrittenNotEvenByForce() throws Exception {
        write("m.py", SOURCE);
        String line = "./m.py:1:1: error: is an input of this run and stays as it is; choose another folder with -o";
        failed(line, transpile("m.py", "-o", "."));
        failed(line, transpile("m.py", "-o", ".", "--force"));
        assertEquals(SOURCE, read("m.py"));
    }

    @Test
    void anOutputThatTheUserEditedStaysUntilForce() throws Exception {
        write("m.py", SOURCE);
        converted(transpile("m.py", "-o", "out"));
        write("out/m.py", RESULT + "# mine\n");
        failed(
                "out/m.py:1:1: error: was not written by Espalier or was changed since; --force overwrites it, "
                        + "-o chooses another folder",
                transpile("m.py", "-o", "out"));
        assertEquals(RESULT + "# mine\n", read("out/m.py"));
        converted(transpile("m.py", "-o", "out", "--force"));
        assertEquals(RESULT, read("out/m.py"));
    }

    @Test
    void aLineOfAMegabyteIsTranslated() throws Exception {
        String numbers =
                IntStream.range(0, 230_000).mapToObj(i -> "" + i % 1000).collect(Collectors.joining(", "));
        String list = "NUMBERS = [" + numbers + "]\n";
        assertTrue(list.length() > 1 << 20);
        write("m.py", SOURCE + list);
        assertTimeout(HANG, () -> converted(transpile("m.py", "-o", "out")));
        assertEquals(RESULT + list, read("out/m.py"));
    }

    @Test
    void nestingThatPythonRefusesIsSaid() throws Exception {
        write("m.py", SOURCE + "y = " + "(".repeat(500) + "1" + ")".repeat(500) + "\n");
        failed("m.py:7:205: error: too many nested parentheses", transpile("m.py"));
    }

    @Test
    void nestingThatPythonAllowsIsTranslated() throws Exception {
        String deep = "-".repeat(500) + "x";
        String sum = "x + ".repeat(500) + "x";
        write(
                "m.py",
                SOURCE + "\n\ndef g(x: torch.Tensor):\n    return torch.exp(" + deep + "), torch.exp(" + sum + ")\n");
        assertTimeout(HANG, () -> converted(transpile("m.py", "-o", "out")));
        assertTrue(read("out/m.py").contains("jnp.exp(" + deep + "), jnp.exp(" + sum + ")"));
    }

    @Test
    void aDamagedCacheOnlyCostsTime() throws Exception {
        write("m.py", SOURCE);
        converted(transpile("m.py", "-o", "out"));
        Path cache = folder.resolve(".cache/espalier/translations");
        List<Path> entries;
        try (var files = Files.list(cache)) {
            entries = files.toList();
        }
        assertEquals(1, entries.size());
        byte[] entry = Files.readAllBytes(entries.getFirst());
        for (int length : new int[] {0, 10, entry.length - 1}) {
            Files.write(entries.getFirst(), java.util.Arrays.copyOf(entry, length));
            converted(transpile("m.py", "-o", "out"));
        }
        entry[entry.length - 20] ^= 1;
        Files.write(entries.getFirst(), entry);
        converted(transpile("m.py", "-o", "out"));
        assertEquals(RESULT, read("out/m.py"));
    }

    @Test
    void aDamagedManifestLosesNothing() throws Exception {
        write("m.py", SOURCE);
        converted(transpile("m.py", "-o", "out"));
        Files.write(folder.resolve("out/.espalier/manifest"), new byte[] {0, -1, 10, 99});
        converted(transpile("m.py", "-o", "out"));
        write("out/m.py", "mine\n");
        assertEquals(ExitStatus.FAILED, transpile("m.py", "-o", "out").status());
        assertEquals("mine\n", read("out/m.py"));
    }

    private void manyFiles(int count) throws IOException {
        Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < count; i++) {
            write("many/m%03d.py".formatted(i), SOURCE.replace("def f", "def f" + i));
        }
    }

    private void allTranslated(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            assertEquals(RESULT.replace("def f", "def f" + i), read("out/m%03d.py".formatted(i)));
        }
    }

    @Test
    void twoRunsAtOnceDoNotDisturbEachOther() throws Exception {
        manyFiles(60);
        String[] arguments = {"transpile", "many", "--to", "jax", "-o", "out"};
        Process first = CommandLineRun.start(folder, arguments);
        Process second = CommandLineRun.start(folder, arguments);
        assertEquals(ExitStatus.DONE, first.waitFor());
        assertEquals(ExitStatus.DONE, second.waitFor());
        allTranslated(60);
        assertEquals(ExitStatus.DONE, transpile("many", "-o", "out").status());
    }

    @Test
    void aRunThatIsKilledLeavesWholeFilesAndTheNextOneFinishes() throws Exception {
        manyFiles(200);
        Process killed = CommandLineRun.start(folder, "transpile", "many", "--to", "jax", "-o", "out");
        while (killed.isAlive() && !Files.exists(folder.resolve("out/m010.py"))) {
            Thread.sleep(1);
        }
        killed.destroyForcibly().waitFor();
        for (int i = 0; i < 200; i++) {
            Path file = folder.resolve("out/m%03d.py".formatted(i));
            if (Files.exists(file)) {
                assertEquals(RESULT.replace("def f", "def f" + i), Files.readString(file));
            }
        }
        assertEquals(ExitStatus.DONE, transpile("many", "-o", "out").status());
        allTranslated(200);
    }
}
