package dev.espalier.kernel.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Channel;
import dev.espalier.kernel.wire.ClientConnection;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the cells of a notebook to a kernel, one after the other, and puts what comes back into the notebook. */
public final class NotebookRun {
    /** Is told how the run goes on. */
    public interface Progress {
        /** A cell begins; cells count from 1. */
        void begins(int cell, int of, String firstLine);

        /** It ended after some seconds; with an error, if there was one. */
        void ended(int cell, double seconds, Optional<String> error);
    }

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final ClientConnection client;
    private final Progress progress;
    private final Optional<Duration> patience;
    private final Map<String, List<ObjectNode>> displays = new HashMap<>();

    /**
     * A run.
     *
     * @param patience how long one cell may take
     */
    public NotebookRun(ClientConnection client, Progress progress, Optional<Duration> patience) {
        this.client = client;
        this.progress = progress;
        this.patience = patience;
    }

    /** Runs all cells, or those up to the first that fails; returns what failed. */
    public Optional<String> run(NotebookFile notebook) throws IOException {
        describeKernel(notebook);
        List<ObjectNode> cells = notebook.cells().stream()
                .filter(cell -> cell.path("cell_type").asText().equals("code"))
                .toList();
        for (ObjectNode cell : cells) {
            cell.set("outputs", Json.array());
            cell.putNull("execution_count");
        }
        for (int i = 0; i < cells.size(); i++) {
            ObjectNode cell = cells.get(i);
            String code = NotebookFile.text(cell.path("source"));
            if (code.isBlank()) {
                continue;
            }
            progress.begins(i + 1, cells.size(), code.lines().findFirst().orElse(""));
            long start = System.nanoTime();
            Optional<String> error = run(cell, code);
            progress.ended(i + 1, (System.nanoTime() - start) / 1e9, error);
            if (error.isPresent() && !mayFail(cell)) {
                return Optional.of("cell " + (i + 1) + ": " + error.get());
            }
        }
        return Optional.empty();
    }

    /** A cell that shows an error on purpose says so by a tag, as nbconvert has it. */
    private static boolean mayFail(ObjectNode cell) {
        for (JsonNode tag : cell.path("metadata").path("tags")) {
            if (tag.asText().equals("raises-exception")) {
                return true;
            }
        }
        return false;
    }

    private void describeKernel(NotebookFile notebook) throws IOException {
        String request = client.request(Channel.SHELL, "kernel_info_request", Json.object());
        JsonNode info = reply(request, Optional.empty(), Optional.of(Duration.ofSeconds(60)))
                .orElseThrow(() -> new IOException("the kernel does not answer"))
                .content();
        ObjectNode metadata = notebook.json().path("metadata") instanceof ObjectNode object
                ? object
                : notebook.json().putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Espalier")
                .put("language", "python")
                .put("name", "espalier");
        metadata.set("language_info", info.path("language_info"));
    }

    private Optional<String> run(ObjectNode cell, String code) throws IOException {
        CellOutputs outputs = new CellOutputs(displays);
        ObjectNode content =
                Json.object().put("code", code).put("silent", false).put("store_history", true);
        content.put("allow_stdin", false).put("stop_on_error", true).putObject("user_expressions");
        String request = client.request(Channel.SHELL, "execute_request", content);
        Optional<Message> reply = reply(request, Optional.of(outputs), patience);
        if (reply.isEmpty()) {
            client.request(Channel.CONTROL, "interrupt_request", Json.object());
            reply(request, Optional.of(outputs), Optional.of(Duration.ofSeconds(5)));
        }
        cell.set("outputs", outputs.json());
        if (reply.isEmpty()) {
            return Optional.of("took longer than " + patience.orElseThrow().toSeconds() + " s");
        }
        JsonNode answer = reply.get().content();
        cell.set("execution_count", answer.get("execution_count"));
        return answer.path("status").asText().equals("ok")
                ? Optional.empty()
                : Optional.of(answer.path("ename").asText(answer.path("status").asText()) + ": "
                        + answer.path("evalue").asText());
    }

    /** Waits for the reply to a request and for the end of its outputs. */
    private Optional<Message> reply(String request, Optional<CellOutputs> outputs, Optional<Duration> patience)
            throws IOException {
        long start = System.nanoTime();
        Optional<Message> reply = Optional.empty();
        boolean isIdle = false;
        while (reply.isEmpty() || !isIdle) {
            if (!isIdle) {
                Optional<Message> told = client.receive(Channel.IOPUB, GLANCE);
                if (told.isPresent() && told.get().parentId().equals(request)) {
                    outputs.ifPresent(o -> o.add(told.get()));
                    isIdle = told.get()
                            .content()
                            .path("execution_state")
                            .asText()
                            .equals("idle");
                }
            }
            if (reply.isEmpty()) {
                reply = client.receive(Channel.SHELL, isIdle ? GLANCE : Duration.ZERO)
                        .filter(m -> m.parentId().equals(request));
            }
            // A subscription that came later than the answer never hears of its end.
            boolean isLate = outputs.isEmpty() && reply.isPresent();
            if (isLate) {
                return reply;
            }
            if (patience.isPresent()
                    && System.nanoTime() - start > patience.get().toNanos()) {
                return Optional.empty();
            }
        }
        return reply;
    }
}
