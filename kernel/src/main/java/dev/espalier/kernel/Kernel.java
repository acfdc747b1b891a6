package dev.espalier.kernel;

import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.Connection;
import dev.espalier.kernel.wire.ConnectionFile;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A kernel: what arrives on its connection, who answers it, and until when.
 *
 * <p>Three threads: that of the sockets, which only sorts; one for the requests of the shell channel, cells among them,
 * in order; and one for the control channel, which can interrupt and stop the second. Each subshell has one more, for what is
 * sent to it on the shell channel.
 */
public final class Kernel implements AutoCloseable {
    /** Some clients send these two where cells wait, and they must not. */
    private static final Set<String> URGENT = Set.of("interrupt_request", "shutdown_request");

    private final Connection connection;
    private final Requests requests;
    private final Subshells subshells;
    private final Worker shell;
    private final Worker control;
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
        this.requests = new Requests(connection, session, this::shutDown);
        this.subshells = new Subshells(session, () -> worker(requests::answer));
        this.shell = worker(requests::answer);
        this.control = worker(message -> subshells.answer(message).or(() -> requests.answer(message)));
    }

    private Worker worker(Function<Message, Optional<Answer>> answering) {
        return new Worker(connection, answering, requests::count);
    }

    public void start() {
        connection.start();
        connection.publish(Json.object(), "status", Json.object().put("execution_state", "starting"));
        shell.start("cells", Shell.MAIN);
        control.start("control", Shell.MAIN);
    }

    /** Returns when a client has asked the kernel to end. */
    public void waitForShutdown() throws InterruptedException {
        end.await();
    }

    private void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            if (message.type().equals("input_reply")) {
                requests.answered(message);
            }
        } else if (channel == Channel.CONTROL || URGENT.contains(message.type())) {
            control.add(channel, message);
        } else if (message.subshell().isEmpty()) {
            shell.add(channel, message);
        } else {
            subshells
                    .find(message.subshell())
                    .ifPresentOrElse(
                            worker -> worker.add(channel, message),
                            () -> control.add(channel, message, Subshells.unknown(message, message.subshell())));
        }
    }

    private void shutDown() {
        session.close();
        end.countDown();
    }

    @Override
    public void close() {
        shell.end();
        control.end();
        subshells.close();
        end.countDown();
        session.close();
        connection.close();
    }
}
