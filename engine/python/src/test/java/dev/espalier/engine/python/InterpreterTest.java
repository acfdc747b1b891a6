package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Leftovers.class)
class InterpreterTest {
    @TempDir
    private Path folder;

    private static String problem(Path named) {
        return assertThrows(
                        PythonProblem.class,
                        () -> PythonChild.start(Interpreter.at(named), Options.standard())
                                .close())
                .getMessage();
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    void aMissingInterpreterIsNamed() {
        Path missing = folder.resolve("no/python");
        assertEquals(
                "there is no Python at %s; name another one, or none to use the bundled one".formatted(missing),
                problem(missing));
    }

    @Test
    void aFolderWithoutPythonIsNamed() {
        assertEquals(
                "%s has no Python in it; name a program such as %s/bin/python".formatted(folder, folder),
                problem(folder));
    }

    @Test
    void aFileThatIsNoProgramIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "no program");
        assertEquals(file + " is not a program that can be started", problem(file));
    }

    @Test
    void aNameThatIsNotOnThePathIsNamed() {
        assertTrue(problem(Path.of("no-such-python")).startsWith("there is no program no-such-python on the PATH"));
    }

    @Test
    void whatAnInterpreterSaysBeforeItEndsIsTold() throws IOException {
        Path file = script("echo 'cannot find libpython' >&2; exit 127");
        assertEquals("Python did not start from %s: cannot find libpython".formatted(file), problem(file));
    }

    @Test
    void anInterpreterThatSaysNothingIsToldByItsStatus() throws IOException {
        Path file = script("exit 7");
        assertEquals("Python did not start from %s: it ended itself with exit status 7".formatted(file), problem(file));
    }

    /** An old Python reads the first lines of the script, which it understands, and says so. */
    @Test
    void anOldInterpreterIsRefused() throws IOException {
        Interpreter bundled = Conversation.bundled();
        Path old = script("""
                exec '%s' -c 'import sys
                sys.version_info = (3, 9, 0)
                exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"))' "$@"
                """.formatted(bundled.program()));
        PythonProblem problem = assertThrows(
                PythonProblem.class,
                () -> PythonChild.start(new Interpreter(old, bundled.variables()), Options.standard()));
        assertTrue(
                problem.getMessage()
                        .endsWith("Espalier needs Python 3.10 or newer, and %s is Python 3.9"
                                .formatted(bundled.program())),
                problem.getMessage());
    }

    @Test
    void theActiveEnvironmentIsFound() throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("python3");
        Files.copy(script("exit 0"), program);
        assertTrue(program.toFile().setExecutable(true));
        assertEquals(
                program,
                Interpreter.active(Map.of("VIRTUAL_ENV", folder.toString()))
                        .orElseThrow()
                        .program());
        assertTrue(Interpreter.active(Map.of("VIRTUAL_ENV", "")).isEmpty());
    }

    @Test
    void installedPackagesAreSeenAtOnce() throws IOException {
        Interpreter bundled = Conversation.bundled();
        Path environment = folder.resolve("environment");
        try (Conversation maker = new Conversation()) {
            maker.value("import venv; venv.create(%s, system_site_packages=True)".formatted(quoted(environment)));
            maker.value("import subprocess, sys");
        }
        Interpreter own = new Interpreter(environment.resolve("bin/python"), bundled.variables());
        try (Conversation python = new Conversation(own, Options.standard())) {
            assertEquals("ModuleNotFoundError", python.error("import tiny").name());
            int status = python.child.pip(List.of("install", "--no-index", "--no-deps", wheel().toString()));
            assertEquals(0, status, python.stream("stderr"));
            assertTrue(python.stream("stdout").contains("Successfully installed tiny-1.0"));
            assertEquals("'tiny'", python.value("import tiny; tiny.NAME"));
            assertEquals(1, python.child.pip(List.of("install", "--no-index", "no-such-package")));
        }
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    private Path wheel() throws IOException {
        Path file = folder.resolve("tiny-1.0-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "tiny.py", "NAME = 'tiny'\n");
            add(zip, "tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n");
            add(zip, "tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            add(zip, "tiny-1.0.dist-info/RECORD", "tiny.py,,\n");
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
