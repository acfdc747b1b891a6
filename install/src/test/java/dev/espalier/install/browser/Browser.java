package dev.espalier.install.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.files.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with one page, told what to do by the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = Long.getLong("espalier.patience", 180);
    private static final long GLANCE_MILLIS = 100;

    private final Path profile = Files.createTempDirectory("espalier-browser");
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final String session;

    /** A browser of a program, with a page of so many CSS pixels. */
    Browser(String program, int width, int height) throws IOException {
        process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), new Hearing())
                .join();
        String target = ask("Target.createTarget", JSON.createObjectNode().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = ask(
                        "Target.attachToTarget",
                        JSON.createObjectNode().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        ask("Page.enable", JSON.createObjectNode());
        ask("Runtime.enable", JSON.createObjectNode());
        ask(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Where the browser listens, as it says on its error output; what it says there later is dropped. */
    private String address() throws IOException {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread.ofPlatform().daemon().start(() -> errors.lines().forEach(_ -> {}));
                return line.substring(LISTENING.length());
            }
            said.append(line).append('\n');
        }
        throw new IOException("the browser ended: " + said);
    }

    /** Messages come in parts; answers go to who waits for them, errors of scripts are kept. */
    private final class Hearing implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                try {
                    hear(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    problems.add(e.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            waiting.remove(message.path("id").asInt()).complete(message);
        } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
            JsonNode details = message.path("params").path("exceptionDetails");
            problems.add(details.path("exception")
                    .path("description")
                    .asText(details.path("text").asText()));
        } else if (message.path("method").asText().equals("Runtime.consoleAPICalled")
                && message.path("params").path("type").asText().equals("error")) {
            problems.add(message.path("params").path("args").toString());
        }
    }

    private JsonNode ask(String method, ObjectNode params) {
        ObjectNode message =
                JSON.createObjectNode().put("id", numbers.incrementAndGet()).put("method", method);
        message.set("params", params);
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(message.path("id").asInt(), answer);
        socket.sendText(message.toString(), true).join();
        JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    /** Opens an address. */
    void open(URI address) throws InterruptedException {
        ask("Page.navigate", JSON.createObjectNode().put("url", address.toString()));
        await("document.readyState === 'complete'");
    }

    /** Whether the system around the page prefers dark. */
    void prefersDark(boolean isDark) {
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", isDark ? "dark" : "light");
        ask("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression of JavaScript, as JSON. */
    JsonNode evaluate(String expression) {
        JsonNode result = ask(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    String text(String expression) {
        return evaluate(expression).asText();
    }

    /** Waits until an expression is true. */
    void await(String expression) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression + "; problems: " + problems + "; page: "
                        + text("document.body.innerText"));
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    /** Clicks the middle of an element, which an expression gives. */
    void click(String element) {
        JsonNode place = evaluate("(() => { const e = " + element + "; e.scrollIntoView({block: 'nearest'});"
                + " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            ask(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", place.get(0).asDouble())
                            .put("y", place.get(1).asDouble())
                            .put("button", type.equals("mouseMoved") ? "none" : "left")
                            .put("buttons", type.equals("mousePressed") ? 1 : 0)
                            .put("clickCount", type.equals("mouseMoved") ? 0 : 1));
        }
    }

    /** Presses a key, named as in events: {@code Enter}, {@code ArrowDown}, {@code /}. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode event = JSON.createObjectNode().put("type", type).put("key", key);
            String character = key.equals("Enter") ? "\r" : key;
            if (character.length() == 1 && type.equals("keyDown")) {
                event.put("text", character);
            }
            ask("Input.dispatchKeyEvent", event);
        }
    }

    /** Types a text where the focus is. */
    void type(String text) {
        ask("Input.insertText", JSON.createObjectNode().put("text", text));
    }

    /** The page as a picture. */
    void screenshot(Path file) throws IOException {
        String data = ask("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"))
                .path("data")
                .asText();
        Files.write(file, java.util.Base64.getDecoder().decode(data));
    }

    /** Errors of scripts so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        Folders.delete(profile);
    }
}
