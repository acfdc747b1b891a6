package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.Connection;
import dev.espalier.kernel.wire.ConnectionFile;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A kernel: what arrives on its connection, who answers it, and until when.
 *
 * <p>Three threads: that of the sockets, which only sorts; one for the requests of the shell channel, cells among them,
 * in order; and one for the control channel, which can interrupt and stop the second.
 */
public final class Kernel implements AutoCloseable {
    /** Reserved, not used: programs in cells may be deeply nested. */
    private static final long STACK_IN_BYTES = 256L << 20;

    private record Work(Channel channel, Message message) {}

    private final Connection connection;
    private final Requests requests;
    private final BlockingQueue<Work> shell = new LinkedBlockingQueue<>();
    private final BlockingQueue<Work> control = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Session session;

    /**
     * Listens where the file says.
     *
     * @throws IOException if it cannot
     */
    public Kernel(ConnectionFile file, Session session) throws IOException {
        this.session = session;
        this.connection = new Connection(file, this::received);
        this.requests = new Requests(connection, session);
    }

    public void start() {
        connection.start();
        connection.publish(Json.object(), "status", Json.object().put("execution_state", "starting"));
        Thread.ofPlatform().name("cells").daemon().stackSize(STACK_IN_BYTES).start(() -> workOff(shell));
        Thread.ofPlatform().name("control").daemon().start(() -> workOff(control));
    }

    /** Returns when a client has asked the kernel to end. */
    public void waitForShutdown() throws InterruptedException {
        end.await();
    }

    private void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            if (message.type().equals("input_reply")) {
                requests.answer(message.content().path("value").asText());
            }
            return;
        }
        // Some clients send these two where cells wait, and they must not.
        boolean isUrgent =
                message.type().equals("interrupt_request") || message.type().equals("shutdown_request");
        (channel == Channel.CONTROL || isUrgent ? control : shell).add(new Work(channel, message));
    }

    private void workOff(BlockingQueue<Work> queue) {
        Deque<Work> waiting = new ArrayDeque<>();
        while (end.getCount() > 0) {
            try {
                answer(waiting.isEmpty() ? queue.take() : waiting.removeFirst(), queue, waiting);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void answer(Work work, BlockingQueue<Work> queue, Deque<Work> waiting) {
        Message message = work.message();
        Optional<Answer> answer;
        status(message, "busy");
        try {
            answer = requests.answer(message);
        } catch (Throwable e) {
            // Whatever it is, the next request finds the kernel alive.
            answer = Optional.of(Answer.failed(message, e));
        }
        boolean aborts = answer.isPresent() && answer.get().abortsOthers();
        if (aborts) {
            // What clients send once they have the reply is not meant.
            receiveAll();
            queue.drainTo(waiting);
        }
        answer.ifPresent(a -> connection.reply(work.channel(), message, a.type(), a.content()));
        status(message, "idle");
        if (aborts) {
            abort(waiting);
        }
        if (message.type().equals("shutdown_request")) {
            session.close();
            end.countDown();
        }
    }

    private void status(Message message, String state) {
        connection.publish(message.header(), "status", Json.object().put("execution_state", state));
    }

    /** Waits until all that clients had sent by now stands in the queue. */
    private void receiveAll() {
        CountDownLatch received = new CountDownLatch(1);
        connection.afterReceiving(received::countDown);
        try {
            received.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refuses the cells that were waiting behind one that failed; other requests stay in their order. */
    private void abort(Deque<Work> waiting) {
        List<Work> all = List.copyOf(waiting);
        waiting.clear();
        for (Work work : all) {
            if (work.message().type().equals("execute_request")) {
                status(work.message(), "busy");
                ObjectNode content = Json.object().put("status", "aborted");
                content.put("execution_count", requests.count());
                connection.reply(work.channel(), work.message(), "execute_reply", content);
                status(work.message(), "idle");
            } else {
                waiting.add(work);
            }
        }
    }

    @Override
    public void close() {
        end.countDown();
        session.close();
        connection.close();
    }
}
