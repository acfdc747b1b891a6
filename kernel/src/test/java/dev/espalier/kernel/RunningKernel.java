package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.kernel.magic.Notebook;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.ClientConnection;
import dev.espalier.kernel.wire.ConnectionFile;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A kernel with the bundled Python, and a client that talks to it over its sockets. */
final class RunningKernel implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What came of a request.
     *
     * @param told what everyone was told about it, in order, statuses included
     */
    record Conversation(Message reply, List<Message> told) {
        JsonNode content() {
            return reply.content();
        }

        String status() {
            return reply.content().path("status").asText();
        }

        List<String> types() {
            return told.stream().map(Message::type).toList();
        }

        List<JsonNode> told(String type) {
            return told.stream()
                    .filter(m -> m.type().equals(type))
                    .map(m -> (JsonNode) m.content())
                    .toList();
        }

        /** All that was printed on a stream. */
        String printed(String stream) {
            return told("stream").stream()
                    .filter(c -> c.path("name").asText().equals(stream))
                    .map(c -> c.path("text").asText())
                    .collect(Collectors.joining());
        }

        String result() {
            return told("execute_result").stream()
                    .map(c -> c.path("data").path("text/plain").asText())
                    .collect(Collectors.joining());
        }
    }

    private final ConnectionFile file = ConnectionFile.ofFreePorts();
    private final Kernel kernel;
    private final ClientConnection client;

    RunningKernel() throws IOException {
        kernel = new Kernel(
                file,
                new Session(new Notebook.Surroundings(
                        words -> "called " + words,
                        chosen -> () -> PythonChild.start(
                                chosen.isPresent()
                                        ? Interpreter.at(chosen.get())
                                        : Interpreter.bundled(
                                                Interpreter.userCache(System.getenv()), System.out::println),
                                Options.standard().withPatience(Duration.ofMillis(500))))));
        kernel.start();
        client = connect();
        // Whoever has heard of one cell has subscribed.
        while (ask(Channel.SHELL, "kernel_info_request", Json.object()).told().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** One more client, which has subscribed when it got its welcome. */
    ClientConnection connect() throws IOException {
        ClientConnection another = new ClientConnection(file);
        Message welcome = another.receive(Channel.IOPUB, PATIENCE).orElseThrow();
        if (!welcome.type().equals("iopub_welcome")) {
            throw new IOException("the first message is " + welcome.type());
        }
        return another;
    }

    ClientConnection client() {
        return client;
    }

    Kernel kernel() {
        return kernel;
    }

    static ObjectNode cell(String code) {
        ObjectNode content =
                Json.object().put("code", code).put("silent", false).put("store_history", true);
        content.put("allow_stdin", false).put("stop_on_error", true).putObject("user_expressions");
        return content;
    }

    Conversation run(String code) throws IOException {
        return run(cell(code));
    }

    Conversation run(ObjectNode content) throws IOException {
        return await(Channel.SHELL, send(content));
    }

    /** Sends a cell and waits until it has begun. */
    String begin(ObjectNode content) throws IOException {
        String request = send(content);
        awaitTold(request, m -> m.type().equals("execute_input"));
        return request;
    }

    /** Waits until a cell has printed something. */
    void awaitPrinted(String request, String text) throws IOException {
        awaitTold(request, m -> m.content().path("text").asText().contains(text));
    }

    private void awaitTold(String request, Predicate<Message> wanted) throws IOException {
        while (told.getOrDefault(request, List.of()).stream().noneMatch(wanted)) {
            Message next = client.receive(Channel.IOPUB, PATIENCE).orElseThrow();
            told.computeIfAbsent(next.parentId(), unseen -> new ArrayList<>()).add(next);
        }
    }

    /** Sends a cell and does not wait. */
    String send(ObjectNode content) {
        return client.request(Channel.SHELL, "execute_request", content);
    }

    Conversation ask(Channel channel, String type, ObjectNode content) throws IOException {
        return await(channel, client.request(channel, type, content));
    }

    private final Map<String, List<Message>> told = new HashMap<>();
    private final Map<String, Message> replies = new HashMap<>();

    /** The reply to a request, and all that was told about it up to its end. */
    Conversation await(Channel channel, String request) throws IOException {
        while (!replies.containsKey(request)) {
            Message next = client.receive(channel, PATIENCE)
                    .orElseThrow(() -> new IOException("no reply; told were " + told.get(request)));
            replies.put(next.parentId(), next);
        }
        while (!isEnded(request)) {
            Message next = client.receive(Channel.IOPUB, PATIENCE)
                    .orElseThrow(() -> new IOException("never idle; told were " + told.get(request)));
            told.computeIfAbsent(next.parentId(), unseen -> new ArrayList<>()).add(next);
        }
        return new Conversation(replies.remove(request), told.remove(request));
    }

    private boolean isEnded(String request) {
        return told.getOrDefault(request, List.of()).stream()
                .anyMatch(m -> m.content().path("execution_state").asText().equals("idle"));
    }

    /** The next message for everyone. */
    Optional<Message> nextTold(Duration patience) throws IOException {
        return client.receive(Channel.IOPUB, patience);
    }

    @Override
    public void close() {
        client.close();
        kernel.close();
    }
}
