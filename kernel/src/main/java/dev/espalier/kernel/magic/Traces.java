package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import dev.espalier.visualizer.GraphView;
import java.util.Optional;

/** Graphs of calls, which the notebook keeps by the names of what was called. */
final class Traces {
    /** A call before and after its function was translated. */
    record Pair(Graph before, Graph after, Translations.Made made) {}

    private final Notebook notebook;

    Traces(Notebook notebook) {
        this.notebook = notebook;
    }

    /**
     * The graph of what the last line of a text, a call, computes.
     *
     * @throws RemoteProblem if the text raises, or cannot be traced
     * @throws PythonProblem if there is no Python
     */
    Graph of(String code) throws UsageProblem {
        JsonNode traced =
                notebook.python().request("kernel.trace", Json.object().put("code", code));
        return kept(traced, traced.path("name").asText());
    }

    /**
     * The same as a view that tells how long each operation takes on a backend.
     *
     * @throws RemoteProblem as {@link #of}, also where the backend cannot run an operation
     */
    GraphView measured(String code, String backend) throws UsageProblem {
        ObjectNode params = Json.object().put("code", code).put("measured", backend);
        JsonNode traced = notebook.python().request("kernel.trace", params);
        kept(traced, traced.path("name").asText());
        return GraphPicture.measured(
                notebook.python().times(traced.path("graph").asLong()));
    }

    /**
     * The same call by the function and by its translation, which is defined as {@code NAME_FRAMEWORK}.
     *
     * @throws SyntaxProblem if the function's text is no Python
     * @throws RemoteProblem as {@link #of}, also by the translation
     */
    Pair translated(String code, Framework to) throws UsageProblem {
        JsonNode traced =
                notebook.python().request("kernel.trace", Json.object().put("code", code));
        String name = traced.path("name").asText();
        Graph before = kept(traced, name);
        Translations translations = new Translations(notebook);
        Translations.Made made =
                translations.translate(translations.named(name), Optional.empty(), to, Optional.empty());
        String other = translations.define(made, Optional.empty()).getFirst();
        ObjectNode params = Json.object().put("code", code).put("other", other).put("framework", to.toString());
        return new Pair(before, kept(notebook.python().request("kernel.trace", params), other), made);
    }

    /** A graph that was made before. */
    Graph known(String name) throws UsageProblem {
        return Optional.ofNullable(notebook.graphs().get(name))
                .orElseThrow(() -> new UsageProblem("there is no graph of " + name + " yet: %graph " + name + "(…)"
                        + (notebook.graphs().isEmpty()
                                ? ""
                                : "; there are "
                                        + String.join(
                                                ", ",
                                                notebook.graphs().keySet().stream()
                                                        .sorted()
                                                        .toList()))));
    }

    /** What a graph was before its function was changed. */
    Graph earlier(String name) throws UsageProblem {
        known(name);
        return Optional.ofNullable(notebook.earlier().get(name))
                .orElseThrow(() -> new UsageProblem("there is one graph of " + name + " only"));
    }

    private Graph kept(JsonNode traced, String name) throws UsageProblem {
        Graph graph = notebook.python().graph(traced.path("graph").asLong());
        Graph before = notebook.graphs().put(name, graph);
        if (before != null && !before.toString().equals(graph.toString())) {
            notebook.earlier().put(name, before);
        }
        return graph;
    }

    /** What Python raised, as the end of the cell. */
    static Outcome failed(RemoteProblem problem) throws UsageProblem {
        if (problem.name().equals("UsageError")) {
            throw new UsageProblem(problem.getMessage());
        }
        return new Outcome.Failed(problem.name(), problem.getMessage(), problem.traceback(), false);
    }
}
