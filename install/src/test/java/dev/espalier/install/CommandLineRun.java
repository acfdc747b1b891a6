package dev.espalier.install;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run of the command line in a folder, as a user sees it.
 *
 * @param out standard output
 * @param err the lines of standard error
 */
record CommandLineRun(int status, String out, List<String> err) {
    private static final long STACK_IN_BYTES = 512L << 20;

    /** Runs in this process, on a stack as large as the program's own. */
    static CommandLineRun in(Path folder, String... arguments) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                Map.of("XDG_CACHE_HOME", folder.resolve(".cache").toString()),
                Optional.empty(),
                Optional.of(application(folder)),
                false);
        AtomicInteger status = new AtomicInteger(-1);
        Thread thread =
                new Thread(null, () -> status.set(EspalierCommand.run(surroundings, arguments)), "run", STACK_IN_BYTES);
        thread.start();
        thread.join();
        return new CommandLineRun(
                status.get(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /** Starts a process of its own. */
    static Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-Despalier.application=" + application(folder),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(".log" + System.nanoTime()).toFile());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve(".cache").toString());
        return builder.start();
    }

    /** A folder that gives the build a name, without which nothing is cached. */
    private static Path application(Path folder) throws IOException {
        Path application = Files.createDirectories(folder.resolve(".application"));
        Files.writeString(application.resolve("identity"), "tests");
        return application;
    }
}
