package dev.espalier.install.output;

import dev.espalier.engine.files.FolderLock;
import dev.espalier.engine.files.Hash;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** A folder that receives translations and keeps what others put there. */
public final class OutputFolder implements AutoCloseable {
    /** The hidden folder that marks an output folder and holds its manifest. */
    public static final String STATE = ".espalier";

    private static final Duration LEFTOVERS = Duration.ofHours(1);

    private final Path folder;
    private final boolean force;
    private final Path state;
    private final Manifest manifest;

    private OutputFolder(Path folder, boolean force) {
        this.folder = folder;
        this.force = force;
        this.state = folder.resolve(STATE);
        this.manifest = new Manifest(state.resolve("manifest"));
    }

    /**
     * Opens a folder, which is made if it is missing.
     *
     * @param force whether files of others may be replaced
     */
    public static OutputFolder open(Path folder, boolean force) throws IOException {
        OutputFolder output = new OutputFolder(folder, force);
        Files.createDirectories(output.state);
        try (FolderLock _ = output.lock()) {
            output.removeLeftovers();
        }
        return output;
    }

    /** Whether a folder has received translations before. */
    public static boolean isOutput(Path folder) {
        return Files.isDirectory(folder.resolve(STATE));
    }

    /**
     * Writes a file, whose name may lead into folders below.
     *
     * @throws Refusal if somebody else's work stands there
     */
    public Path write(String name, byte[] content) throws IOException, Refusal {
        Path file = folder.resolve(name);
        String hash = Hash.of(content);
        try (FolderLock _ = lock()) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.isDirectory(file)) {
                    throw new Refusal("is a folder");
                }
                String present = Hash.of(Files.readAllBytes(file));
                if (!force && !present.equals(hash) && !manifest.contains(name, present)) {
                    throw new Refusal("was not written by Espalier or was changed since; "
                            + "--force overwrites it, -o chooses another folder");
                }
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            manifest.add(name, hash);
            AtomicFile.write(file, content, state);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        try (FolderLock _ = lock()) {
            manifest.compact();
        }
    }

    private FolderLock lock() throws IOException {
        return FolderLock.take(state.resolve("lock"));
    }

    /** Temporary files of runs that were killed; young ones may belong to a run that is going on. */
    private void removeLeftovers() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(LEFTOVERS));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state, "*.tmp")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
