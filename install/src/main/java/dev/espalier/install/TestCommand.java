package dev.espalier.install;

import dev.espalier.engine.python.FrameworkEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code espalier test}. */
@Command(
        name = "test",
        description = {
            "Runs all tests of Espalier: those in Java through Maven, then those in Python against the real frameworks,"
                    + " which are put into an environment of their own at first.",
            "The last line tells how many passed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  espalier test", "  espalier test --soak        also the ones that take hours"})
final class TestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--soak", description = "Run the long tests as well.")
    private boolean soak;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    TestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path root = surroundings.root().orElseThrow(() -> new IOException("tests are run by ./espalier test"));
        Instant start = Instant.now();
        FrameworkEnvironment environment = FrameworkEnvironment.of(lockFile(root), surroundings.cache());
        environment.prepare(this::say);
        TestRun run = new TestRun(surroundings, root, environment.program(), soak);
        Totals java = run.javaTests();
        say("Java tests: " + java);
        Totals python = run.checks();
        say("Python checks: " + python);
        Totals all = java.plus(python);
        say("took " + Duration.between(start, Instant.now()).toSeconds() + " s");
        surroundings.out().println(all);
        return all.failed() == 0 && all.passed() > 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    static Path lockFile(Path root) {
        return root.resolve("install/src/main/python/frameworks.lock");
    }

    private void say(String what) {
        surroundings.out().println("espalier: " + what);
        surroundings.out().flush();
    }
}
