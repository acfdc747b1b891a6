package dev.espalier.engine.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.emit.EmitPython;
import dev.espalier.engine.frontend.FrontendServices;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.pass.StepTimes;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.trace.SymbolicGraph;
import dev.espalier.engine.trace.TraceProblem;
import dev.espalier.engine.trace.TracedRun;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Translation;
import dev.espalier.engine.transpile.Transpiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The engine as cells of a child reach it by {@code import espalier}. */
public final class EngineServices {
    private final PythonChild child;
    private final Graphs graphs = new Graphs();

    private EngineServices(PythonChild child) {
        this.child = child;
    }

    /** Answers the requests of a child that begin with {@code espalier.}. */
    public static EngineServices serve(PythonChild child) {
        EngineServices services = new EngineServices(child);
        services.serve("espalier.names", services::names);
        services.serve("espalier.trace", services::trace);
        services.serve("espalier.resized", services::resized);
        services.serve("espalier.symbolic", services::symbolic);
        services.serve("espalier.parse", services::parse);
        services.serve("espalier.text", params -> text(services.graph(params).toString()));
        services.serve("espalier.simplify", params -> services.added(Simplify.in(services.graph(params))));
        services.serve("espalier.gradients", services::gradients);
        services.serve("espalier.source", services::source);
        services.serve("espalier.run", services::run);
        services.serve("espalier.measure", services::measure);
        services.serve("espalier.forget", services::forget);
        services.serve("espalier.backends", _ -> Channel.JSON.valueToTree(Graphs.names()));
        services.serve("espalier.transpile", services::transpile);
        FrontendServices.serve(child);
        return services;
    }

    /** The graph behind a number that the child was given. */
    public Graph graph(long number) {
        return graphs.get(number);
    }

    private void serve(String method, Handler handler) {
        child.serve(method, params -> {
            try {
                return handler.handle(params);
            } catch (TraceProblem | IrProblem | EvaluationProblem | SyntaxProblem e) {
                throw new RemoteProblem("EngineError", e.getMessage());
            } catch (IllegalArgumentException e) {
                throw new RemoteProblem("ValueError", e.getMessage());
            }
        });
    }

    /** The functions and methods of a framework that the tables know. */
    private JsonNode names(JsonNode params) {
        Framework framework = framework(params.path("framework").asText());
        return Channel.JSON.valueToTree(
                Dialect.load(framework.toString()).allRows().keySet());
    }

    private JsonNode trace(JsonNode params) {
        TracedRun run = TracedRun.of(params.get("trace"));
        return described(graphs.add(run), run.graph());
    }

    /** The graph of an earlier run for arguments of other sizes, or why the function has to be run again. */
    private JsonNode resized(JsonNode params) {
        Map<String, TermType> types = new HashMap<>();
        params.path("types")
                .properties()
                .forEach(type ->
                        types.put(type.getKey(), TermType.of(type.getValue().asText())));
        try {
            TracedRun.Resized resized =
                    graphs.run(params.path("graph").asLong()).resized(types);
            ObjectNode answer = added(resized.graph());
            resized.sizes().forEach(answer.putArray("returned")::add);
            return answer;
        } catch (TraceProblem e) {
            return Channel.JSON.createObjectNode().put("broken", e.getMessage());
        }
    }

    /** The graph of all runs that go the same way, with symbols for sizes. */
    private JsonNode symbolic(JsonNode params) {
        SymbolicGraph symbolic = graphs.run(params.path("graph").asLong()).symbolic();
        ObjectNode answer = added(symbolic.graph());
        symbolic.unsaid().forEach(answer.putArray("unsaid")::add);
        return answer;
    }

    private JsonNode parse(JsonNode params) {
        return added(Graph.parse(params.path("text").asText()));
    }

    /** A new graph: of the value and the gradients by some inputs. */
    private JsonNode gradients(JsonNode params) {
        List<String> by = StreamSupport.stream(params.path("by").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return added(Differentiate.valueAndGradients(graph(params), by));
    }

    private JsonNode source(JsonNode params) {
        return text(EmitPython.module(
                graph(params), framework(params.path("framework").asText())));
    }

    private JsonNode run(JsonNode params) {
        List<HostTensor> inputs = child.memory().readAll(params.get("inputs"));
        List<TermType> types = inputs.stream()
                .map(input -> (TermType) new TermType.Tensor(input.type()))
                .toList();
        List<HostTensor> results = graphs.executable(
                        params.path("graph").asLong(), params.path("backend").asText(), types)
                .run(inputs);
        return child.memory().describe(results);
    }

    /** Runs a graph operation by operation and keeps how long each takes. */
    private JsonNode measure(JsonNode params) {
        List<HostTensor> inputs = child.memory().readAll(params.get("inputs"));
        Backends.Place place = Backends.place(params.path("backend").asText());
        graphs.measured(params.path("graph").asLong(), StepTimes.measure(graph(params), place, inputs));
        return null;
    }

    /** How long the operations of a graph took, which was measured. */
    public StepTimes times(long number) {
        return graphs.times(number);
    }

    private JsonNode forget(JsonNode params) {
        graphs.remove(params.path("graph").asLong());
        return null;
    }

    /** A text in another framework, with what there is to say about it. */
    private JsonNode transpile(JsonNode params) {
        String file = params.path("file").asText("cell.py");
        String text = params.path("source").asText();
        Optional<Framework> from = Optional.ofNullable(params.get("source_framework"))
                .filter(JsonNode::isTextual)
                .map(node -> framework(node.asText()));
        Options options = new Options(from, framework(params.path("to").asText()), Optional.empty(), "");
        Translation translation = Transpiler.load().translate(file, text, options);
        ObjectNode answer = Channel.JSON.createObjectNode();
        answer.put("text", translation.text()).put("from", translation.from().toString());
        ArrayNode findings = answer.putArray("findings");
        for (Finding finding : translation.findings()) {
            findings.addObject().put("kind", finding.kind().toString()).put("text", finding.toString());
        }
        return answer;
    }

    private Graph graph(JsonNode params) {
        return graphs.get(params.path("graph").asLong());
    }

    private ObjectNode added(Graph graph) {
        return described(graphs.add(graph), graph);
    }

    private static ObjectNode described(long number, Graph graph) {
        ObjectNode answer = Channel.JSON.createObjectNode().put("graph", number).put("text", graph.toString());
        ArrayNode inputs = answer.putArray("inputs");
        for (Graph.Input input : graph.inputs()) {
            inputs.addObject()
                    .put("name", input.name())
                    .put("role", input.role().name().toLowerCase(java.util.Locale.ROOT))
                    .put("type", input.type().toString())
                    .put("path", input.path().orElse(""));
        }
        return answer;
    }

    private static JsonNode text(String text) {
        return Channel.JSON.getNodeFactory().textNode(text);
    }

    private static Framework framework(String name) {
        return Framework.parse(name)
                .orElseThrow(() -> new RemoteProblem(
                        "ValueError",
                        "unknown framework %s; torch, jax, tensorflow and numpy are known".formatted(name)));
    }
}
