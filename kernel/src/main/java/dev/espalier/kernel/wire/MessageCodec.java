package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Frames of a socket to messages and back. Not for several threads at once. */
final class MessageCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int REMEMBERED = 1 << 14;

    private final Signature signature;
    /** Signatures seen of late: a message that comes again is a replay. */
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    MessageCodec(ConnectionFile file) throws IOException {
        this.signature = new Signature(file);
    }

    List<byte[]> frames(Message message) {
        List<byte[]> parts = List.of(
                Json.bytes(message.header()),
                Json.bytes(message.parent()),
                Json.bytes(message.metadata()),
                Json.bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signature.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    /**
     * Reads the frames of one message.
     *
     * @throws IOException if they are no message, not signed by our key, or came before
     */
    Message message(List<byte[]> frames) throws IOException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (frames.size() < first + 4) {
            throw new IOException("too few frames: " + frames.size());
        }
        byte[] signed = frames.get(delimiter + 1);
        List<byte[]> parts = frames.subList(first, first + 4);
        if (!signature.isRight(signed, parts)) {
            throw new IOException("wrong signature");
        }
        if (signature.signs() && !seen.add(new String(signed, StandardCharsets.US_ASCII))) {
            throw new IOException("repeated signature");
        }
        ObjectNode header = Json.readObject(parts.get(0));
        if (!header.path("msg_type").isTextual() || !header.path("msg_id").isTextual()) {
            throw new IOException("header without msg_type or msg_id");
        }
        return new Message(
                frames.subList(0, delimiter),
                header,
                Json.readObject(parts.get(1)),
                Json.readObject(parts.get(2)),
                Json.readObject(parts.get(3)),
                frames.subList(first + 4, frames.size()));
    }
}
