package dev.espalier.engine.weights;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Memory as a stream of bytes. */
final class Bytes {
    /** A buffer addresses less than 2 GiB. */
    private static final long CHUNK = 1L << 30;

    private Bytes() {}

    static void copy(MemorySegment from, WritableByteChannel to) throws IOException {
        for (long at = 0; at < from.byteSize(); at += CHUNK) {
            ByteBuffer chunk =
                    from.asSlice(at, Math.min(CHUNK, from.byteSize() - at)).asByteBuffer();
            while (chunk.hasRemaining()) {
                to.write(chunk);
            }
        }
    }
}
