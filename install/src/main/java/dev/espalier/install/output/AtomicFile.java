package dev.espalier.install.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writing of a whole file at once: others see the old content or the new one, never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes by way of a temporary file in the same folder. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, file.toAbsolutePath().getParent());
    }

    /** Writes by way of a temporary file in a folder on the same file system. */
    static void write(Path file, byte[] content, Path folder) throws IOException {
        Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            // Unlike Files.createTempFile, this leaves the permissions to the user's umask.
            try (SeekableByteChannel out =
                    Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
