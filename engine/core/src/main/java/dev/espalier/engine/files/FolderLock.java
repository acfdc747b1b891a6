package dev.espalier.engine.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to change a folder, held by one process, and by one thread of it, at a time; it ends with the process. */
public final class FolderLock implements AutoCloseable {
    private static final int PATIENCE_IN_MILLISECONDS = 20;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock that a file stands for. */
    public static FolderLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (!locked(channel)) {
                Thread.sleep(PATIENCE_IN_MILLISECONDS);
            }
            return new FolderLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + file, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.lock();
            return lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process holds it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
