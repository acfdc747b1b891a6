package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The client's side of a connection. For one thread. */
public final class ClientConnection implements AutoCloseable {
    private final MessageCodec codec;
    private final MessageFactory factory = new MessageFactory("client");
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final ZContext context = new ZContext(1);

    public ClientConnection(ConnectionFile file) throws IOException {
        codec = new MessageCodec(file);
        context.setLinger(0);
        // The kernel finds who to ask for input by the name that the request came under.
        byte[] name = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        connect(Channel.SHELL, SocketType.DEALER, file.url(file.shellPort()), name);
        connect(Channel.CONTROL, SocketType.DEALER, file.url(file.controlPort()), name);
        connect(Channel.STDIN, SocketType.DEALER, file.url(file.stdinPort()), name);
        connect(Channel.IOPUB, SocketType.SUB, file.url(file.iopubPort()), name);
        sockets.get(Channel.IOPUB).subscribe("");
        heartbeat = context.createSocket(SocketType.REQ);
        heartbeat.connect(file.url(file.heartbeatPort()));
    }

    private void connect(Channel channel, SocketType type, String url, byte[] name) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setRcvHWM(0);
        socket.setSndHWM(0);
        if (type == SocketType.DEALER) {
            socket.setIdentity(name);
        }
        socket.connect(url);
        sockets.put(channel, socket);
    }

    /** Sends a request; returns its id. */
    public String request(Channel channel, String type, ObjectNode content) {
        Message message = factory.request(type, content);
        send(channel, codec.frames(message));
        return message.id();
    }

    /** Sends a request to a subshell; returns its id. */
    public String request(String subshell, String type, ObjectNode content) {
        Message message = factory.request(type, content);
        message.header().put("subshell_id", subshell);
        send(Channel.SHELL, codec.frames(message));
        return message.id();
    }

    /** Answers a question of the kernel. */
    public void answer(Message question, String value) {
        ObjectNode content = Json.object().put("value", value);
        send(Channel.STDIN, codec.frames(factory.reply(question, "input_reply", content)));
    }

    /** The frames of a request, to be changed and sent by {@link #send}. */
    public List<byte[]> frames(String type, ObjectNode content) {
        return codec.frames(factory.request(type, content));
    }

    /** Sends frames as they are. */
    public void send(Channel channel, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            sockets.get(channel).send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    /**
     * The next message on a channel; empty when none comes in time.
     *
     * @throws IOException if it is not signed as it should be, or malformed
     */
    public Optional<Message> receive(Channel channel, Duration patience) throws IOException {
        ZMQ.Socket socket = sockets.get(channel);
        socket.setReceiveTimeOut((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
        byte[] first = socket.recv();
        if (first == null) {
            return Optional.empty();
        }
        List<byte[]> frames = new ArrayList<>(List.of(first));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return Optional.of(codec.message(frames));
    }

    /** Whether the kernel gives back what it is sent. */
    public boolean beats(Duration patience) {
        heartbeat.send("beat");
        heartbeat.setReceiveTimeOut((int) patience.toMillis());
        return "beat".equals(heartbeat.recvStr());
    }

    @Override
    public void close() {
        context.close();
    }
}
