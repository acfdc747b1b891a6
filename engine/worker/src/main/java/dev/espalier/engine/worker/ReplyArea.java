package dev.espalier.engine.worker;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Where a worker puts results: small ones into an area that is used again with the next request, large ones into files
 * of their own.
 */
final class ReplyArea {
    static final String NAME = "replies";
    static final long SIZE = 1 << 20;
    private static final long ALIGNMENT = 64;

    private final Path folder;
    private final String incarnation;
    private final MemorySegment area;
    private long used;
    private long files;

    ReplyArea(Path folder, String incarnation) {
        this.folder = folder;
        this.incarnation = incarnation;
        this.area = SharedMemory.map(folder.resolve(incarnation + "-" + NAME), SIZE, Arena.global());
    }

    /** A result with its place; closing it ends this side's hold of the memory. */
    record Placed(HostTensor tensor, SharedMemory.Position position, Arena arena) {
        void close() {
            if (arena != null) {
                arena.close();
            }
        }
    }

    void reset() {
        used = 0;
    }

    Placed place(DType dtype, long... shape) {
        long bytes = HostTensor.width(dtype);
        for (long size : shape) {
            bytes *= size;
        }
        if (used + bytes <= SIZE) {
            HostTensor tensor = new HostTensor(dtype, shape, area.asSlice(used, bytes));
            SharedMemory.Position position = new SharedMemory.Position(incarnation + "-" + NAME, used);
            used += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            return new Placed(tensor, position, null);
        }
        String name = incarnation + "-" + ++files;
        Arena arena = Arena.ofShared();
        MemorySegment memory = SharedMemory.map(folder.resolve(name), bytes, arena);
        return new Placed(new HostTensor(dtype, shape, memory), new SharedMemory.Position(name, 0), arena);
    }
}
