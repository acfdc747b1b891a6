package dev.espalier.engine.frontend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** The counter-based generator of JAX's random keys (Salmon et al., Parallel random numbers: as easy as 1, 2, 3; 2011). */
final class Threefry {
    private static final int PARITY = 0x1BD11BDA;
    private static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};

    private final int[] key;

    Threefry(int first, int second) {
        this.key = new int[] {first, second, first ^ second ^ PARITY};
    }

    /** Two words for two words of the counter, twenty rounds. */
    long apply(int high, int low) {
        int x = high + key[0];
        int y = low + key[1];
        for (int round = 0; round < 5; round++) {
            for (int rotation : ROTATIONS[round % 2]) {
                x += y;
                y = Integer.rotateLeft(y, rotation) ^ x;
            }
            x += key[(round + 1) % 3];
            y += key[(round + 2) % 3] + round + 1;
        }
        return (long) x << 32 | y & 0xFFFFFFFFL;
    }

    /** Both words for the counters from a start on, one behind the other, as JAX's partitionable streams have them. */
    byte[] words(int start, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            long both = apply(0, start + i);
            bytes.putInt((int) (both >>> 32)).putInt((int) both);
        }
        return bytes.array();
    }

    static JsonNode answer(JsonNode params) {
        Threefry generator = new Threefry((int) params.path("key").path(0).asLong(), (int)
                params.path("key").path(1).asLong());
        ObjectNode answer = Channel.JSON.createObjectNode();
        return answer.put(
                "bytes",
                Base64.getEncoder()
                        .encodeToString(generator.words(
                                (int) params.path("start").asLong(),
                                params.path("count").asInt())));
    }
}
