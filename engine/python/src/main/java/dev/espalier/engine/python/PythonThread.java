package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.ChannelClosed;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.Services;
import java.io.IOException;
import java.util.Map;

/**
 * A thread of a child that runs cells beside the main one, with a line of its own.
 *
 * <p>What its cells print and display are events of this line, and what they ask for are requests on it. It ends with its
 * process; what its cells ask of the engine, and what they do to tensors, goes over the line of the child.
 */
public final class PythonThread implements AutoCloseable {
    private final ChildProcess process;
    private final long number;
    private final Map<String, Handler> handlers;
    private final PythonListener listener;
    private final Channel channel;
    private volatile boolean isClosed;

    /**
     * Starts the thread.
     *
     * @throws PythonProblem if Python does not start it
     */
    PythonThread(ChildProcess process, long number, Map<String, Handler> handlers, PythonListener listener) {
        this.process = process;
        this.number = number;
        this.handlers = Map.copyOf(handlers);
        this.listener = listener;
        try {
            channel = new Channel(process.connectThread(number), "espalier-python-thread-" + number, new Line());
            channel.start();
        } catch (IOException e) {
            throw new PythonProblem("Python starts no thread: " + e.getMessage());
        }
    }

    /** Whether it can be asked. */
    public boolean isAlive() {
        return !isClosed && !process.hasEnded();
    }

    /** Asks the thread and waits for its answer; its own requests are served meanwhile. */
    public JsonNode request(String method, JsonNode params) {
        return channel.request(method, params);
    }

    /** Interrupts the cell that it runs, at the next line of Python. */
    public void interrupt() {
        try {
            process.order("interrupt " + number);
        } catch (IOException e) {
            // A process that hears nothing any more runs nothing either.
        }
    }

    /** Lets the thread end as soon as it has nothing to do. */
    @Override
    public void close() {
        isClosed = true;
        channel.close(new PythonProblem("the thread was closed"));
    }

    /** This end of the line. */
    private final class Line implements Services {
        @Override
        public Handler handler(String method) {
            return ChildProcess.handler(handlers, method);
        }

        @Override
        public void event(String method, JsonNode params) {
            listener.event(method, params);
        }

        @Override
        public void closed(ChannelClosed reason) {
            isClosed = true;
            // If the process has ended, it tells a better reason in a moment.
            process.whenEnded(reason).thenAccept(channel::close);
        }
    }
}
