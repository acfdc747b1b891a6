package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The kernel's side of a connection: five sockets and the one thread that owns them. */
public final class Connection implements AutoCloseable {
    private static final int LINGER_MILLIS = 1000;

    private final ConnectionFile file;
    private final MessageCodec codec;
    private final MessageFactory factory = new MessageFactory("kernel");
    private final Outbox outbox = new Outbox();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket heartbeat;
    private final Receiver receiver;
    private final Thread thread = new Thread(this::work, "sockets");

    /**
     * Binds the sockets; nothing is received before {@link #start}.
     *
     * @throws IOException if a port is taken or the signature scheme unknown
     */
    public Connection(ConnectionFile file, Receiver receiver) throws IOException {
        this.file = file;
        this.codec = new MessageCodec(file);
        this.receiver = receiver;
        context.setLinger(LINGER_MILLIS);
        thread.setDaemon(true);
        bind(Channel.SHELL, SocketType.ROUTER, file.shellPort());
        bind(Channel.CONTROL, SocketType.ROUTER, file.controlPort());
        bind(Channel.STDIN, SocketType.ROUTER, file.stdinPort());
        bind(Channel.IOPUB, SocketType.XPUB, file.iopubPort());
        heartbeat = socket(SocketType.REP, file.heartbeatPort());
    }

    private void bind(Channel channel, SocketType type, int port) throws IOException {
        sockets.put(channel, socket(type, port));
    }

    private ZMQ.Socket socket(SocketType type, int port) throws IOException {
        ZMQ.Socket socket = context.createSocket(type);
        // A client that looks away must not lose outputs.
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        if (type == SocketType.ROUTER) {
            // A client that comes back under its old name is the same client.
            socket.setRouterHandover(true);
        }
        if (type == SocketType.XPUB) {
            socket.setXpubVerbose(true);
            // A subscription counts from its welcome on, so that nothing overtakes that.
            socket.setXpubManual(true);
        }
        try {
            socket.bind(file.url(port));
        } catch (ZMQException e) {
            context.close();
            throw new IOException("cannot listen on " + file.url(port) + ": " + e.getMessage(), e);
        }
        return socket;
    }

    public void start() {
        thread.start();
    }

    /** Answers a request where it came from. */
    public void reply(Channel channel, Message request, String type, ObjectNode content) {
        outbox.put(new Outbox.Ready(channel, factory.reply(request, type, content)));
    }

    /** Tells everyone. */
    public void publish(ObjectNode parent, String type, ObjectNode content) {
        publish(parent, type, content, Json.object(), List.of());
    }

    /** Tells everyone, with what does not fit into JSON. */
    public void publish(ObjectNode parent, String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        Message plain = factory.broadcast(parent, type, content);
        outbox.put(new Outbox.Ready(
                Channel.IOPUB,
                new Message(plain.identities(), plain.header(), plain.parent(), metadata, content, buffers)));
    }

    /** Tells everyone what was printed; soon, not at once, so that many prints are one message. */
    public void print(Stream stream, String text) {
        if (!text.isEmpty()) {
            outbox.print(stream, text);
        }
    }

    /** Does some work on the thread of the sockets, when all that has arrived up to now was received. */
    public void afterReceiving(Runnable work) {
        outbox.put(new Outbox.Task(work));
    }

    private void work() {
        try (ZMQ.Poller poller = context.createPoller(6)) {
            List<Channel> channels = new ArrayList<>(sockets.keySet());
            channels.forEach(channel -> poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
            int heartbeatIndex = poller.register(heartbeat, ZMQ.Poller.POLLIN);
            poller.register(outbox.signal(), ZMQ.Poller.POLLIN);
            while (!outbox.isDone()) {
                poller.poll(outbox.patience().orElse(-1L));
                List<Outbox.Item> items = outbox.take();
                for (int i = 0; i < channels.size(); i++) {
                    if (poller.pollin(i)) {
                        receive(channels.get(i));
                    }
                }
                if (poller.pollin(heartbeatIndex)) {
                    heartbeat.send(heartbeat.recv(ZMQ.DONTWAIT), ZMQ.DONTWAIT);
                }
                items.forEach(this::act);
            }
        } finally {
            outbox.close();
            context.close();
        }
    }

    private void act(Outbox.Item item) {
        switch (item) {
            case Outbox.Ready(Channel channel, Message message) -> {
                welcomeFirst(channel);
                send(channel, message);
            }
            case Outbox.Printed printed -> {
                welcomeFirst(Channel.IOPUB);
                send(Channel.IOPUB, printed.message(factory));
            }
            case Outbox.Task(Runnable work) -> {
                sockets.keySet().forEach(this::receive);
                work.run();
            }
        }
    }

    /** Whoever has subscribed since the last look is welcomed before anything else reaches him. */
    private void welcomeFirst(Channel channel) {
        if (channel == Channel.IOPUB) {
            receive(channel);
        }
    }

    private void send(Channel channel, Message message) {
        ZMQ.Socket socket = sockets.get(channel);
        List<byte[]> frames = codec.frames(message);
        try {
            for (int i = 0; i < frames.size(); i++) {
                socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
            }
        } catch (ZMQException e) {
            complain(channel, e.getMessage());
        }
    }

    private void receive(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        for (byte[] first = socket.recv(ZMQ.DONTWAIT); first != null; first = socket.recv(ZMQ.DONTWAIT)) {
            List<byte[]> frames = new ArrayList<>();
            frames.add(first);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            received(channel, frames);
        }
    }

    private void received(Channel channel, List<byte[]> frames) {
        if (channel == Channel.IOPUB) {
            subscribed(frames.get(0));
            return;
        }
        try {
            receiver.received(channel, codec.message(frames));
        } catch (IOException | RuntimeException e) {
            complain(channel, e.getMessage());
        }
    }

    /** Takes a topic behind a byte, which is 1 when it is wanted and 0 when it is so no more. */
    private void subscribed(byte[] event) {
        if (event.length == 0 || event[0] > 1) {
            return;
        }
        ZMQ.Socket socket = sockets.get(Channel.IOPUB);
        // JeroMQ 0.6 skips the first byte of what it is given here, as if it were the event.
        if (event[0] == 0) {
            socket.unsubscribe(event);
            return;
        }
        socket.subscribe(event);
        send(Channel.IOPUB, factory.welcome(new String(event, 1, event.length - 1, StandardCharsets.UTF_8)));
    }

    private static void complain(Channel channel, String why) {
        System.err.println("espalier: dropped a message on " + channel + ": " + why);
    }

    /** A question to the client that sent a request. */
    public Message question(Message request, ObjectNode content) {
        return factory.reply(request, "input_request", content);
    }

    /** Puts a question. */
    public void ask(Message question) {
        outbox.put(new Outbox.Ready(Channel.STDIN, question));
    }

    /** Sends what is waiting, then closes the sockets. */
    @Override
    public void close() {
        outbox.close();
        try {
            if (Thread.currentThread() != thread) {
                thread.join(2 * LINGER_MILLIS);
            }
            outbox.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
