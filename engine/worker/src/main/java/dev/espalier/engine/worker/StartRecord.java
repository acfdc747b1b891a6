package dev.espalier.engine.worker;

import dev.espalier.engine.files.FolderLock;
import dev.espalier.engine.files.Hash;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a worker loads when it starts, recorded once for a class path and a JDK by a {@link Rehearsal}: libtorch alone
 * has four thousand classes. With the record a worker starts in half the processor time, so that the next one is soon
 * there when one has ended; without it all works as well.
 */
record StartRecord(Path file) {
    private static final int NAME_LENGTH = 16;
    private static final long PATIENCE = 60;

    /** The record for a class path, made or not; none where there is no folder for it, or something else than jars. */
    static Optional<StartRecord> of(String machine, String classPath) {
        String application = System.getProperty("espalier.application", "");
        boolean onlyJars =
                List.of(classPath.split(File.pathSeparator)).stream().allMatch(entry -> entry.endsWith(".jar"));
        if (application.isEmpty() || !onlyJars) {
            return Optional.empty();
        }
        String hash = Hash.of(classPath, System.getProperty("java.vm.version"), System.getProperty("java.home"));
        return Optional.of(new StartRecord(
                Path.of(application).resolve("worker-" + machine + "-" + hash.substring(0, NAME_LENGTH) + ".aot")));
    }

    /** The option by which a JVM uses the record; none where there is none. */
    List<String> option() {
        try {
            return Files.exists(file) && Files.size(file) > 0 ? List.of("-XX:AOTCache=" + file) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Makes the record if that has not been tried yet; an empty file says that it did not succeed. */
    void prepare(String machine, String classPath) {
        if (Files.exists(file)) {
            return;
        }
        try (FolderLock _ = FolderLock.take(file.resolveSibling("records.lock"))) {
            if (!Files.exists(file)) {
                make(machine, classPath);
            }
        } catch (IOException _) {
            // As where the folder may not be written to: workers start without it.
        }
    }

    private void make(String machine, String classPath) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), machine, ".aot");
        List<String> command = new ArrayList<>(WorkerProcess.java(classPath));
        command.add(1, "-XX:AOTCacheOutput=" + fresh);
        command.addAll(List.of(Rehearsal.class.getName(), machine));
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                Files.write(fresh, new byte[0]);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
