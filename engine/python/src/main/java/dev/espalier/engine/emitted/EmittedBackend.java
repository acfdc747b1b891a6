package dev.espalier.engine.emitted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.JavaBackend;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.ChannelClosed;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.emit.EmitPython;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.transpile.Framework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A framework as a backend: graphs run as functions of its source, in a Python process that is started at first use and
 * replaced when it ends.
 */
public class EmittedBackend implements Backend, AutoCloseable {
    private final Framework framework;
    private PythonChild child;
    private long preparedPid;
    private List<String> devices = List.of();
    private final Map<Long, List<Graph>> hosted = new ConcurrentHashMap<>();
    private final AtomicLong graphs = new AtomicLong();

    EmittedBackend(Framework framework) {
        this.framework = framework;
    }

    @Override
    public String name() {
        return framework.toString();
    }

    /** All operations: whether there are words for one in the framework shows when a graph is compiled. */
    @Override
    public boolean claims(Operation operation, List<TermType> operands) {
        return true;
    }

    @Override
    public synchronized List<String> devices() {
        prepared();
        return devices;
    }

    /** The child, which has our module loaded. */
    private PythonChild prepared() {
        if (child == null) {
            try {
                child = PythonChild.start(interpreter(), Options.standard());
                child.serve("emitted.reference", this::reference);
            } catch (ChannelClosed e) {
                throw new EvaluationProblem(name() + ": " + e.getMessage());
            }
        }
        if (!child.isAlive() || child.pid() != preparedPid) {
            child.execute("import espalier_emitted").error().ifPresent(error -> {
                throw new EvaluationProblem(name() + ": " + error.name() + ": " + error.value());
            });
            List<String> found = new ArrayList<>();
            ask("emitted.devices", parameters().put("framework", name())).forEach(device -> found.add(device.asText()));
            devices = List.copyOf(found);
            preparedPid = child.pid();
        }
        return child;
    }

    /** The one that is named, or of the active environment, or the bundled one. */
    private static Interpreter interpreter() {
        Map<String, String> variables = System.getenv();
        String named = System.getProperty("espalier.python", variables.getOrDefault("ESPALIER_PYTHON", ""));
        try {
            return named.isEmpty()
                    ? Interpreter.find(variables, Interpreter.userCache(variables), System.err::println)
                    : Interpreter.at(Path.of(named));
        } catch (IOException e) {
            throw new EvaluationProblem("no Python to run the framework in: " + e.getMessage());
        }
    }

    private static ObjectNode parameters() {
        return Channel.JSON.createObjectNode();
    }

    private JsonNode ask(String method, JsonNode parameters) {
        try {
            return child.request(method, parameters);
        } catch (RemoteProblem e) {
            boolean own = e.name().equals("EmittedError");
            throw new EvaluationProblem(name() + ": " + (own ? "" : e.name() + ": ") + e.getMessage() + advice(e));
        } catch (ChannelClosed e) {
            throw new EvaluationProblem(name() + ": " + e.getMessage());
        }
    }

    /** What the framework has no words for; asked by a graph that runs, so nothing here may wait for its end. */
    private JsonNode reference(JsonNode parameters) {
        Graph operation = hosted.get(parameters.path("graph").asLong())
                .get(parameters.path("place").asInt());
        try (Executable executable = new JavaBackend().compile(operation, "cpu")) {
            List<HostTensor> results = executable.run(child.memory().readAll(parameters.path("operands")));
            boolean several = operation.result().type() instanceof TermType.Sequence;
            ObjectNode answer = parameters().put("several", several);
            answer.set("results", child.memory().describe(results));
            return answer;
        } catch (EvaluationProblem e) {
            throw new RemoteProblem("EmittedError", e.getMessage());
        }
    }

    private String advice(RemoteProblem problem) {
        return problem.name().equals("ModuleNotFoundError")
                ? " in %s; install it there, or name another Python in ESPALIER_PYTHON"
                        .formatted(child.interpreter().program())
                : "";
    }

    @Override
    public synchronized Executable compile(Graph graph, String device) {
        prepared();
        boolean first = devices.stream().anyMatch(known -> known.equals(device + ":0"));
        if (!devices.contains(device) && !first) {
            throw new EvaluationProblem("%s: there is no device %s; %s has %s"
                    .formatted(name(), device, child.interpreter().program(), String.join(", ", devices)));
        }
        try {
            Compiled compiled = new Compiled(graph, EmitPython.exactModule(graph, framework), device);
            compiled.prepare();
            return compiled;
        } catch (IrProblem e) {
            throw new EvaluationProblem(name() + ": " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    private final class Compiled implements Executable {
        private final Graph graph;
        private final EmitPython.Module module;
        private final long key = graphs.incrementAndGet();
        private final ResultTypes types;
        private final String device;
        private long pid;
        private long number;

        Compiled(Graph graph, EmitPython.Module module, String device) {
            this.graph = graph;
            this.module = module;
            this.types = ResultTypes.of(graph);
            this.device = device;
        }

        private void prepare() {
            prepared();
            hosted.put(key, module.hosted());
            if (pid != preparedPid) {
                ObjectNode parameters = parameters()
                        .put("framework", name())
                        .put("source", module.text())
                        .put("graph", key)
                        .put("name", graph.name())
                        .put("device", device);
                number = ask("emitted.compile", parameters).asLong();
                pid = preparedPid;
            }
        }

        @Override
        public List<HostTensor> run(List<HostTensor> inputs) {
            if (inputs.size() != graph.inputs().size()) {
                throw new EvaluationProblem("%s takes %d inputs, not %d"
                        .formatted(graph.name(), graph.inputs().size(), inputs.size()));
            }
            synchronized (EmittedBackend.this) {
                prepare();
                ObjectNode parameters = parameters().put("function", number);
                parameters.set("inputs", child.memory().describe(inputs));
                ArrayNode numbers = parameters.putArray("numbers");
                for (int i = 0; i < inputs.size(); i++) {
                    if (graph.inputs().get(i).type() instanceof TermType.Scalar) {
                        numbers.add(i);
                    }
                }
                return types.held(name(), child.memory().readAll(ask("emitted.run", parameters)));
            }
        }

        @Override
        public void close() {
            synchronized (EmittedBackend.this) {
                if (child != null && child.isAlive() && pid == child.pid()) {
                    ask("emitted.forget", parameters().put("function", number));
                }
                pid = 0;
                hosted.remove(key);
            }
        }
    }
}
