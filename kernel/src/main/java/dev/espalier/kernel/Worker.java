package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.Connection;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** A thread that answers requests in the order in which they came. */
final class Worker {
    /** Reserved, not used: programs in cells may be deeply nested. */
    private static final long STACK_IN_BYTES = 256L << 20;

    /** Something to do; without a message, the end. */
    private record Work(Channel channel, Optional<Message> message, Function<Message, Optional<Answer>> answering) {
        static final Work END = new Work(Channel.CONTROL, Optional.empty(), _ -> Optional.empty());

        boolean isCell() {
            return message.filter(m -> m.type().equals("execute_request")).isPresent();
        }
    }

    private final Connection connection;
    private final Function<Message, Optional<Answer>> answering;
    private final IntSupplier count;
    private final BlockingDeque<Work> queue = new LinkedBlockingDeque<>();
    /** What had come when a cell failed, and is answered before the queue. */
    private final Deque<Work> waiting = new ArrayDeque<>();

    private boolean hasEnded;

    /**
     * A worker that has not started.
     *
     * @param answering gives the answers; none where the protocol has none
     * @param count the number of the last cell
     */
    Worker(Connection connection, Function<Message, Optional<Answer>> answering, IntSupplier count) {
        this.connection = connection;
        this.answering = answering;
        this.count = count;
    }

    void start(String name, Shell shell) {
        Thread.ofPlatform().name(name).daemon().stackSize(STACK_IN_BYTES).start(() -> shell.run(this::workOff));
    }

    void add(Channel channel, Message message) {
        put(new Work(channel, Optional.of(message), answering));
    }

    /** Has a request answered in its turn, but with something else than what it asks for. */
    void add(Channel channel, Message message, Answer answer) {
        put(new Work(channel, Optional.of(message), _ -> Optional.of(answer)));
    }

    /** Behind the end there is nobody any more who would take it. */
    private synchronized void put(Work work) {
        if (hasEnded) {
            refuse(work);
        } else {
            queue.add(work);
        }
    }

    /** Ends it with what is answered now. */
    void end() {
        queue.addFirst(Work.END);
    }

    private void workOff() {
        try {
            for (Work work = queue.take(); work.message().isPresent(); work = next()) {
                answer(work, work.message().get());
            }
            refuseAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void refuseAll() {
        hasEnded = true;
        queue.drainTo(waiting);
        waiting.forEach(this::refuse);
    }

    private Work next() throws InterruptedException {
        return waiting.isEmpty() ? queue.take() : waiting.removeFirst();
    }

    private void answer(Work work, Message message) {
        Optional<Answer> answer;
        status(message, "busy");
        try {
            answer = work.answering().apply(message);
        } catch (Throwable e) {
            // Whatever it is, the next request finds the kernel alive.
            answer = Optional.of(Answer.failed(message, Outcome.failed(e)));
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
            abort();
        }
        answer.ifPresent(a -> a.afterwards().run());
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
    private void abort() {
        List<Work> all = List.copyOf(waiting);
        waiting.clear();
        for (Work work : all) {
            if (work.isCell()) {
                refuse(work);
            } else {
                waiting.add(work);
            }
        }
    }

    private void refuse(Work work) {
        work.message().ifPresent(message -> {
            status(message, "busy");
            ObjectNode content = Json.object().put("status", "aborted").put("execution_count", count.getAsInt());
            connection.reply(work.channel(), message, Answer.type(message), content);
            status(message, "idle");
        });
    }
}
