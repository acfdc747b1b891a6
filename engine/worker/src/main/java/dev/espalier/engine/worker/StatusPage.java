package dev.espalier.engine.worker;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A page of shared memory on which a worker tells what it computes; it outlives the worker. */
record StatusPage(MemorySegment page) implements Progress {
    static final String NAME = "status";
    static final long SIZE = 4096;

    @Override
    public void at(byte[] operation) {
        int length = (int) Math.min(operation.length, SIZE - Integer.BYTES);
        page.set(ValueLayout.JAVA_INT, 0, length);
        MemorySegment.copy(operation, 0, page, ValueLayout.JAVA_BYTE, Integer.BYTES, length);
    }

    void clear() {
        page.set(ValueLayout.JAVA_INT, 0, 0);
    }

    /** What is being computed; empty text between requests. */
    String operation() {
        int length = (int) Math.clamp(page.get(ValueLayout.JAVA_INT, 0), 0, SIZE - Integer.BYTES);
        byte[] bytes = page.asSlice(Integer.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
