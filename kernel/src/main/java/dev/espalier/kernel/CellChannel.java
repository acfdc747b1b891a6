package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.wire.Connection;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import dev.espalier.kernel.wire.Stream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** The output of one cell, told to everyone as the answer to the request that started it. */
final class CellChannel implements CellOutput {
    private final Connection connection;
    private final Message request;
    private final boolean isSilent;
    private final boolean allowsStdin;
    private final ArrayNode payloads = Json.array();
    private final AtomicReference<Question> question = new AtomicReference<>();

    /** A question that stands open, by the id of the message that asks it. */
    private record Question(String id, CompletableFuture<String> answer) {}

    CellChannel(Connection connection, Message request, boolean isSilent, boolean allowsStdin) {
        this.connection = connection;
        this.request = request;
        this.isSilent = isSilent;
        this.allowsStdin = allowsStdin;
    }

    @Override
    public ObjectNode parent() {
        return request.header();
    }

    @Override
    public void print(String stream, String text) {
        if (!isSilent) {
            connection.print(new Stream(request.header(), stream), text);
        }
    }

    @Override
    public void display(MimeBundle bundle, ObjectNode transientData) {
        show("display_data", bundle, transientData);
    }

    @Override
    public void update(MimeBundle bundle, ObjectNode transientData) {
        show("update_display_data", bundle, transientData);
    }

    private void show(String type, MimeBundle bundle, ObjectNode transientData) {
        ObjectNode content = Json.object();
        content.set("data", bundle.data());
        content.set("metadata", bundle.metadata());
        content.set("transient", transientData);
        publish(type, content);
    }

    @Override
    public void clear(boolean waits) {
        publish("clear_output", Json.object().put("wait", waits));
    }

    /** Tells everyone, unless the cell is silent. */
    void publish(String type, ObjectNode content) {
        if (!isSilent) {
            connection.publish(request.header(), type, content);
        }
    }

    @Override
    public void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        connection.publish(request.header(), type, content, metadata, buffers);
    }

    @Override
    public synchronized void payload(ObjectNode payload) {
        payloads.add(payload);
    }

    synchronized ArrayNode payloads() {
        return payloads.deepCopy();
    }

    @Override
    public String ask(String prompt, boolean isSecret) throws NoAnswer {
        if (!allowsStdin) {
            throw new NoAnswer("this client cannot be asked for input");
        }
        Message asking =
                connection.question(request, Json.object().put("prompt", prompt).put("password", isSecret));
        Question asked = new Question(asking.id(), new CompletableFuture<>());
        question.set(asked);
        connection.ask(asking);
        try {
            return asked.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted");
        } catch (ExecutionException e) {
            throw new NoAnswer(e.getCause().getMessage());
        } finally {
            question.set(null);
        }
    }

    boolean isAsking() {
        return question.get() != null;
    }

    /** Whether a message asks the question that stands open. */
    boolean hasAsked(String message) {
        Question open = question.get();
        return open != null && open.id().equals(message);
    }

    /** Takes the user's answer; one that nobody waits for is dropped. */
    void answer(String value) {
        Optional.ofNullable(question.get()).ifPresent(q -> q.answer().complete(value));
    }

    /** Ends the waiting for an answer. */
    void interrupt() {
        Optional.ofNullable(question.get())
                .ifPresent(q -> q.answer().completeExceptionally(new NoAnswer("interrupted")));
    }
}
