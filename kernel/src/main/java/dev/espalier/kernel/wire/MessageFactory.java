package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the messages of one session. */
public final class MessageFactory {
    private final String session = UUID.randomUUID().toString();
    private final String user;
    private final AtomicLong count = new AtomicLong();

    public MessageFactory(String user) {
        this.user = user;
    }

    /** A message that opens a conversation. */
    public Message request(String type, ObjectNode content) {
        return message(List.of(), type, Json.object(), content);
    }

    /** What goes back to the sender of a request. */
    public Message reply(Message request, String type, ObjectNode content) {
        return message(request.identities(), type, request.header(), content);
    }

    /** What everyone may see. */
    public Message broadcast(ObjectNode parent, String type, ObjectNode content) {
        return message(List.of(topic("kernel." + session + "." + type)), type, parent, content);
    }

    /** What a subscriber is told first, under the topic that it asked for. */
    Message welcome(String topic) {
        return message(
                List.of(topic(topic)),
                "iopub_welcome",
                Json.object(),
                Json.object().put("subscription", topic));
    }

    private Message message(List<byte[]> identities, String type, ObjectNode parent, ObjectNode content) {
        ObjectNode header = Json.object();
        header.put("msg_id", session + "_" + count.incrementAndGet());
        header.put("session", session);
        header.put("username", user);
        header.put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        header.put("msg_type", type);
        header.put("version", Message.PROTOCOL);
        return new Message(identities, header, parent, Json.object(), content, List.of());
    }

    private static byte[] topic(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
