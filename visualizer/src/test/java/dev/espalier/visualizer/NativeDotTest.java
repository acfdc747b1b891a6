package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import guru.nidi.graphviz.parse.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeDotTest {
    @TempDir
    private Path folder;

    private NativeDot program(String body) throws IOException {
        Path program = folder.resolve("dot");
        Files.writeString(program, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return NativeDot.find("/nowhere:" + folder).orElseThrow();
    }

    @Test
    void theTextGoesInAndThePictureComesOut() throws IOException {
        assertEquals("-Tsvg digraph", program("printf '%s ' \"$1\"; cat").svg("digraph"));
    }

    @Test
    void aProgramThatNeedsTooLongIsEnded() throws IOException {
        NativeDot dot = program("exec sleep 60");
        long start = System.nanoTime();
        // More than a pipe holds: a program that reads nothing must not hold up the writer.
        String message = assertThrows(PictureProblem.class, () -> dot.svg("x".repeat(1_000_000)))
                .getMessage();
        assertEquals("dot needed more than 3 seconds", message);
        assertTrue((System.nanoTime() - start) / 1e9 < 20);
    }

    @Test
    void whatGoesWrongIsTold() throws IOException {
        NativeDot dot = program("echo 'syntax error in line 1' >&2; exit 1");
        assertEquals(
                "dot failed: syntax error in line 1",
                assertThrows(PictureProblem.class, () -> dot.svg("x")).getMessage());
    }

    @Test
    void aMachineMayHaveNoneAndThenOurOwnDraws() throws Exception {
        assertEquals(Optional.empty(), NativeDot.find("/nowhere"));
        GraphView view = GraphView.of(Fixtures.transformer());
        String svg = Pictures.dotSvg(view, "/nowhere");
        // The text for Graphviz tells how many boxes there are to be.
        long boxes = new Parser()
                .read(Pictures.dot(view)).nodes().stream()
                        .map(node -> node.name().toString())
                        .distinct()
                        .count();
        assertEquals(
                boxes, Pattern.compile("class=\"node\"").matcher(svg).results().count());
        assertTrue(svg.contains("</svg>"));
    }

    @Test
    void theProgramOfTheMachineComesFirst() throws IOException {
        program("echo ours");
        assertEquals("ours\n", Pictures.dotSvg(GraphView.of(Fixtures.transformer()), folder.toString()));
    }
}
