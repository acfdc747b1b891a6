package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One message of Jupyter's protocol.
 *
 * @param identities what the socket needs to find the receiver, or the topic on iopub
 * @param parent the header of the message that this one answers; empty object when there is none
 */
public record Message(
        List<byte[]> identities,
        ObjectNode header,
        ObjectNode parent,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {
    /** The version of the protocol that is spoken here. */
    public static final String PROTOCOL = "5.5";

    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** The kind, such as {@code execute_request}. */
    public String type() {
        return header.path("msg_type").asText();
    }

    public String id() {
        return header.path("msg_id").asText();
    }

    /** The subshell that a request is meant for; empty for the main shell. */
    public String subshell() {
        return header.path("subshell_id").asText("");
    }

    /** The id of the message that this one answers; empty when there is none. */
    public String parentId() {
        return parent.path("msg_id").asText();
    }
}
