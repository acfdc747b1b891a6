package dev.espalier.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final ConnectionFile FILE = file("key");

    private static ConnectionFile file(String key) {
        return new ConnectionFile("tcp", "127.0.0.1", 1, 2, 3, 4, 5, key, "hmac-sha256");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSignatureIsTheHmacOfTheFourParts() throws IOException {
        // python3 -c "import hmac; print(hmac.new(b'key', b'{}{}{}{}', 'sha256').hexdigest())"
        assertArrayEquals(
                bytes("ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3"),
                new Signature(FILE).sign(List.of(bytes("{}"), bytes("{}"), bytes("{}"), bytes("{}"))));
    }

    @Test
    void aMessageComesThroughWithIdentitiesAndBuffers() throws IOException {
        Message sent = new MessageFactory("me")
                .request("execute_request", Json.object().put("code", "é\u0000😀"));
        Message whole = new Message(
                List.of(bytes("who")),
                sent.header(),
                sent.parent(),
                sent.metadata(),
                sent.content(),
                List.of(new byte[] {0, -1}));
        Message received = new MessageCodec(FILE).message(new MessageCodec(FILE).frames(whole));
        assertEquals(whole.header(), received.header());
        assertEquals(whole.content(), received.content());
        assertArrayEquals(bytes("who"), received.identities().getFirst());
        assertArrayEquals(new byte[] {0, -1}, received.buffers().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "", "[]", "null", "1", "{} {}", "{\"msg_type\":1,\"msg_id\":\"a\"}", "{\"msg_id\":\"a\"}"})
    void malformedHeadersAreRefusedThoughTheyAreSigned(String header) throws IOException {
        List<byte[]> parts = List.of(bytes(header), bytes("{}"), bytes("{}"), bytes("{}"));
        List<byte[]> frames = new ArrayList<>(List.of(bytes("<IDS|MSG>"), new Signature(FILE).sign(parts)));
        frames.addAll(parts);
        assertThrows(IOException.class, () -> new MessageCodec(FILE).message(frames));
    }

    @Test
    void anotherKeyIsRefused() throws IOException {
        List<byte[]> frames =
                new MessageCodec(file("other")).frames(new MessageFactory("me").request("a", Json.object()));
        assertThrows(IOException.class, () -> new MessageCodec(FILE).message(frames));
    }

    @Test
    void withoutAKeyNothingIsSigned() throws IOException {
        List<byte[]> frames = new MessageCodec(file("")).frames(new MessageFactory("me").request("a", Json.object()));
        assertEquals(0, frames.get(1).length);
        assertEquals("a", new MessageCodec(file("")).message(frames).type());
    }
}
