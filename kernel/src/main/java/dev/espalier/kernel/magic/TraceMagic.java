package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;

/** {@code %graph} and {@code %%trace}: what a call computes, as a picture. */
final class TraceMagic implements Magic {
    private final Notebook notebook;
    private final String name;

    TraceMagic(Notebook notebook, String name) {
        this.notebook = notebook;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takesBody() {
        return name.equals("trace");
    }

    @Override
    public boolean takesLine() {
        return name.equals("graph");
    }

    @Override
    public String help() {
        return name.equals("graph") ? """
                %graph [--text] CALL: runs a call of a function or module, and shows what it computes as a graph
                With --text, as the engine writes it. %%java cells find it by graph(NAME).
                Example: %graph rmse(x, y)""" : """
                %%trace [--text] above a cell: runs the cell, whose last line is a call, and shows what that computes as a graph
                Example:
                %%trace
                x, y = torch.ones(3), torch.zeros(3)
                rmse(x, y)""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        boolean asText = call.line().startsWith("--text");
        String line = asText ? call.line().substring("--text".length()).strip() : call.line();
        if (call.body().isPresent() && !line.isEmpty()) {
            throw new UsageProblem("%%trace takes its call from the last line of the cell, not from its own: " + line);
        }
        String code = call.body().orElse(line);
        if (code.isBlank()) {
            throw new UsageProblem("say which call: %" + name + " -h");
        }
        try {
            ObjectNode params = Json.object().put("code", code);
            JsonNode number = notebook.python().request("kernel.trace", params);
            Graph graph = notebook.python().graph(number.asLong());
            notebook.graphs().put(graph.name(), graph);
            if (asText) {
                call.print(graph.toString());
            } else {
                call.show(GraphPicture.of(graph));
            }
            return Outcome.NOTHING;
        } catch (RemoteProblem e) {
            if (e.name().equals("UsageError")) {
                throw new UsageProblem(e.getMessage());
            }
            return new Outcome.Failed(e.name(), e.getMessage(), e.traceback(), false);
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }
}
