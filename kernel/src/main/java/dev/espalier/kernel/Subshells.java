package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The subshells of a kernel: threads that answer requests while the main shell runs a cell. */
final class Subshells {
    private final Session session;
    private final Supplier<Worker> workers;
    private final Map<String, Worker> running = new ConcurrentHashMap<>();

    Subshells(Session session, Supplier<Worker> workers) {
        this.session = session;
        this.workers = workers;
    }

    Optional<Worker> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    /** Answers requests about subshells, and no others. */
    Optional<Answer> answer(Message message) {
        return switch (message.type()) {
            case "create_subshell_request" -> Optional.of(create(message));
            case "delete_subshell_request" -> Optional.of(delete(message));
            case "list_subshell_request" -> Optional.of(list(message));
            default -> Optional.empty();
        };
    }

    private Answer create(Message message) {
        String id = UUID.randomUUID().toString();
        Worker worker = workers.get();
        running.put(id, worker);
        worker.start("subshell", new Shell(id));
        return ok(message, Json.object().put("subshell_id", id));
    }

    /** The cell that runs in it is interrupted, those that wait are refused. */
    private Answer delete(Message message) {
        String id = message.content().path("subshell_id").asText();
        Worker worker = running.remove(id);
        if (worker == null) {
            return unknown(message, id);
        }
        worker.end();
        session.end(new Shell(id));
        return ok(message, Json.object());
    }

    private Answer list(Message message) {
        ObjectNode content = Json.object();
        content.set("subshell_id", Json.array(List.copyOf(running.keySet())));
        return ok(message, content);
    }

    private static Answer ok(Message message, ObjectNode content) {
        return Answer.to(message, content.put("status", "ok"));
    }

    /** That a request is meant for a subshell that there is not. */
    static Answer unknown(Message message, String id) {
        return Answer.failed(message, Outcome.failed("UnknownSubshell", "there is no subshell '" + id + "'"));
    }

    void close() {
        running.values().forEach(Worker::end);
    }
}
