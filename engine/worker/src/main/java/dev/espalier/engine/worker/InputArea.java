package dev.espalier.engine.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Shared memory into which inputs are copied that do not lie in such memory already; used again with each run. */
final class InputArea {
    private static final long ALIGNMENT = 64;
    private static final long SMALLEST = 1 << 16;

    private HostTensor area;

    /** Where the worker finds the inputs. */
    List<ObjectNode> describe(List<HostTensor> inputs) {
        SharedMemory memory = SharedMemory.ofProcess();
        long needed = 0;
        for (HostTensor input : inputs) {
            needed += memory.find(input.data()).isPresent()
                    ? 0
                    : aligned(input.data().byteSize());
        }
        if (needed > 0 && (area == null || area.data().byteSize() < needed)) {
            area = memory.allocate(DType.UINT8, Math.max(SMALLEST, Long.highestOneBit(needed - 1) << 1));
        }
        List<ObjectNode> described = new ArrayList<>();
        long used = 0;
        for (HostTensor input : inputs) {
            MemorySegment place = input.data();
            if (place.byteSize() > 0 && memory.find(place).isEmpty()) {
                place = area.data().asSlice(used, input.data().byteSize());
                place.copyFrom(input.data());
                used += aligned(place.byteSize());
            }
            SharedMemory.Position position = memory.find(place).orElse(new SharedMemory.Position("none", 0));
            described.add(WorkerMain.describe(input, position));
        }
        return described;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
