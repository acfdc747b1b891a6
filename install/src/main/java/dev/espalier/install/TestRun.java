package dev.espalier.install;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of all tests.
 *
 * @param python a program that starts Python with the real frameworks
 * @param soak whether the long tests are run too
 */
record TestRun(Surroundings surroundings, Path root, Path python, boolean soak) {
    private static final String PYTHON_TESTS = "engine/core/src/test/python";
    private static final String EVALUATOR = "dev.espalier.engine.backend.EvaluateMain";

    /**
     * The tests in Java: all modules, also after a failure.
     *
     * @param properties further ones, by which some tests find what they need
     */
    Totals javaTests(List<String> properties) throws IOException {
        List<String> command = withPlaces(List.of("mvn", "-B", "--fail-at-end", "verify"));
        command.addAll(properties);
        return maven(command);
    }

    /** Every front end on those backends that know a GPU. */
    Totals gpuTests() throws IOException {
        return maven(withPlaces(List.of(
                "mvn",
                "-B",
                "-Pgpu",
                "-Despalier.profile=gpu",
                "-Despalier.gpu=true",
                "-pl",
                "install",
                "-am",
                "-Dtest=CombinationsTest",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "test")));
    }

    private List<String> withPlaces(List<String> start) {
        List<String> command = new ArrayList<>(start);
        command.add("-Despalier.python=" + python);
        command.add("-Despalier.soak=" + soak);
        // By which tests find the native libraries, as the program itself does.
        for (String place : List.of("espalier.root", "espalier.application")) {
            command.add("-D" + place + "=" + System.getProperty(place));
        }
        return command;
    }

    /** The tests that need a browser. */
    Totals browserTests(List<String> properties) throws IOException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "test", "-pl", "install", "-am"));
        command.addAll(List.of("-Dtest=*InBrowser", "-Dsurefire.failIfNoSpecifiedTests=false"));
        command.addAll(properties);
        return maven(command);
    }

    private Totals maven(List<String> command) throws IOException {
        JavaReports reports = new JavaReports(root);
        reports.delete();
        int status = start(command, root, this::mavenSays);
        Totals totals = reports.totals();
        reports.failures().forEach(surroundings.out()::println);
        // A build that breaks has no failed test, but it is a failure.
        return status != 0 && totals.failed() == 0 ? totals.plus(new Totals(0, 1, 0)) : totals;
    }

    /** Of what Maven says, errors and the results of test classes are worth reading. */
    private void mavenSays(String line) {
        String plain = line.replaceAll("\u001b\\[[0-9;]*m", "");
        if (plain.contains("Tests run:") && plain.contains("-- in") || plain.startsWith("[ERROR]")) {
            surroundings.out().println(plain);
            surroundings.out().flush();
        }
    }

    /** The checks in Python: every package with a {@code __main__}. The last line of each tells its totals. */
    Totals checks() throws IOException {
        Totals sum = Totals.NONE;
        for (String check : pythonChecks()) {
            List<String> last = new ArrayList<>(List.of(""));
            int status = start(List.of(python.toString(), "-m", check), root.resolve(PYTHON_TESTS), line -> {
                surroundings.out().println(line);
                surroundings.out().flush();
                last.set(0, line);
            });
            Totals told = Totals.read(last.get(0)).orElse(new Totals(status == 0 ? 1 : 0, 0, 0));
            boolean hidesFailure = status != 0 && told.failed() == 0;
            sum = sum.plus(hidesFailure ? told.plus(new Totals(0, 1, 0)) : told);
        }
        return sum;
    }

    private List<String> pythonChecks() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve(PYTHON_TESTS))) {
            return folders.filter(folder -> Files.exists(folder.resolve("__main__.py")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private int start(List<String> command, Path directory, Consumer<String> listener) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ESPALIER_PYTHON", python.toString());
        builder.environment().put("ESPALIER_COMMAND", root.resolve("espalier").toString());
        builder.environment().put("ESPALIER_EVALUATOR", evaluator());
        builder.environment().put("ESPALIER_DOCS", root.resolve("docs").toString());
        builder.environment().put("ESPALIER_SOAK", soak ? "1" : "");
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(line);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The command that starts the engine's evaluator of core operations. */
    private String evaluator() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(java, "-XX:+UseSerialGC", "-Xss16m", "-cp", System.getProperty("java.class.path"), EVALUATOR)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }
}
