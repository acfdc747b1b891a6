package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Completeness;
import dev.espalier.kernel.cell.Completions;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.wire.Connection;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What each kind of request means. */
final class Requests {
    private final Connection connection;
    private final Session session;
    private final History history = new History();
    private final AtomicInteger count = new AtomicInteger();
    /** For each shell the cell that runs, or ran last. */
    private final Map<Shell, CellChannel> cells = new ConcurrentHashMap<>();

    private final Runnable end;

    /**
     * The meaning of requests in one session.
     *
     * @param end ends the kernel
     */
    Requests(Connection connection, Session session, Runnable end) {
        this.connection = connection;
        this.session = session;
        this.end = end;
    }

    int count() {
        return count.get();
    }

    /** Takes what the user answered to a question; clients that do not say to which mean the one that stands open. */
    void answered(Message reply) {
        cells.values().stream()
                .filter(cell -> cell.hasAsked(reply.parentId()))
                .findFirst()
                .or(() -> cells.values().stream().filter(CellChannel::isAsking).findFirst())
                .ifPresent(cell -> cell.answer(reply.content().path("value").asText()));
    }

    /** Answers a request; what is unknown gets no answer, as the protocol says. */
    Optional<Answer> answer(Message message) {
        JsonNode content = message.content();
        return switch (message.type()) {
            case "execute_request" -> Optional.of(execute(message));
            case "kernel_info_request" -> ok(message, session.info());
            case "complete_request" -> ok(message, complete(content));
            case "inspect_request" -> ok(message, inspect(content));
            case "is_complete_request" -> Optional.of(Answer.to(message, completeness(content)));
            case "history_request" -> ok(message, history.reply(content));
            case "comm_info_request" -> ok(message, session.comms().info(content.path("target_name")));
            case "interrupt_request" -> ok(message, interrupt());
            case "shutdown_request" ->
                ok(message, Json.object().put("restart", content.path("restart").asBoolean(false)))
                        .map(answer -> answer.then(end));
            case "comm_open", "comm_msg", "comm_close" -> {
                session.received(message, new CellChannel(connection, message, false, false));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> ok(Message message, ObjectNode content) {
        return Optional.of(Answer.to(message, content.put("status", "ok")));
    }

    private Answer execute(Message message) {
        JsonNode content = message.content();
        if (!content.path("code").isTextual()) {
            ObjectNode error = Json.object().put("status", "error").put("ename", "BadRequest");
            error.put("evalue", "execute_request without code").putArray("traceback");
            return Answer.to(message, error);
        }
        boolean silent = content.path("silent").asBoolean(false);
        boolean stores = content.path("store_history").asBoolean(!silent) && !silent;
        String code = content.path("code").asText();
        int number = stores ? count.incrementAndGet() : Math.max(count.get(), 1);
        boolean allowsStdin = content.path("allow_stdin").asBoolean(false);
        CellChannel output = new CellChannel(connection, message, silent, allowsStdin);
        cells.put(Shell.current(), output);
        output.publish("execute_input", Json.object().put("code", code).put("execution_count", number));
        ObjectNode expressions = content.path("user_expressions") instanceof ObjectNode object ? object : Json.object();
        Outcome outcome = run(new Request(code, number, silent, stores, expressions, allowsStdin), output);
        if (stores) {
            history.add(number, code, text(outcome));
        }
        return reply(message, outcome, output, number);
    }

    /** Runs a cell; whatever is thrown, also by the kernel itself, is the end of the cell and of nothing else. */
    private Outcome run(Request request, CellChannel output) {
        try {
            return session.run(request, output);
        } catch (Throwable e) {
            return Outcome.failed(e);
        }
    }

    private static Optional<String> text(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? done.result().map(r -> r.data().path("text/plain").asText())
                : Optional.empty();
    }

    private Answer reply(Message message, Outcome outcome, CellChannel output, int number) {
        ObjectNode reply = Json.object().put("execution_count", number);
        boolean aborts = false;
        switch (outcome) {
            case Outcome.Done(Optional<MimeBundle> result, ObjectNode expressions) -> {
                result.ifPresent(bundle -> {
                    ObjectNode shown = Json.object().put("execution_count", number);
                    shown.set("data", bundle.data());
                    shown.set("metadata", bundle.metadata());
                    output.publish("execute_result", shown);
                });
                reply.put("status", "ok").set("user_expressions", expressions);
                reply.set("payload", output.payloads());
            }
            case Outcome.Failed failed -> {
                ObjectNode error = Json.object().put("ename", failed.name()).put("evalue", failed.value());
                error.set("traceback", Json.array(failed.traceback()));
                if (!failed.isTold()) {
                    output.publish("error", error);
                }
                reply.put("status", "error").setAll(error);
                reply.set("payload", output.payloads());
                aborts = message.content().path("stop_on_error").asBoolean(true);
            }
        }
        return new Answer("execute_reply", reply, aborts);
    }

    private ObjectNode complete(JsonNode content) {
        String code = content.path("code").asText();
        int cursor = cursor(content, code);
        Completions found = session.complete(code, cursor);
        ObjectNode reply = Json.object();
        reply.set("matches", Json.array(found.matches()));
        reply.put("cursor_start", found.start()).put("cursor_end", found.end());
        reply.putObject("metadata").set("_jupyter_types_experimental", found.types());
        return reply;
    }

    private ObjectNode inspect(JsonNode content) {
        String code = content.path("code").asText();
        Optional<MimeBundle> found = session.inspect(
                code, cursor(content, code), content.path("detail_level").asInt(0));
        ObjectNode reply = Json.object().put("found", found.isPresent());
        reply.set("data", found.map(MimeBundle::data).orElseGet(Json::object));
        reply.set("metadata", found.map(MimeBundle::metadata).orElseGet(Json::object));
        return reply;
    }

    /** The cursor's place in code points, which may be missing. */
    private static int cursor(JsonNode content, String code) {
        int length = code.codePointCount(0, code.length());
        return Math.clamp(content.path("cursor_pos").asInt(length), 0, length);
    }

    private ObjectNode completeness(JsonNode content) {
        Completeness completeness = session.completeness(content.path("code").asText());
        ObjectNode reply = Json.object().put("status", completeness.status());
        if (completeness.status().equals("incomplete")) {
            reply.put("indent", completeness.indent());
        }
        return reply;
    }

    private ObjectNode interrupt() {
        for (Shell shell : session.interrupt()) {
            Optional.ofNullable(cells.get(shell)).ifPresent(CellChannel::interrupt);
        }
        return Json.object();
    }
}
