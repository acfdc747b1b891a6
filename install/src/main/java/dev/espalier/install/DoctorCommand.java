package dev.espalier.install;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.files.Folders;
import dev.espalier.engine.python.BundledPython;
import dev.espalier.engine.python.LockedEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code espalier doctor}. */
@Command(
        name = "doctor",
        description = "Tells what Espalier finds on this machine, and what to do where something is missing.",
        footerHeading = "%nExamples:%n",
        footer = "  espalier doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> FRAMEWORKS =
            List.of("torch", "jax", "flax", "dm_haiku", "optax", "tensorflow_cpu", "keras", "numpy");
    private static final long MEBI = 1L << 20;

    private final Surroundings surroundings;
    private boolean isWell = true;

    @Mixin
    private HelpOption help;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        good("Espalier", EspalierCommand.Version.number());
        good("JDK", Runtime.version() + " in " + System.getProperty("java.home"));
        maven();
        startUp();
        BundledPython python = BundledPython.in(surroundings.cache());
        if (python.isPresent()) {
            good("Python", "in " + python.home());
        } else {
            missing("Python", "not fetched yet; espalier test fetches it", false);
        }
        frameworks();
        // Named only: to ask for their devices would start them.
        good("backends", Backends.all().stream().map(Backend::name).collect(Collectors.joining(", ")));
        caches();
        return isWell ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private void maven() {
        Optional<Path> maven = onPath("mvn");
        if (maven.isPresent()) {
            good("Maven", maven.get().toString());
        } else {
            missing("Maven", "not on the PATH; install Maven 3.8 or newer to build and test", true);
        }
    }

    private void startUp() {
        surroundings.application().ifPresent(application -> {
            if (Files.exists(application.resolve("start.aot"))) {
                good("start-up", "fast, from the record in " + application);
            } else {
                missing("start-up", "slow, because no record could be made; see .espalier/record.log", false);
            }
        });
    }

    private void frameworks() throws IOException {
        if (surroundings.root().isEmpty()) {
            return;
        }
        Path lockFile = TestCommand.lockFile(surroundings.root().get());
        LockedEnvironment environment = LockedEnvironment.ofFrameworks(lockFile, surroundings.cache());
        if (environment.isComplete()) {
            good("frameworks", String.join(", ", versions(environment.folder())));
            good("", "in " + environment.folder());
        } else {
            missing("frameworks", "not installed yet; espalier test installs them", false);
        }
    }

    /** What is installed tells its name and version in the names of folders. */
    private static List<String> versions(Path environment) throws IOException {
        Pattern info = Pattern.compile("(" + String.join("|", FRAMEWORKS) + ")-(.+)\\.dist-info");
        try (Stream<Path> folders = Files.list(environment.resolve("lib/python3.14/site-packages"))) {
            return folders.map(folder -> info.matcher(folder.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> match.group(1).replace('_', '-') + " " + match.group(2))
                    .sorted()
                    .toList();
        }
    }

    private void caches() throws IOException {
        for (String name : List.of("translations", "python", "environment", "frameworks")) {
            Path folder = surroundings.cache().resolve(name);
            if (Files.exists(folder)) {
                good("cache", "%s: %d MB; it may be deleted".formatted(folder, Folders.size(folder) / MEBI));
            }
        }
    }

    private Optional<Path> onPath(String program) {
        String path = surroundings.variables().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void good(String what, String found) {
        surroundings.out().printf("%-12s %s%n", what, found);
    }

    private void missing(String what, String advice, boolean isNeeded) {
        surroundings.out().printf("%-12s %s%s%n", what, isNeeded ? "MISSING: " : "", advice);
        isWell &= !isNeeded;
    }
}
