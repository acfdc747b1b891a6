package dev.espalier.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The suite array-api-tests, of which the user has a copy, on the stand-in for NumPy.
 *
 * @param script the program that runs it in a child
 * @param python a Python with pytest and hypothesis, without NumPy
 * @param suite a checkout of the suite with its submodule
 * @param examples how many random arguments a test takes
 */
record ArrayApiTests(Path script, Path python, Path suite, int examples) {
    /** The share of tests that have to pass. */
    static final double GOAL = 0.95;

    /** Complains where the folder is no copy of the suite. */
    void requireSuite() throws IOException {
        if (!Files.isDirectory(suite.resolve("array-api").resolve("spec"))) {
            throw new IOException("%s is no copy of array-api-tests with its submodule array-api".formatted(suite));
        }
    }

    /**
     * Runs all tests on a backend.
     *
     * @param say is told each test that failed, and why
     */
    Totals on(String place, Consumer<String> say) throws IOException {
        try (PythonChild child = PythonChild.start(Interpreter.at(python), Options.standard())) {
            EngineServices.serve(child);
            AtomicReference<JsonNode> findings = new AtomicReference<>(MissingNode.getInstance());
            child.serve("tests.found", params -> {
                findings.set(params);
                return null;
            });
            CellResult result =
                    child.execute("import sys\nsys.path.insert(0, %s)\nimport array_api\narray_api.run(%s, '%s', %d)"
                            .formatted(quoted(script.getParent()), quoted(suite), place, examples));
            if (result.error().isPresent()) {
                throw new IOException(result.error().get().value());
            }
            JsonNode found = findings.get();
            found.path("failed")
                    .properties()
                    .forEach(failure -> say.accept("%s: %s: %s"
                            .formatted(
                                    place, failure.getKey(), failure.getValue().asText())));
            return new Totals(
                    found.path("passed").asLong(),
                    found.path("failed").size(),
                    found.path("skipped").asLong());
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
