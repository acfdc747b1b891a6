package dev.espalier.kernel.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Messages on their way to the thread of the sockets, in order.
 *
 * <p>Prints that follow each other grow into one message; who prints faster than clients read waits.
 */
final class Outbox {
    private static final int LONGEST_STREAM = 1 << 19;
    private static final long MOST_WAITING = 16L << 20;
    static final long STREAM_DELAY_MILLIS = 40;

    /** One thing to do for the thread of the sockets. */
    sealed interface Item {}

    /** A message to send. */
    record Ready(Channel channel, Message message) implements Item {}

    /** Work that has to be done on the thread of the sockets, after what stands before it. */
    record Task(Runnable work) implements Item {}

    /** Text that is being printed. */
    static final class Printed implements Item {
        private final Stream stream;
        private final StringBuilder text = new StringBuilder();
        private final long since = System.nanoTime();

        private Printed(Stream stream) {
            this.stream = stream;
        }

        Message message(MessageFactory factory) {
            return factory.broadcast(
                    stream.parent(),
                    "stream",
                    Json.object().put("name", stream.name()).put("text", text.toString()));
        }
    }

    private final Pipe pipe;
    private final Deque<Item> items = new ArrayDeque<>();
    private long waiting;
    private boolean isAwake;
    private boolean isClosed;

    Outbox() throws IOException {
        this.pipe = Pipe.open();
        pipe.source().configureBlocking(false);
    }

    /** Readable whenever something was put in. */
    Pipe.SourceChannel signal() {
        return pipe.source();
    }

    synchronized void put(Item item) {
        if (isClosed) {
            return;
        }
        items.add(item);
        wake();
    }

    /** Prints; waits while too much is on its way. */
    synchronized void print(Stream stream, String text) {
        while (waiting > MOST_WAITING && !isClosed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (isClosed) {
            return;
        }
        if (items.peekLast() instanceof Printed last
                && last.stream.equals(stream)
                && last.text.length() < LONGEST_STREAM) {
            last.text.append(text);
        } else {
            Printed printed = new Printed(stream);
            printed.text.append(text);
            items.add(printed);
        }
        waiting += text.length();
        wake();
    }

    private void wake() {
        if (!isAwake) {
            isAwake = true;
            try {
                pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What is to be done now; text that is still growing stays. */
    synchronized List<Item> take() {
        drain();
        List<Item> taken = new ArrayList<>();
        while (items.peekFirst() instanceof Item item && !isGrowing(item)) {
            taken.add(items.removeFirst());
            if (item instanceof Printed printed) {
                waiting -= printed.text.length();
            }
        }
        notifyAll();
        return taken;
    }

    private boolean isGrowing(Item item) {
        return item instanceof Printed printed
                && items.size() == 1
                && printed.text.length() < LONGEST_STREAM
                && System.nanoTime() - printed.since < STREAM_DELAY_MILLIS * 1_000_000
                && !isClosed;
    }

    /** How long the thread of the sockets may sleep; empty: until it is woken. */
    synchronized Optional<Long> patience() {
        return items.isEmpty() ? Optional.empty() : Optional.of(isGrowing(items.peekFirst()) ? 10L : 0L);
    }

    private void drain() {
        isAwake = false;
        ByteBuffer buffer = ByteBuffer.allocate(16);
        try {
            while (pipe.source().read(buffer) > 0) {
                buffer.clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing more is accepted; what is in stays to be taken. */
    synchronized void close() {
        isClosed = true;
        wake();
        notifyAll();
    }

    synchronized boolean isDone() {
        return isClosed && items.isEmpty();
    }

    void release() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }
}
