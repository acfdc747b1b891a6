package dev.espalier.engine.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of a line in one process. */
class ChannelTest {
    @TempDir
    private Path folder;

    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private Channel here;
    private Channel there;

    @BeforeEach
    void connect() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            SocketChannel one = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            here = new Channel(one, "here", new Side());
            there = new Channel(server.accept(), "there", new Side());
        }
        here.start();
        there.start();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private final class Side implements Services {
        @Override
        public Handler handler(String method) {
            return handlers.getOrDefault(method, _ -> {
                throw new RemoteProblem("LookupError", "no " + method);
            });
        }

        @Override
        public void event(String method, JsonNode params) {
            handlers.getOrDefault("event " + method, _ -> null);
        }

        @Override
        public void closed(ChannelClosed reason) {
            here.close(reason);
            there.close(reason);
        }
    }

    private static JsonNode number(long value) {
        return Channel.JSON.getNodeFactory().numberNode(value);
    }

    @Test
    void bothSidesAskWhileTheyAreAsked() {
        handlers.put(
                "down",
                n -> n.asInt() == 0
                        ? number(0)
                        : number(1 + here.request("up", n).asLong()));
        handlers.put(
                "up",
                n -> number(1 + there.request("down", number(n.asInt() - 1)).asLong()));
        assertEquals(20, there.request("down", number(10)).asInt());
    }

    @Test
    void manyThreadsShareTheLine() {
        handlers.put("same", n -> n);
        List<CompletableFuture<JsonNode>> answers = java.util.stream.LongStream.range(0, 2_000)
                .mapToObj(n -> here.submit("same", number(n)))
                .toList();
        for (int n = 0; n < answers.size(); n++) {
            assertEquals(n, answers.get(n).join().asInt());
        }
    }

    @Test
    void largeMessagesArriveWhole() {
        handlers.put("length", text -> number(text.asText().length()));
        String large = "ä\u0000\ud83d\ude00".repeat(2_000_000);
        assertEquals(
                large.length(), here.request("length", TextNode.valueOf(large)).asInt());
        assertEquals(1, here.request("length", TextNode.valueOf("x")).asInt());
    }

    @Test
    void numbersThatAreNotFiniteSurvive() {
        handlers.put("same", n -> n);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE}) {
            JsonNode back = here.request("same", Channel.JSON.getNodeFactory().numberNode(value));
            assertEquals(value, back.asDouble());
        }
    }

    @Test
    void errorsKeepTheirName() {
        RemoteProblem problem =
                assertThrows(RemoteProblem.class, () -> here.request("nothing", Channel.JSON.createObjectNode()));
        assertEquals("LookupError: no nothing", problem.toString());
    }

    @Test
    void anErrorOfTheMachineEndsTheRequestOnly() {
        handlers.put("deep", n -> handlers.get("deep").handle(n));
        RemoteProblem problem = assertThrows(RemoteProblem.class, () -> here.request("deep", number(1)));
        assertEquals("StackOverflowError", problem.name());
        handlers.put("same", n -> n);
        assertEquals(1, here.request("same", number(1)).asInt());
    }

    @Test
    void whoWaitsIsToldThatTheLineIsClosed() throws Exception {
        CountDownLatch served = new CountDownLatch(1);
        handlers.put("never", _ -> {
            served.countDown();
            Thread.sleep(60_000);
            return null;
        });
        CompletableFuture<JsonNode> answer = here.submit("never", number(1));
        served.await();
        there.close();
        Exception problem = assertThrows(Exception.class, () -> answer.get(60, TimeUnit.SECONDS));
        assertEquals(ChannelClosed.class, problem.getCause().getClass());
        assertThrows(ChannelClosed.class, () -> here.request("same", number(1)));
    }

    @Test
    void twoProcessesOfJavaShareMemoryToo() throws IOException {
        try (SharedMemory founder = SharedMemory.create(folder, folder, Long.MAX_VALUE);
                SharedMemory guest = SharedMemory.join(founder.settings())) {
            HostTensor tensor = founder.allocate(DType.FLOAT32, 3);
            tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, 1, 2.5f);
            HostTensor seen = guest.read(founder.describe(tensor));
            assertEquals(tensor, seen);
            seen.data().setAtIndex(ValueLayout.JAVA_FLOAT, 2, -1f);
            assertEquals(-1f, tensor.data().getAtIndex(ValueLayout.JAVA_FLOAT, 2));
            HostTensor own = HostTensor.allocate(DType.INT16, 5);
            assertEquals(own, founder.read(guest.describe(own)));
        }
    }
}
