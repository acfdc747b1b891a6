package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that leaves processes, sockets, shared memory or threads behind. */
final class Leftovers implements AfterAllCallback {
    private static final long PATIENCE = 20_000_000_000L;

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!all().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertEquals(List.of(), all());
    }

    /** How many shared memories are left; waits until they are as few as expected, which they are soon after a death. */
    static long memories(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (memories() > expected && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return memories();
    }

    private static long memories() {
        return all().stream().filter(one -> one.startsWith("/dev/shm")).count();
    }

    static List<String> all() {
        List<String> found = new ArrayList<>();
        ProcessHandle.current()
                .descendants()
                .map(process ->
                        "process " + process.pid() + " " + process.info().command())
                .forEach(found::add);
        for (Path folder : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            String[] names = folder.toFile().list();
            String ours = "espalier-" + ProcessHandle.current().pid() + "-";
            Arrays.stream(names == null ? new String[0] : names)
                    .filter(name -> name.startsWith(ours) || name.startsWith("spill-" + ours))
                    .map(name -> folder + File.separator + name)
                    .forEach(found::add);
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith("espalier-python"))
                .map(thread -> "thread " + thread.getName())
                .forEach(found::add);
        return found;
    }
}
