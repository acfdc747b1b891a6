package dev.espalier.engine.worker;

import dev.espalier.engine.backend.EvaluationProblem;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The class path of a worker: the jars of the application, the backend's own jar beside them, and the native libraries
 * that Maven has fetched. It is found out once for a build, when the backend is first used, and kept in a file beside
 * the jars, {@code worker-libtorch.classpath}, with a {@link StartRecord}.
 *
 * @param backend the backend's name, which is also that of its module
 * @param size what a first use has to download
 */
record NativeClassPath(String backend, String size) implements Supplier<String> {
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    @Override
    public String get() {
        String given = System.getProperty("espalier.worker." + backend + ".classpath", "");
        if (!given.isEmpty()) {
            return given;
        }
        Path application = place("espalier.application");
        try {
            List<String> jars = new ArrayList<>(jars(application));
            jars.addAll(jars(application.resolve("workers").resolve(backend)));
            jars.addAll(natives(application, place("espalier.root")));
            String classPath = String.join(File.pathSeparator, jars);
            StartRecord.of(backend, classPath).ifPresent(record -> record.prepare(backend, classPath));
            return classPath;
        } catch (IOException e) {
            throw new EvaluationProblem(backend + ": the native libraries cannot be fetched: " + e.getMessage());
        }
    }

    /** The Maven profile that chooses the libraries: {@code gpu}, {@code platform} or none. */
    private static String profile() {
        return System.getProperty("espalier.profile", System.getenv().getOrDefault("ESPALIER_PROFILE", ""));
    }

    private Path place(String property) {
        String place = System.getProperty(property, "");
        if (place.isEmpty()) {
            throw new EvaluationProblem(
                    "%s: its native libraries are fetched by a checkout's ./espalier; without one, name the worker's class path in -Despalier.worker.%s.classpath"
                            .formatted(backend, backend));
        }
        return Path.of(place);
    }

    private static List<String> jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(file -> jars.add(file.toString()));
        }
        jars.sort(null);
        return jars;
    }

    private List<String> natives(Path application, Path root) throws IOException {
        String flavour = profile().isEmpty() ? backend : backend + "-" + profile();
        Path known = application.resolve("worker-" + flavour + ".classpath");
        if (!isComplete(known)) {
            try (FileChannel lock = FileChannel.open(
                    application.resolve("workers.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!isComplete(known)) {
                    fetch(root, known);
                }
            }
        }
        return read(known);
    }

    private static boolean isComplete(Path known) throws IOException {
        return Files.exists(known) && read(known).stream().allMatch(jar -> Files.exists(Path.of(jar)));
    }

    private static List<String> read(Path known) throws IOException {
        return Arrays.asList(Files.readString(known).strip().split(File.pathSeparator));
    }

    private void fetch(Path root, Path known) throws IOException {
        System.err.printf(
                "espalier: fetching %s (%s, once), which takes a while if Maven does not have it yet%n", backend, size);
        Path fresh = Files.createTempFile(known.getParent(), backend, ".classpath");
        Path log = Files.createTempFile(known.getParent(), backend, ".log");
        List<String> command = new ArrayList<>(
                List.of("mvn", "-B", "-q", "-f", root.resolve("pom.xml").toString()));
        command.addAll(List.of("-pl", "engine/" + backend + "/natives", GOAL, "-Dmdep.outputFile=" + fresh));
        if (!profile().isEmpty()) {
            command.add("-P" + profile());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IOException("Maven said: "
                        + Files.readString(log)
                                .lines()
                                .filter(line -> line.contains("ERROR"))
                                .findFirst()
                                .orElse("nothing"));
            }
            Files.move(fresh, known, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(log);
        }
    }
}
