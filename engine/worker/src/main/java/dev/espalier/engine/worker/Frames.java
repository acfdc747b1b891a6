package dev.espalier.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;

/** Messages on a socket: four bytes for the length, little-endian, then JSON. */
final class Frames {
    static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    static void write(SocketChannel channel, JsonNode message) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(message);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    static JsonNode read(SocketChannel channel) throws IOException {
        int length = filled(channel, Integer.BYTES).getInt();
        return JSON.readTree(filled(channel, length).array());
    }

    private static ByteBuffer filled(SocketChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other side has ended");
            }
        }
        return buffer.flip();
    }
}
