package dev.espalier.engine.frontend;

import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import java.io.IOException;

/** Cells of the bundled interpreter, which has no framework, with the engine behind it. */
final class Cells implements AutoCloseable {
    private final PythonChild child;
    private final StringBuilder printed = new StringBuilder();

    /** A Python that has none of the frameworks. */
    Cells() throws IOException {
        this(Interpreter.bundled(Interpreter.userCache(System.getenv()), _ -> {}));
    }

    Cells(Interpreter python) throws IOException {
        child = PythonChild.start(python, Options.standard());
        EngineServices.serve(child);
        child.listen((name, params) -> {
            if (name.equals("stream")) {
                synchronized (printed) {
                    printed.append(params.path("text").asText());
                }
            }
        });
    }

    /** What a cell prints, and the last line of its error if it has one. */
    String run(String code) {
        synchronized (printed) {
            printed.setLength(0);
        }
        CellResult result = child.execute(code);
        String error = result.error().map(e -> e.name() + ": " + e.value()).orElse("");
        synchronized (printed) {
            return printed + error;
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
