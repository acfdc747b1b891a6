package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.python.CellResult.CellError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A child of the bundled interpreter, and all that it said. */
final class Conversation implements AutoCloseable {
    /** Something that the child said. */
    record Event(String name, JsonNode params) {}

    final PythonChild child;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    Conversation() {
        this(bundled(), Options.standard());
    }

    Conversation(Interpreter interpreter, Options options) {
        child = PythonChild.start(interpreter, options);
        child.listen((name, params) -> events.add(new Event(name, params)));
    }

    static Interpreter bundled() {
        try {
            return Interpreter.bundled(cache(), System.out::println);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path cache() {
        return Interpreter.userCache(System.getenv());
    }

    /** The text of the last expression of a cell that has to succeed. */
    String value(String code) {
        CellResult result = child.execute(code);
        if (!result.isOk()) {
            throw new AssertionError(result.error().get().toString());
        }
        return result.text().orElse("");
    }

    /** The error of a cell that has to fail. */
    CellError error(String code) {
        return child.execute(code).error().orElseThrow(() -> new AssertionError("no error"));
    }

    String traceback(String code) {
        return String.join("\n", error(code).traceback());
    }

    /** What was written to a stream since the last call of {@link #forget}. */
    String stream(String name) {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            if (event.name().equals("stream")
                    && event.params().path("name").asText().equals(name)) {
                text.append(event.params().path("text").asText());
            }
        }
        return text.toString();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    void forget() {
        events.clear();
    }

    @Override
    public void close() {
        child.close();
    }
}
