package dev.espalier.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares our trees with those of CPython's own {@code ast}: kinds, names, constants, ranges, for thousands of files of
 * the standard library and of the frameworks.
 */
class CPythonTreeTest {
    private static final Path SCRIPT = Path.of("src/test/python/ast_dump.py");
    private static final String FILES = "3500";
    private static final List<String> PACKAGES =
            List.of("torch", "jax", "flax", "haiku", "optax", "tensorflow", "keras", "numpy", "scipy");
    private static final int SHOWN = 20;

    /** What CPython says of one file. */
    private record Verdict(String kind, String hash, Path file) {}

    @Test
    void treesAreThoseOfCPython() throws IOException, InterruptedException {
        Optional<String> python = python();
        assumeTrue(python.isPresent(), "no Python interpreter (system property espalier.python)");
        List<String> differences = new ArrayList<>();
        int trees = 0;
        int errors = 0;
        for (Verdict verdict : verdicts(python.get())) {
            if (differences.size() == SHOWN) {
                break;
            }
            Optional<String> difference =
                    switch (verdict.kind) {
                        case "tree" -> {
                            trees++;
                            yield difference(verdict, python.get());
                        }
                        case "error" -> {
                            errors++;
                            yield accepted(verdict);
                        }
                        default -> Optional.empty();
                    };
            difference.ifPresent(differences::add);
        }
        System.out.println("syntax trees compared with CPython: " + trees + ", refused by both: " + errors);
        assertEquals(List.of(), differences);
        assertTrue(trees >= 3000, "only " + trees + " files compared");
    }

    private static Optional<String> python() {
        return Optional.ofNullable(System.getProperty("espalier.python", System.getenv("ESPALIER_PYTHON")));
    }

    private static List<Verdict> verdicts(String python) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--hash", Boolean.getBoolean("espalier.soak") ? "0" : FILES));
        arguments.addAll(PACKAGES);
        List<Verdict> verdicts = new ArrayList<>();
        for (String line : run(python, arguments)) {
            String[] fields = line.split("\t", 3);
            verdicts.add(new Verdict(fields[0], fields[1], Path.of(fields[2])));
        }
        return verdicts;
    }

    private static List<String> run(String python, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, SCRIPT.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = output.readAllLines();
            assertEquals(0, process.waitFor(), "ast_dump.py failed");
            return lines;
        }
    }

    private static Optional<String> difference(Verdict verdict, String python)
            throws IOException, InterruptedException {
        String dump;
        try {
            dump = TreeDump.of(SourceFile.parse(verdict.file.toString(), Files.readString(verdict.file)));
        } catch (SyntaxProblem problem) {
            return Optional.of(problem.getMessage());
        }
        return hash(dump).equals(verdict.hash) ? Optional.empty() : Optional.of(firstDifference(verdict, dump, python));
    }

    private static String firstDifference(Verdict verdict, String dump, String python)
            throws IOException, InterruptedException {
        List<String> expected = run(python, List.of(verdict.file.toString()));
        List<String> actual = dump.lines().toList();
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return "%s%n  CPython:  %s%n  Espalier: %s%n".formatted(verdict.file, expected.get(i), actual.get(i));
            }
        }
        return "%s: %d nodes instead of %d".formatted(verdict.file, actual.size(), expected.size());
    }

    private static Optional<String> accepted(Verdict verdict) throws IOException {
        try {
            SourceFile.parse(verdict.file.toString(), Files.readString(verdict.file));
            return Optional.of(verdict.file + ": CPython refuses this file");
        } catch (SyntaxProblem expected) {
            return Optional.empty();
        }
    }

    private static String hash(String dump) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(dump.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
