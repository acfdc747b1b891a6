package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole models with weights by chance: their graphs are read back from their text, and libtorch gives what the model
 * itself gives. The smallest in the default run, all of them with {@code espalier test --soak}.
 */
class WholeModelsTest {
    private static final Path PROGRAMS = Path.of("src/test/python/models").toAbsolutePath();

    static Stream<String> models() {
        return Boolean.getBoolean("espalier.soak")
                ? Stream.of("resnet18", "vit_b_16", "efficientnet_v2_b0", "bert", "hf_resnet")
                : Stream.of("resnet18");
    }

    @ParameterizedTest
    @MethodSource("models")
    void libtorchGivesWhatTheModelGives(String model) throws IOException {
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        assumeTrue(System.getProperty("espalier.application") != null, "no native libraries");
        JsonNode found = new ObjectMapper().readTree(report(Interpreter.at(Path.of(python)), model));
        System.out.println(model + ": " + found);
        assertTrue(found.path("same_text").asBoolean(), "the text is not read back as it was");
        assertTrue(found.path("spread").asDouble() > 0.05, "the model gives the same number everywhere");
        assertEquals(0, found.path("far").asDouble(), 1e-4);
    }

    /** What the check of a model prints. */
    private static String report(Interpreter interpreter, String model) throws IOException {
        StringBuffer printed = new StringBuffer();
        try (PythonChild child = PythonChild.start(interpreter, Options.standard())) {
            EngineServices.serve(child);
            child.listen((event, params) -> {
                if (event.equals("stream") && params.path("name").asText().equals("stdout")) {
                    printed.append(params.path("text").asText());
                }
            });
            CellResult result =
                    child.execute("import sys\nsys.path.insert(0, '%s')\nimport models\nmodels.check('%s', '%s')"
                            .formatted(PROGRAMS, model, System.getProperty("espalier.models", "")));
            result.error().ifPresent(error -> {
                throw new IllegalStateException(model + ": " + error.name() + ": " + error.value());
            });
        }
        String text = printed.toString().strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
