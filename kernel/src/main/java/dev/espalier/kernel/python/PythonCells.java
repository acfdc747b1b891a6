package dev.espalier.kernel.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.ChannelClosed;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.pass.StepTimes;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.python.PythonListener;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.python.PythonThread;
import dev.espalier.engine.session.EngineServices;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.CellText;
import dev.espalier.kernel.cell.Completeness;
import dev.espalier.kernel.cell.Completions;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Cells in Python. The child starts at once, beside the rest, and again after it died. */
public final class PythonCells implements Language {
    /** Starts a child. */
    @FunctionalInterface
    public interface Starter {
        PythonChild start() throws Exception;
    }

    private final AtomicReference<CompletableFuture<PythonChild>> child = new AtomicReference<>();
    /** Where the output of each shell goes: to the cell that it runs or ran last. */
    private final Map<Shell, CellOutput> outputs = new ConcurrentHashMap<>();
    /** What runs the cells of subshells. */
    private final Map<Shell, PythonThread> threads = new ConcurrentHashMap<>();
    /** Whether there is a new process that knows nothing of the notebook yet. */
    private final AtomicBoolean isFresh = new AtomicBoolean(true);

    /** What a new process is told of what was chosen before it. */
    private final Map<String, JsonNode> choices = new ConcurrentHashMap<>();

    /** What cells reach by {@code import espalier}. */
    private final AtomicReference<EngineServices> engine = new AtomicReference<>();

    private final MagicCalls magics;
    /** Who else is told what happens in Python. */
    private final PythonListener listener;

    public PythonCells(Starter starter, MagicCalls magics, PythonListener listener) {
        this.magics = magics;
        this.listener = listener;
        begin(starter, child::set);
    }

    /**
     * Puts another child in place of the one at hand.
     *
     * @throws PythonProblem if it could not be started; the one at hand stays
     */
    public void replace(Starter starter) {
        CompletableFuture<PythonChild> before = child.get();
        CompletableFuture<PythonChild> starting = begin(starter, _ -> {});
        ready(starting);
        child.set(starting);
        before.thenAccept(PythonChild::close);
    }

    /** Starts a child, which may be given to someone before it is ready. */
    private CompletableFuture<PythonChild> begin(Starter starter, Consumer<CompletableFuture<PythonChild>> early) {
        CompletableFuture<PythonChild> starting = new CompletableFuture<>();
        early.accept(starting);
        Thread.ofPlatform().name("python").daemon().start(() -> {
            try {
                PythonChild started = starter.start();
                started.listen((event, params) -> hear(Shell.MAIN, event, params));
                asked(Shell.MAIN).forEach(started::serve);
                EngineServices services = EngineServices.serve(started);
                engine.set(services);
                started.serve(
                        "espalier.picture",
                        params -> Json.object()
                                .textNode(GraphPicture.html(
                                        services.graph(params.path("graph").asLong()))));
                isFresh.set(true);
                introduce(started);
                starting.complete(started);
            } catch (Throwable e) {
                starting.completeExceptionally(e);
            }
        });
        return starting;
    }

    /** What cells of a shell ask for. */
    private Map<String, Handler> asked(Shell shell) {
        return Map.of(
                "input", params -> input(params, outputs.get(shell)),
                "notebook.parent",
                        _ -> Json.object().set("header", outputs.get(shell).parent()),
                "magic.line", params -> shell.get(() -> magic(params, Optional.empty())),
                "magic.cell",
                        params -> shell.get(() ->
                                magic(params, Optional.of(params.path("body").asText()))));
    }

    /** Tells a new process of the notebook, before there is a cell, so that the first one need not wait for it. */
    private void introduce(PythonChild fresh) {
        fresh.request("kernel.install", Json.object().setAll(choices));
        isFresh.set(false);
    }

    /**
     * The child, ready for cells.
     *
     * @throws PythonProblem if it could not be started
     */
    private PythonChild child() {
        PythonChild ready = ready(child.get());
        if (!ready.isAlive() || isFresh.get()) {
            introduce(ready);
        }
        return ready;
    }

    private static PythonChild ready(CompletableFuture<PythonChild> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            String why = String.valueOf(e.getCause().getMessage());
            throw e.getCause() instanceof PythonProblem problem ? problem : new PythonProblem(why);
        }
    }

    /** Waits until Python has started or could not, for so long at most. */
    public void await(Duration patience) {
        try {
            child.get().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The first cell tells why, or waits for the rest.
        }
    }

    /** The version of Python, when it is known. */
    public Optional<String> version() {
        CompletableFuture<PythonChild> starting = child.get();
        return starting.isDone() && !starting.isCompletedExceptionally()
                ? Optional.of(starting.join().version())
                : Optional.empty();
    }

    /** Which interpreter runs the cells, told for the user. */
    public String describe() {
        PythonChild ready = child();
        return "Python " + ready.version() + " at " + ready.interpreter();
    }

    /**
     * Asks the child, on the thread of the current shell.
     *
     * @throws PythonProblem if there is none
     * @throws RemoteProblem if Python raised
     */
    public JsonNode request(String method, ObjectNode params) {
        Shell shell = Shell.current();
        PythonChild ready = child();
        return shell.isMain()
                ? ready.request(method, params)
                : thread(ready, shell).request(method, params);
    }

    /** The thread of a subshell, which starts with its first request. */
    private PythonThread thread(PythonChild ready, Shell shell) {
        return threads.compute(
                shell,
                (_, before) -> before != null && before.isAlive()
                        ? before
                        : ready.startThread(asked(shell), (event, params) -> hear(shell, event, params)));
    }

    /** Keeps a choice of the user, as a parameter of {@code kernel.install}, for processes that follow this one. */
    public void keep(String name, JsonNode choice) {
        choices.put(name, choice);
    }

    /** A graph that cells know by a number. */
    public Graph graph(long number) {
        return engine.get().graph(number);
    }

    /** How long the operations of a graph took, which was measured. */
    public StepTimes times(long number) {
        return engine.get().times(number);
    }

    @Override
    public Outcome run(Request request, CellOutput cellOutput) {
        outputs.put(Shell.current(), cellOutput);
        try {
            ObjectNode params = Json.object().put("code", CellText.python(request.code()));
            params.put("silent", request.silent()).put("store_history", request.storesHistory());
            params.put("allow_stdin", request.allowsStdin()).put("number", request.count());
            params.set("user_expressions", request.userExpressions());
            return outcome(request("cell.execute", params));
        } catch (ChannelClosed e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        } catch (RemoteProblem e) {
            return new Outcome.Failed(e.name(), e.getMessage(), lines(e), false);
        }
    }

    private static List<String> lines(RemoteProblem problem) {
        return problem.traceback().isEmpty() ? List.of(problem.toString()) : problem.traceback();
    }

    private static Outcome outcome(JsonNode reply) {
        if (reply.path("error") instanceof ObjectNode error) {
            String name = error.path("ename").asText();
            String value = error.path("evalue").asText();
            List<String> traceback = new ArrayList<>();
            error.path("traceback").forEach(line -> traceback.add(line.asText()));
            return new Outcome.Failed(name, value, traceback, name.equals("UsageError"));
        }
        ObjectNode expressions = reply.path("user_expressions") instanceof ObjectNode object ? object : Json.object();
        return new Outcome.Done(Optional.ofNullable(reply.get("result")).map(PythonCells::bundle), expressions);
    }

    private static MimeBundle bundle(JsonNode json) {
        return new MimeBundle(object(json.path("data")), object(json.path("metadata")));
    }

    private static ObjectNode object(JsonNode json) {
        return json instanceof ObjectNode object ? object : Json.object();
    }

    private void hear(Shell shell, String event, JsonNode params) {
        if (event.equals("started")) {
            isFresh.set(true);
        }
        listener.event(event, params);
        CellOutput to = outputs.get(shell);
        if (to == null) {
            return;
        }
        switch (event) {
            case "stream" ->
                to.print(
                        params.path("name").asText("stdout"),
                        params.path("text").asText());
            case "display" -> to.display(bundle(params), object(params.path("transient")));
            case "update_display" -> to.update(bundle(params), object(params.path("transient")));
            case "comm" ->
                to.send(
                        params.path("type").asText(),
                        object(params.path("content")),
                        object(params.path("metadata")),
                        unpacked(params.path("buffers")));
            case "error" -> to.send("error", object(params), Json.object(), List.of());
            case "clear_output" -> to.clear(params.path("wait").asBoolean());
            default -> {
                // What is meant for other parts of the engine.
            }
        }
    }

    /** Passes on what a page says in a conversation; what Python prints or shows then is an answer to it. */
    public void received(Message message, CellOutput answers) {
        Shell shell = Shell.current();
        Optional<CellOutput> before = Optional.ofNullable(outputs.put(shell, answers));
        ObjectNode params = Json.object().put("type", message.type());
        params.set("content", message.content());
        params.set("metadata", message.metadata());
        params.set("header", message.header());
        ArrayNode buffers = params.putArray("buffers");
        message.buffers().forEach(buffer -> buffers.add(Base64.getEncoder().encodeToString(buffer)));
        try {
            request("kernel.comm", params);
        } catch (RemoteProblem e) {
            answers.print("stderr", String.join("\n", lines(e)) + "\n");
        } catch (ChannelClosed e) {
            answers.print("stderr", e.getMessage() + "\n");
        } finally {
            // What threads print later belongs to the cell that started them.
            before.ifPresent(cell -> outputs.replace(shell, answers, cell));
        }
    }

    /** What does not fit into JSON, in base64 between the processes. */
    private static List<byte[]> unpacked(JsonNode buffers) {
        List<byte[]> unpacked = new ArrayList<>();
        buffers.forEach(buffer -> unpacked.add(Base64.getDecoder().decode(buffer.asText())));
        return unpacked;
    }

    private static JsonNode input(JsonNode params, CellOutput cell) {
        try {
            String answer = cell.ask(
                    params.path("prompt").asText(), params.path("password").asBoolean());
            return Json.object().textNode(answer);
        } catch (CellOutput.NoAnswer e) {
            throw new RemoteProblem("EOFError", e.getMessage());
        }
    }

    /** A magic that Python code calls; what it runs in turn is part of the same cell. */
    private JsonNode magic(JsonNode params, Optional<String> body) {
        Outcome outcome = magics.call(
                params.path("name").asText(), params.path("line").asText(), body, outputs.get(Shell.current()));
        ObjectNode answer = Json.object();
        switch (outcome) {
            case Outcome.Done done -> {
                answer.put("status", "ok");
                done.result().ifPresent(shown -> {
                    ObjectNode result = answer.putObject("result");
                    result.set("data", shown.data());
                    result.set("metadata", shown.metadata());
                });
            }
            case Outcome.Failed failed
            when failed.name().equals("UsageError") ->
                answer.put("status", "usage").put("message", failed.value());
            case Outcome.Failed failed -> throw new RemoteProblem(failed.name(), failed.value());
        }
        return answer;
    }

    @Override
    public Completions complete(String code, int cursor) {
        try {
            JsonNode reply =
                    request("cell.complete", Json.object().put("code", code).put("cursor_pos", cursor));
            List<String> matches = new ArrayList<>();
            reply.path("matches").forEach(match -> matches.add(match.asText()));
            JsonNode types = reply.path("metadata").path("_jupyter_types_experimental");
            return new Completions(
                    matches,
                    reply.path("cursor_start").asInt(cursor),
                    reply.path("cursor_end").asInt(cursor),
                    types instanceof ArrayNode array ? array : Json.array());
        } catch (ChannelClosed | RemoteProblem e) {
            return Completions.none(cursor);
        }
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        try {
            JsonNode reply = request(
                    "cell.inspect",
                    Json.object().put("code", code).put("cursor_pos", cursor).put("detail_level", detail));
            return reply.path("found").asBoolean() ? Optional.of(bundle(reply)) : Optional.empty();
        } catch (ChannelClosed | RemoteProblem e) {
            return Optional.empty();
        }
    }

    @Override
    public Completeness completeness(String code) {
        try {
            JsonNode reply = request("cell.is_complete", Json.object().put("code", CellText.python(code)));
            return new Completeness(
                    reply.path("status").asText("unknown"), reply.path("indent").asText());
        } catch (ChannelClosed | RemoteProblem e) {
            return new Completeness("unknown", "");
        }
    }

    /** Lets go of what a subshell had. */
    public void end(Shell shell) {
        outputs.remove(shell);
        Optional.ofNullable(threads.remove(shell)).ifPresent(PythonThread::close);
    }

    @Override
    public void interrupt(boolean isRepeated) {
        Shell shell = Shell.current();
        if (!shell.isMain()) {
            Optional.ofNullable(threads.get(shell)).ifPresent(PythonThread::interrupt);
            return;
        }
        CompletableFuture<PythonChild> starting = child.get();
        if (starting.isDone() && !starting.isCompletedExceptionally()) {
            starting.join().interrupt();
        }
    }

    @Override
    public void close() {
        child.get().thenAccept(PythonChild::close);
    }
}
