package dev.espalier.engine.channel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file of shared memory that this side has made; who holds a piece of it is counted. */
final class Segment {
    private static final int CHUNK = 1 << 20;

    final String name;
    final long size;
    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment whole;
    int holds;
    int grants;

    /** Makes the file and sees to it that there is room for all of it, since memory that is not there ends the process. */
    Segment(Path folder, String name, long size) throws IOException {
        this.name = name;
        this.size = size;
        this.file = folder.resolve(name);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file, options, owner)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, size));
            for (long at = 0; at < size; at += zeros.capacity()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
                while (zeros.hasRemaining()) {
                    channel.write(zeros, at + zeros.position());
                }
            }
            whole = channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** All of its memory, for copying into it. */
    MemorySegment whole() {
        return whole;
    }

    /** Maps a part of a file, until its user ends. */
    static MemorySegment map(Path file, long offset, long length, Arena user) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, offset, length, user);
        }
    }

    boolean isFree() {
        return holds == 0 && grants == 0;
    }

    void delete() throws IOException {
        arena.close();
        Files.deleteIfExists(file);
    }
}
