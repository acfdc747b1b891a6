package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that this process shares with its workers: files in a folder of its own, each mapped by whoever names it.
 * A file goes when the tensor that lies in it is no longer held; the folder goes with the process, or, where that was
 * killed, with the next one or with its worker.
 *
 * <p>That of a child of Python is another one, {@code dev.espalier.engine.channel.SharedMemory}: it belongs to one pair of
 * processes and ends with it, this one to all workers of a process, whose results outlive them; and a worker's class path
 * has engine/core only, not the module of Python.
 */
public final class SharedMemory {
    private static final String PREFIX = "espalier-";
    private static final Cleaner CLEANER = Cleaner.create();

    private final Path folder;
    private final AtomicLong names = new AtomicLong();
    private final TreeMap<Long, Held> held = new TreeMap<>();
    private final List<String> dropped = new ArrayList<>();

    /** Where a tensor lies, for another process: a file of the folder and the byte at which it starts. */
    record Position(String segment, long offset) {}

    private record Held(String name, long size) {}

    private SharedMemory(Path folder) {
        this.folder = folder;
    }

    private static final class OfProcess {
        private static final SharedMemory INSTANCE = create();

        private static SharedMemory create() {
            try {
                Path base = base();
                removeAbandoned(base);
                String prefix = PREFIX + ProcessHandle.current().pid() + "-";
                SharedMemory memory = new SharedMemory(Files.createTempDirectory(base, prefix));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(memory.folder)));
                return memory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The shared memory of this process. */
    public static SharedMemory ofProcess() {
        return OfProcess.INSTANCE;
    }

    Path folder() {
        return folder;
    }

    /** A file system in memory where there is one with room, else the temporary folder. */
    private static Path base() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > 1 << 26
                ? memory
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Removes what processes left that were killed together with their workers. */
    private static void removeAbandoned(Path base) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path abandoned : folders) {
                String[] parts = abandoned.getFileName().toString().split("-");
                if (parts.length == 3
                        && parts[1].chars().allMatch(Character::isDigit)
                        && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
                    delete(abandoned);
                }
            }
        }
    }

    /** Deletes a folder of segments; what is gone already is fine. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // Somebody else deletes it, too.
        }
    }

    /** A tensor of zeros that workers read and write without copies. */
    public HostTensor allocate(DType dtype, long... shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        long bytes = Math.multiplyExact(count, HostTensor.width(dtype));
        return bytes == 0 ? HostTensor.allocate(dtype, shape) : new HostTensor(dtype, shape, adopt(freshName(), bytes));
    }

    String freshName() {
        return "p" + names.incrementAndGet();
    }

    /** The memory of a file, which is deleted when that memory is no longer held. */
    MemorySegment adopt(String name, long bytes) {
        MemorySegment segment = map(folder.resolve(name), bytes, Arena.ofAuto());
        long address = segment.address();
        synchronized (this) {
            held.put(address, new Held(name, bytes));
        }
        CLEANER.register(segment, () -> drop(address, name));
        return segment;
    }

    private void drop(long address, String name) {
        synchronized (this) {
            if (held.containsKey(address) && held.get(address).name().equals(name)) {
                held.remove(address);
            }
            dropped.add(name);
        }
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException _) {
            // It goes with the folder.
        }
    }

    /** Whether somebody holds the memory of a file. */
    synchronized boolean holds(String name) {
        return held.values().stream().anyMatch(one -> one.name().equals(name));
    }

    /** Where memory lies that is shared; empty for other memory. */
    synchronized Optional<Position> find(MemorySegment memory) {
        if (!memory.isNative() || memory.byteSize() == 0) {
            return Optional.empty();
        }
        Map.Entry<Long, Held> below = held.floorEntry(memory.address());
        return below != null
                        && memory.address() + memory.byteSize()
                                <= below.getKey() + below.getValue().size()
                ? Optional.of(new Position(below.getValue().name(), memory.address() - below.getKey()))
                : Optional.empty();
    }

    /** The names of files that went since the number that a worker last asked with. */
    synchronized List<String> droppedSince(int seen) {
        return List.copyOf(dropped.subList(Math.min(seen, dropped.size()), dropped.size()));
    }

    /** Maps a file of shared memory as large as it is. */
    static MemorySegment mapWhole(Path file, Arena arena) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maps a file of shared memory, making it as large as it must be. */
    static MemorySegment map(Path file, long bytes, Arena arena) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long missing = bytes - channel.size();
            if (missing > 0 && Files.getFileStore(file).getUsableSpace() < missing) {
                throw new IOException("no room for %d MB in %s".formatted(bytes >> 20, file.getParent()));
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
