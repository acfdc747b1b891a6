package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code install} puts the kernel, and what {@code uninstall} and {@code lab} do. */
class KernelPlacesTest {
    private static final String KERNEL = "share/jupyter/kernels/espalier";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();

    private int run(String... words) {
        said.reset();
        variables.putIfAbsent("HOME", folder.resolve("home").toString());
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        Optional<Path> root = Optional.of(folder.resolve("checkout"));
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(), to, to, folder, variables, root, Optional.empty(), false);
        return EspalierCommand.run(surroundings, words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private JsonNode argv(Path kernel) throws IOException {
        return new ObjectMapper()
                .readTree(kernel.resolve("kernel.json").toFile())
                .path("argv");
    }

    /** A program that tells the prefix of its environment, as Python does, and what JupyterLab is called with. */
    private Path program(String name, String script) throws IOException {
        Path program = folder.resolve("environment/bin").resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }

    @Test
    void forAUserItLiesInTheirDataFolder() throws IOException {
        variables.put("XDG_DATA_HOME", folder.resolve("data").toString());
        assertEquals(0, run("install"), said());
        Path kernel = System.getProperty("os.name").startsWith("Mac")
                ? folder.resolve("home/Library/Jupyter/kernels/espalier")
                : folder.resolve("data/jupyter/kernels/espalier");
        assertEquals("kernel", argv(kernel).get(1).asText());
        assertEquals("{connection_file}", argv(kernel).get(2).asText());
        assertEquals(0, run("install", "--user"), "installing again is no error: " + said());
        assertEquals(0, run("uninstall", "--user"), said());
        assertFalse(Files.exists(kernel));
        assertEquals(0, run("uninstall"), said());
        assertTrue(said().contains("there is no kernel in " + kernel), said());
    }

    @Test
    void underAPrefixItNamesThePythonThere() throws IOException {
        Path python = program("python3", "true");
        assertEquals(0, run("install", "--prefix", "environment"), said());
        JsonNode argv = argv(folder.resolve("environment").resolve(KERNEL));
        assertEquals("--python", argv.get(2).asText());
        assertEquals(python.toString(), argv.get(3).asText());
        assertEquals(0, run("uninstall", "--prefix", "environment"), said());
        assertFalse(Files.exists(folder.resolve("environment").resolve(KERNEL)));
    }

    @Test
    void forAnEnvironmentItLiesWherePythonSaysItsPrefixIs() throws IOException {
        program("python3", "echo " + folder.resolve("environment"));
        variables.put("VIRTUAL_ENV", folder.resolve("environment").toString());
        assertEquals(0, run("install", "--sys-prefix"), said());
        assertTrue(Files.exists(folder.resolve("environment").resolve(KERNEL).resolve("kernel.json")));
        assertEquals(0, run("uninstall", "--sys-prefix"), said());
        assertFalse(Files.exists(folder.resolve("environment").resolve(KERNEL)));
    }

    @Test
    void anotherKernelOfTheSameNameStays() throws IOException {
        Path kernel = Files.createDirectories(folder.resolve("p").resolve(KERNEL));
        Files.writeString(kernel.resolve("kernel.json"), "{\"argv\": [\"other\"]}");
        assertEquals(1, run("install", "--prefix", "p"));
        assertTrue(said().contains("holds another kernel; --force overwrites it"), said());
        assertEquals(1, run("uninstall", "--prefix", "p"));
        assertEquals("other", argv(kernel).get(0).asText());
        assertEquals(0, run("install", "--prefix", "p", "--force"), said());
        assertTrue(argv(kernel).get(0).asText().endsWith("espalier"));
    }

    @Test
    void twoPlacesAreOneTooMany() {
        assertEquals(2, run("install", "--user", "--prefix", "p"));
        assertTrue(said().contains("mutually exclusive"), said());
    }

    @Test
    void labCallsTheJupyterLabOfTheEnvironmentWithTheKernel() throws IOException {
        Path seen = folder.resolve("seen");
        program(
                "jupyter-lab",
                "echo \"$@\" >" + seen + "\ncat \"${JUPYTER_PATH%%:*}\"/kernels/espalier/kernel.json >>" + seen);
        variables.put("VIRTUAL_ENV", folder.resolve("environment").toString());
        assertEquals(0, run("lab", "work", "--", "--no-browser"), said());
        String text = Files.readString(seen);
        assertTrue(text.startsWith(folder.resolve("work") + " --no-browser\n"), text);
        assertTrue(text.contains("\"display_name\": \"Espalier\""), text);
    }
}
