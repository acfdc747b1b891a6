package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.files.FolderLock;
import dev.espalier.engine.files.Folders;
import dev.espalier.engine.files.Hash;
import dev.espalier.engine.python.Interpreter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed kernel as Jupyter's own programs see it, on the bundled Python. */
class JupyterTest {
    private static final Path TESTS = Path.of("src", "test", "python");

    @TempDir
    private Path folder;

    @Test
    void jupytersOwnTestsPassWithoutExceptions() throws IOException, InterruptedException {
        assertAllPass("test_kernel.py", 16, List.of("jupyter.lock"));
    }

    @Test
    void widgetsAndTheirPageTellEachOtherWhatChanges() throws IOException, InterruptedException {
        assertAllPass("test_widgets.py", 9, List.of("jupyter.lock", "widgets.lock"));
    }

    private void assertAllPass(String script, int tests, List<String> locks) throws IOException, InterruptedException {
        CommandLineRun install = CommandLineRun.in(folder, "install", "--prefix", "here");
        assertEquals(0, install.status(), install.toString());
        Path data = folder.resolve("here/share/jupyter");
        String said = python(Map.of("JUPYTER_PATH", data.toString()), script, locks);
        Matcher ran = Pattern.compile("Ran (\\d+) tests.*\n+OK(.*)").matcher(said);
        assertTrue(ran.find(), said);
        assertEquals(String.valueOf(tests), ran.group(1), said);
        assertEquals("", ran.group(2).strip(), "none is skipped: " + said);
    }

    private String python(Map<String, String> variables, String script, List<String> locks)
            throws IOException, InterruptedException {
        Path cache = Interpreter.userCache(System.getenv());
        Interpreter interpreter = Interpreter.bundled(cache, System.out::println);
        List<String> packages = new ArrayList<>();
        for (String lock : locks) {
            packages.add(packages(interpreter, cache, lock).toString());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        interpreter.program().toString(),
                        TESTS.resolve(script).toAbsolutePath().toString())
                .directory(folder.toFile());
        builder.environment().putAll(variables);
        builder.environment().putAll(interpreter.variables());
        builder.environment().put("PYTHONPATH", String.join(File.pathSeparator, packages));
        builder.environment().put("XDG_CACHE_HOME", cache.getParent().toString());
        return output(builder);
    }

    /** The packages of a lock file, installed once. */
    private Path packages(Interpreter interpreter, Path cache, String name) throws IOException, InterruptedException {
        Path lock = TESTS.resolve(name).toAbsolutePath();
        Path target =
                cache.resolve("jupyter").resolve(Hash.of(Files.readString(lock)).substring(0, 16));
        Path stamp = target.resolve("complete");
        Files.createDirectories(cache.resolve("jupyter"));
        try (FolderLock _ = FolderLock.take(cache.resolve("jupyter").resolve("lock"))) {
            if (!Files.exists(stamp)) {
                Folders.delete(target);
                ProcessBuilder pip = new ProcessBuilder(List.of(
                        interpreter.program().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-deps",
                        "--target",
                        target.toString(),
                        "-r",
                        lock.toString()));
                pip.environment().putAll(interpreter.variables());
                String said = output(pip);
                assertTrue(Files.isDirectory(target.resolve("traitlets")), said);
                Files.writeString(stamp, "");
            }
        }
        return target;
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        File log = File.createTempFile("jupyter", ".log");
        Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
        process.getOutputStream().close();
        process.waitFor();
        String said = Files.readString(log.toPath(), StandardCharsets.UTF_8);
        Files.delete(log.toPath());
        return said;
    }
}
