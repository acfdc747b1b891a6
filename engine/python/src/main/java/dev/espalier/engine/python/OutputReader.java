package dev.espalier.engine.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What reads one of the child's output streams: bytes become text, pieces that come in quick succession become one, and
 * marks are taken out.
 *
 * <p>A mark is {@code ESC ] espalier:TOKEN:NUMBER BEL}; whoever waits for its number knows that all that was written before
 * has been passed on.
 */
final class OutputReader {
    private static final int CHUNK = 1 << 16;
    private static final int LARGEST_PIECE = 1 << 18;
    private static final long PATIENCE_IN_MILLISECONDS = 10;
    private static final byte ESCAPE = 0x1b;
    private static final byte BELL = 0x07;
    private static final int NO_MARK = -1;
    private static final int UNFINISHED = -2;

    private final InputStream stream;
    private final Consumer<String> sink;
    private final ScheduledExecutorService clock;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK + 1);
    private final StringBuilder piece = new StringBuilder();
    private final Object passing = new Object();
    private volatile byte[] markStart = {};
    private boolean isScheduled;
    private long lastMark;
    private boolean hasEnded;

    /**
     * A reader, which starts to read at once.
     *
     * @param sink takes the text, on several threads but never at the same time
     * @param clock tells when text that nothing follows is to be passed on
     */
    OutputReader(InputStream stream, String name, ScheduledExecutorService clock, Consumer<String> sink) {
        this.stream = stream;
        this.clock = clock;
        this.sink = sink;
        Thread thread = new Thread(this::readAll, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells the secret by which marks are known. */
    void setToken(String token) {
        markStart = ("\u001b]espalier:" + token + ":").getBytes(StandardCharsets.US_ASCII);
    }

    /** Waits until a mark was read and all text before it passed on, but not for ever: the user may have closed the stream. */
    void await(long mark, long milliseconds) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        synchronized (this) {
            while (lastMark < mark && !hasEnded) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Waits until the stream has ended, since its process has. */
    void awaitEnd(long milliseconds) {
        await(Long.MAX_VALUE, milliseconds);
    }

    private void readAll() {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        try {
            for (int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
                    count >= 0;
                    count = stream.read(bytes.array(), bytes.position(), bytes.remaining())) {
                bytes.position(bytes.position() + count).flip();
                take(bytes);
                bytes.compact();
            }
        } catch (IOException e) {
            // The stream of a process that was killed breaks rather than ends.
        }
        bytes.flip();
        decode(bytes, true);
        pass();
        synchronized (this) {
            hasEnded = true;
            notifyAll();
        }
    }

    /** Takes all bytes but the beginning of a mark, or of a character, that goes on in the next chunk. */
    private void take(ByteBuffer bytes) {
        byte[] start = markStart;
        int end = bytes.limit();
        for (int at = bytes.position(); start.length > 0 && at < end; at++) {
            if (bytes.get(at) != ESCAPE) {
                continue;
            }
            int close = close(bytes, at, start, end);
            if (close == UNFINISHED) {
                bytes.limit(at);
                decode(bytes, false);
                bytes.limit(end);
                schedule();
                return;
            }
            if (close >= 0) {
                bytes.limit(at);
                decode(bytes, false);
                bytes.limit(end).position(close + 1);
                pass();
                reached(Long.parseLong(new String(
                        bytes.array(), at + start.length, close - at - start.length, StandardCharsets.US_ASCII)));
                at = close;
            }
        }
        decode(bytes, false);
        schedule();
    }

    /** The place of the end of the mark that starts here. */
    private static int close(ByteBuffer bytes, int at, byte[] start, int end) {
        for (int i = 0; i < start.length; i++) {
            if (at + i >= end) {
                return UNFINISHED;
            }
            if (bytes.get(at + i) != start[i]) {
                return NO_MARK;
            }
        }
        for (int i = at + start.length; i < end; i++) {
            if (bytes.get(i) == BELL) {
                return i;
            }
            if (bytes.get(i) < '0' || bytes.get(i) > '9') {
                return NO_MARK;
            }
        }
        return UNFINISHED;
    }

    private void decode(ByteBuffer bytes, boolean isLast) {
        decoder.decode(bytes, characters, isLast);
        characters.flip();
        int size;
        synchronized (piece) {
            piece.append(characters);
            size = piece.length();
        }
        characters.clear();
        if (size >= LARGEST_PIECE) {
            pass();
        }
    }

    private void schedule() {
        synchronized (piece) {
            if (isScheduled || piece.isEmpty()) {
                return;
            }
            isScheduled = true;
        }
        try {
            clock.schedule(this::pass, PATIENCE_IN_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            pass(); // the child has ended, and nothing will follow
        }
    }

    /** Passes on what has come together. */
    void pass() {
        synchronized (passing) {
            String text;
            synchronized (piece) {
                isScheduled = false;
                text = piece.toString();
                piece.setLength(0);
            }
            if (!text.isEmpty()) {
                sink.accept(text);
            }
        }
    }

    private synchronized void reached(long mark) {
        lastMark = Math.max(lastMark, mark);
        notifyAll();
    }
}
