package dev.espalier.engine.python;

import dev.espalier.engine.files.FolderLock;
import dev.espalier.engine.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * An environment of the bundled interpreter that belongs to Espalier: what the user installs from a notebook goes there and
 * nowhere else.
 */
public final class PrivateEnvironment {
    private final Path cache;
    private final BundledPython python;
    private final Path folder;

    private PrivateEnvironment(Path cache, BundledPython python, Path folder) {
        this.cache = cache;
        this.python = python;
        this.folder = folder;
    }

    /** The environment in a cache folder, whether it has been made or not. */
    public static PrivateEnvironment in(Path cache) {
        BundledPython python = BundledPython.in(cache);
        Path folder = cache.resolve("environment").resolve(python.home().getFileName());
        return new PrivateEnvironment(cache, python, folder);
    }

    public Path folder() {
        return folder;
    }

    /** Its interpreter; fetches Python and makes the environment if that has not been done. */
    public Interpreter prepare(Consumer<String> progress) throws IOException {
        if (!Files.exists(stamp()) || !python.isPresent()) {
            Files.createDirectories(cache);
            try (FolderLock _ = FolderLock.take(cache.resolve("python.lock"))) {
                if (!Files.exists(stamp()) || !python.isPresent()) {
                    make(progress);
                }
            }
        }
        return new Interpreter(folder.resolve("bin").resolve("python"), python.variables());
    }

    private void make(Consumer<String> progress) throws IOException {
        Path log = cache.resolve("python.log");
        if (!python.isPresent()) {
            progress.accept("fetching Python " + BundledPython.VERSION);
            python.fetch(log);
        }
        progress.accept("making an environment in " + folder);
        Folders.delete(folder);
        Files.createDirectories(folder);
        Commands commands = new Commands(folder, log, python.variables());
        // pip is the interpreter's own: unpacking a copy of it would take longer than all the rest.
        commands.run(List.of(
                python.program().toString(),
                "-m",
                "venv",
                "--without-pip",
                "--system-site-packages",
                folder.toString()));
        Files.writeString(stamp(), "");
    }

    private Path stamp() {
        return folder.resolve("complete");
    }
}
