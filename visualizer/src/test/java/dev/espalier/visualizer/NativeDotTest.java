package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
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
    void aMachineMayHaveNone() {
        assertEquals(Optional.empty(), NativeDot.find("/nowhere"));
    }
}
