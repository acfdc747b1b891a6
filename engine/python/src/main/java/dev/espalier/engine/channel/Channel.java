package dev.espalier.engine.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One end of a line to another process, on which both sides ask and answer.
 *
 * <p>One thread reads. Replies wake whoever waits; events, and requests for methods served at once, run on that thread;
 * other requests run on threads of their own, so that they may ask the other side in turn.
 */
public final class Channel implements AutoCloseable {
    /** Reads and writes messages; numbers that are not finite are written as Python reads them. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final long HANDLER_STACK = 64L << 20;

    private final String name;
    private final Wire wire;
    private final Services services;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Thread> serving = new ConcurrentHashMap<>();
    private final ExecutorService handlers;
    private final Thread reader;
    private volatile Optional<RuntimeException> end = Optional.empty();

    /**
     * A line over a connected socket; nothing is read before {@link #start}.
     *
     * @param name for the names of threads
     */
    public Channel(SocketChannel socket, String name, Services services) throws IOException {
        this.name = name;
        this.wire = new Wire(socket);
        this.services = services;
        this.handlers = Executors.newCachedThreadPool(task -> {
            // Handlers run the engine, whose recursion follows the depth of the user's expressions.
            Thread thread = new Thread(null, task, name + "-handler", HANDLER_STACK);
            thread.setDaemon(true);
            return thread;
        });
        this.reader = new Thread(this::readAll, name + "-reader");
        reader.setDaemon(true);
    }

    public void start() {
        reader.start();
    }

    /** Asks the other side and waits for its answer. */
    public JsonNode request(String method, JsonNode params) {
        return await(submit(method, params), method);
    }

    /** Waits for an answer; a thread that is interrupted waits no longer. */
    public static JsonNode await(CompletableFuture<JsonNode> answer, String method) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelClosed("interrupted while waiting for " + method);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return switch (cause) {
            // The same problem may be thrown to several threads that wait; each gets it as its own.
            case RemoteProblem remote -> new RemoteProblem(remote.name(), remote.getMessage(), remote.traceback());
            case RuntimeException problem -> problem;
            default -> new IllegalStateException(cause);
        };
    }

    /** Asks the other side; the answer comes later, or a {@link RemoteProblem}, or why the line is closed. */
    public CompletableFuture<JsonNode> submit(String method, JsonNode params) {
        long id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        answer.whenComplete((_, _) -> waiting.remove(id));
        ObjectNode message = message(id, "request").put("method", method).set("params", params);
        try {
            send(message);
        } catch (IOException e) {
            // Whoever knows why the other side is gone closes the line with that reason, which the answer then gets.
            services.closed(new ChannelClosed("cannot send: " + e.getMessage()));
        }
        end.ifPresent(answer::completeExceptionally);
        return answer;
    }

    /** Tells the other side something and does not wait; what cannot be sent any more is dropped. */
    public void event(String method, JsonNode params) {
        try {
            send(message(0, "event").put("method", method).set("params", params));
        } catch (IOException e) {
            close();
        }
    }

    /** Closes the line; requests that wait get the reason. */
    public void close(RuntimeException reason) {
        synchronized (this) {
            if (end.isEmpty()) {
                end = Optional.of(reason);
            }
        }
        try {
            wire.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        handlers.shutdownNow();
        List<CompletableFuture<JsonNode>> left = new ArrayList<>(waiting.values());
        left.forEach(answer -> answer.completeExceptionally(end.get()));
    }

    @Override
    public void close() {
        close(new ChannelClosed("the line " + name + " is closed"));
    }

    private static ObjectNode message(long id, String kind) {
        return JSON.createObjectNode().put("id", id).put("kind", kind);
    }

    private void send(JsonNode message) throws IOException {
        wire.write(JSON.writeValueAsBytes(message));
    }

    private void readAll() {
        try {
            for (Optional<byte[]> frame = wire.read(); frame.isPresent(); frame = wire.read()) {
                receive(JSON.readTree(frame.get()));
            }
            services.closed(new ChannelClosed("the other side closed the line"));
        } catch (IOException | RuntimeException e) {
            services.closed(new ChannelClosed("the line broke: " + e.getMessage()));
        }
    }

    private void receive(JsonNode message) {
        long id = message.path("id").asLong();
        if (message.has("mark")) {
            services.awaitMark(message.get("mark").asLong());
        }
        switch (message.path("kind").asText()) {
            case "reply" -> reply(id, message);
            case "event" -> event(message);
            default -> serve(id, message);
        }
    }

    private void reply(long id, JsonNode message) {
        CompletableFuture<JsonNode> answer = waiting.get(id);
        if (answer == null) {
            return; // nobody waits for it any more
        }
        JsonNode error = message.get("error");
        if (error == null) {
            answer.complete(message.path("result"));
            return;
        }
        List<String> traceback = new ArrayList<>();
        error.path("traceback").forEach(line -> traceback.add(line.asText()));
        answer.completeExceptionally(new RemoteProblem(
                error.path("ename").asText(), error.path("evalue").asText(), traceback));
    }

    private void event(JsonNode message) {
        String method = message.path("method").asText();
        if (method.equals("cancel")) {
            Thread thread = serving.get(message.path("params").path("id").asLong());
            if (thread != null) {
                thread.interrupt();
            }
        } else {
            services.event(method, message.path("params"));
        }
    }

    private void serve(long id, JsonNode message) {
        String method = message.path("method").asText();
        JsonNode params = message.path("params");
        Optional<Handler> quick = services.atOnce(method);
        if (quick.isPresent()) {
            answer(id, quick.get(), params);
        } else if (!handlers.isShutdown()) {
            handlers.execute(() -> {
                serving.put(id, Thread.currentThread());
                try {
                    answer(id, services.handler(method), params);
                } finally {
                    serving.remove(id);
                    Thread.interrupted(); // a late cancellation is not meant for the next request
                }
            });
        }
    }

    private void answer(long id, Handler handler, JsonNode params) {
        ObjectNode reply = message(id, "reply");
        try {
            JsonNode result = handler.handle(params);
            reply.set("result", result == null ? NullNode.getInstance() : result);
        } catch (Throwable e) { // also a StackOverflowError ends the request only
            reply.set("error", error(e));
        }
        try {
            send(reply);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            services.closed(new ChannelClosed("the line broke: " + e.getMessage()));
        }
    }

    private static ObjectNode error(Throwable thrown) {
        ObjectNode error = JSON.createObjectNode();
        if (thrown instanceof RemoteProblem remote) {
            return error.put("ename", remote.name()).put("evalue", remote.getMessage());
        }
        String text = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return error.put("ename", thrown.getClass().getSimpleName()).put("evalue", text);
    }
}
