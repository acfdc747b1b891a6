package dev.espalier.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.session.EngineServices;
import dev.espalier.engine.transpile.Framework;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The graph of a function or module that a Python with the framework has run once, on numbers by chance. */
final class RunTrace {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a framework makes a tensor of nested lists and the name of a dtype. */
    private static String maker(Framework framework) {
        return switch (framework) {
            case TORCH -> "import torch\n_make = lambda v, d: torch.tensor(v, dtype=getattr(torch, d))";
            case JAX -> "import jax.numpy\n_make = lambda v, d: jax.numpy.asarray(v, dtype=d)";
            case TENSORFLOW -> "import tensorflow\n_make = lambda v, d: tensorflow.constant(v, dtype=d)";
            case NUMPY -> "import numpy\n_make = lambda v, d: numpy.array(v, dtype=d)";
        };
    }

    private static final String PROGRAM = """
            import importlib.util, os, random, sys
            import espalier
            sys.path.insert(0, os.path.dirname(%1$s))
            _spec = importlib.util.spec_from_file_location(%2$s, %1$s)
            _module = importlib.util.module_from_spec(_spec)
            sys.modules[%2$s] = _module
            _spec.loader.exec_module(_module)
            _function = getattr(_module, %3$s)
            if isinstance(_function, type):
                _function = _function()
            %4$s
            _chance = random.Random(4)
            def _nested(dtype, shape):
                if not shape:
                    return _chance.uniform(-1, 1) if dtype[0] in "fc" else 0
                return [_nested(dtype, shape[1:]) for _ in range(shape[0])]
            def _tensor(dtype, shape):
                return _make(_nested(dtype, shape), dtype)
            _graph = espalier.trace_graph(_function, args=(%5$s))
            with open(%6$s, "w", encoding="utf-8") as _file:
                _file.write(_graph.text)
            """;

    private final Surroundings surroundings;
    private final Interpreter interpreter;

    RunTrace(Surroundings surroundings, Path python) {
        this.surroundings = surroundings;
        this.interpreter = Interpreter.at(surroundings.directory().resolve(python));
    }

    /** @param function a function, or a class that is made without arguments */
    Graph of(Path file, String function, Framework framework, List<TermType> types) throws IOException {
        Path answer = Files.createTempFile("espalier-trace", ".graph");
        Options options = Options.standard()
                .withDirectory(surroundings.directory().toAbsolutePath())
                .withCache(surroundings.cache());
        try (PythonChild child = PythonChild.start(interpreter, options)) {
            EngineServices.serve(child);
            String name = file.getFileName().toString().replaceFirst("\\.py$", "");
            String arguments = types.stream().map(RunTrace::argument).collect(Collectors.joining());
            CellResult result = child.execute(PROGRAM.formatted(
                    quoted(file.toAbsolutePath().toString()),
                    quoted(name),
                    quoted(function),
                    maker(framework),
                    arguments,
                    quoted(answer.toString())));
            result.error().ifPresent(error -> {
                throw new EvaluationProblem(
                        error.name() + ": " + error.value().lines().findFirst().orElse(""));
            });
            return Graph.parse(Files.readString(answer));
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private static String argument(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                "_tensor('%s', %s), "
                        .formatted(
                                tensor.dtype().coreName(),
                                tensor.shape()
                                        .sizes()
                                        .map(Arrays::toString)
                                        .orElseThrow(() -> new EvaluationProblem(
                                                type + ": a function is run with known sizes only")));
            case TermType.Scalar scalar ->
                switch (scalar.kind()) {
                    case BOOL -> "True, ";
                    case INT, UINT, UNKNOWN -> "1, ";
                    case FLOAT, COMPLEX -> "0.5, ";
                };
            case TermType.Sequence _, TermType.Other _ ->
                throw new EvaluationProblem(type + ": a function is run with tensors and numbers only");
        };
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
