package dev.espalier.install;

import dev.espalier.engine.python.LockedEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code espalier test}. */
@Command(
        name = "test",
        description = {
            "Runs all tests of Espalier: those in Java through Maven, then those in Python against the real frameworks,"
                    + " which are put into an environment of their own at first. Tests in a browser need a Chromium on"
                    + " the PATH, and are skipped where there is none.",
            "The last line tells how many passed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier test",
            "  espalier test --soak        also the ones that take hours",
            "  espalier test --browser     only those in a browser",
            "  espalier test --gpu         only backends on a GPU, where there is one",
            "  espalier test --array-api ../array-api-tests"
        })
final class TestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--gpu", description = "Run the checks on a GPU and its figures, and nothing else.")
    private boolean gpu;

    @Option(names = "--soak", description = "Run the long tests as well.")
    private boolean soak;

    @Option(
            names = "--browser",
            description =
                    "Run only the tests in a browser: figures, and the tutorial in JupyterLab. They install a JupyterLab"
                            + " of their own at first.")
    private boolean browser;

    @Option(
            names = "--array-api",
            paramLabel = "FOLDER",
            description =
                    "Run only array-api-tests, of which FOLDER is a copy with its submodule, through the stand-in for NumPy"
                            + " on the backends java and libtorch.")
    private Path arrayApi;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "5",
            description = "With --array-api, how many random arguments a test takes; ${DEFAULT-VALUE} if not given.")
    private int examples;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "With --browser, what the tutorial looks like.")
    private Path screenshot;

    @Mixin
    private HelpOption help;

    TestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path root = surroundings.root().orElseThrow(() -> new IOException("tests are run by ./espalier test"));
        Instant start = Instant.now();
        if (browser) {
            return browserTests(root, start);
        }
        if (arrayApi != null) {
            return arrayApiTests(root);
        }
        LockedEnvironment environment = LockedEnvironment.ofFrameworks(lockFile(root), surroundings.cache());
        environment.prepare(this::say);
        if (gpu) {
            return onGpu(root, environment.program());
        }
        TestRun run = new TestRun(surroundings, root, environment.program(), soak);
        Optional<Path> chromium = Chromium.find(surroundings);
        List<String> properties = inBrowser(chromium);
        if (soak) {
            properties.add("-Despalier.models=" + models(root));
        }
        Totals java = run.javaTests(properties);
        say("Java tests: " + java
                + (chromium.isPresent() ? "" : "; skipped are those in a browser: there is no Chromium that starts"));
        Totals python = run.checks();
        say("Python checks: " + python);
        Totals all = java.plus(python);
        return end(start, all);
    }

    /** The packages that only the long tests need. */
    private Path models(Path root) throws IOException {
        LockedEnvironment environment =
                LockedEnvironment.ofModels(root.resolve("install/src/main/python/models.lock"), surroundings.cache());
        environment.prepare(this::say);
        return environment.packages();
    }

    private int end(Instant start, Totals all) {
        say("took " + Duration.between(start, Instant.now()).toSeconds() + " s");
        surroundings.out().println(all);
        return all.failed() == 0 && all.passed() > 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int browserTests(Path root, Instant start) throws IOException {
        Path chromium = Chromium.find(surroundings)
                .orElseThrow(() ->
                        new IOException("there is no Chromium that starts; install one (apt-get install chromium)"));
        LockedEnvironment environment = LockedEnvironment.ofFrameworks(lockFile(root), surroundings.cache());
        return end(
                start,
                new TestRun(surroundings, root, environment.program(), false)
                        .browserTests(inBrowser(Optional.of(chromium))));
    }

    /** What the tests in a browser have to know; nothing where there is none. */
    private List<String> inBrowser(Optional<Path> chromium) {
        List<String> properties = new ArrayList<>();
        chromium.ifPresent(program -> properties.add("-Despalier.browser=" + program));
        if (screenshot != null) {
            properties.add("-Despalier.screenshot="
                    + surroundings.resolve(screenshot.toString()).toAbsolutePath());
        }
        return properties;
    }

    private int arrayApiTests(Path root) throws IOException {
        Path programs = root.resolve("install/src/main/python");
        LockedEnvironment environment =
                LockedEnvironment.ofArrayApi(programs.resolve("array_api.lock"), surroundings.cache());
        ArrayApiTests tests = new ArrayApiTests(
                programs.resolve("array_api.py"),
                environment.program(),
                surroundings.resolve(arrayApi.toString()).toAbsolutePath(),
                examples);
        tests.requireSuite();
        environment.prepare(this::say);
        Totals all = Totals.NONE;
        boolean reached = true;
        for (String place : List.of("java", "libtorch")) {
            Totals totals = tests.on(place, this::say);
            say("array-api-tests on %s: %s".formatted(place, totals));
            reached &= totals.passed() >= ArrayApiTests.GOAL * (totals.passed() + totals.failed() + totals.skipped());
            all = all.plus(totals);
        }
        surroundings.out().println(all);
        return reached ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int onGpu(Path root, Path python) throws IOException {
        Gpu found = Gpu.find();
        if (found.name().isEmpty()) {
            say("GPU checks: skipped, " + found.reason());
            surroundings.out().println(new Totals(0, 0, 1));
            return ExitStatus.DONE;
        }
        say("GPU checks on " + found.name());
        System.setProperty("espalier.profile", "gpu"); // of the worker that the figures are taken of
        Totals totals = new TestRun(surroundings, root, python, false).gpuTests();
        new GraphBenchmarks(root, python, "libtorch:cuda").rows(surroundings.out()::print);
        surroundings.out().println(totals);
        return totals.failed() == 0 && totals.passed() > 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    static Path lockFile(Path root) {
        return root.resolve("install/src/main/python/frameworks.lock");
    }

    private void say(String what) {
        surroundings.out().println("espalier: " + what);
        surroundings.out().flush();
    }
}
