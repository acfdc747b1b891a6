package dev.espalier.engine.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames over a socket. The socket does not block, because one that does is closed when a thread that uses it is
 * interrupted.
 */
final class Wire implements AutoCloseable {
    private static final int CHUNK = 1 << 18;
    private static final int HEAD = 4;
    private static final int LARGEST = 1 << 30;

    private final SocketChannel socket;
    private final Selector readable;
    private final Selector writable;
    private final Object writing = new Object();
    private ByteBuffer received = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    Wire(SocketChannel socket) throws IOException {
        this.socket = socket;
        socket.configureBlocking(false);
        readable = Selector.open();
        writable = Selector.open();
        socket.register(readable, SelectionKey.OP_READ);
        socket.register(writable, SelectionKey.OP_WRITE);
    }

    /** Sends a frame; frames of several threads do not mix. */
    void write(byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + body.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(body.length).put(body).flip();
        synchronized (writing) {
            while (frame.hasRemaining()) {
                if (socket.write(frame) == 0) {
                    await(writable);
                }
            }
        }
    }

    /** The next frame; empty when the other side has closed the line. Called by one thread only. */
    Optional<byte[]> read() throws IOException {
        while (true) {
            if (received.position() >= HEAD) {
                int length = received.getInt(0);
                if (length < 0 || length > LARGEST) {
                    throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
                }
                if (received.position() >= HEAD + length) {
                    return Optional.of(take(length));
                }
                reserve(HEAD + length);
            }
            int count = socket.read(received);
            if (count < 0) {
                return Optional.empty();
            }
            if (count == 0) {
                await(readable);
            }
        }
    }

    private byte[] take(int length) {
        byte[] body = new byte[length];
        received.flip().position(HEAD).get(body);
        received.compact();
        if (received.capacity() > CHUNK && received.position() <= CHUNK) {
            received = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN).put(received.flip());
        }
        return body;
    }

    private void reserve(int size) {
        if (received.capacity() < size) {
            byte[] larger = Arrays.copyOf(received.array(), size);
            received = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(received.position());
        }
    }

    /** Waits for the socket, also on a thread that was interrupted: half a frame would make the line useless. */
    private static void await(Selector selector) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            selector.select();
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new ClosedChannelException();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        readable.close();
        writable.close();
    }
}
