package dev.espalier.kernel.magic;

import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.PictureProblem;
import dev.espalier.visualizer.Pictures;

/** {@code %graph} and {@code %%trace}: what a call computes, as a picture. */
final class TraceMagic implements Magic {
    private static final String[] OPTIONS = {"--text", "--diff", "--to=", "--engine=", "--heat="};

    private final Traces traces;
    private final String name;

    TraceMagic(Notebook notebook, String name) {
        this.traces = new Traces(notebook);
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
                %graph [OPTION ...] CALL: runs a call of a function or module, and shows what it computes as a graph
                  --text            as the engine writes it
                  --to FRAMEWORK    beside the graph of the same call in another framework, with marks where they differ
                  --engine dot      as Graphviz draws it
                  --heat BACKEND    coloured by the time that each operation takes on a backend, measured one by one
                %graph --diff NAME [NAME]: two graphs that were made before, side by side; with one name, before its last change
                %%java cells find a graph by graph(NAME).
                Example: %graph rmse(x, y)""" : """
                %%trace [OPTION ...] above a cell: runs the cell, whose last line is a call, and shows what that computes as a graph
                The options are those of %graph.
                Example:
                %%trace
                x, y = torch.ones(3), torch.zeros(3)
                rmse(x, y)""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        CallLine line = CallLine.of(call, OPTIONS);
        if (call.body().isPresent() && !line.code().isEmpty()) {
            throw new UsageProblem(
                    "%%trace takes its call from the last line of the cell, not from its own: " + line.code());
        }
        String code = call.body().orElse(line.code());
        if (code.isBlank()) {
            throw new UsageProblem("say which call: %" + name + " -h");
        }
        if (!line.value("--engine").orElse("dot").equals("dot")) {
            throw new UsageProblem(
                    "there is no engine '" + line.value("--engine").get() + "': dot, or none");
        }
        if (line.has("--heat") && (line.has("--diff") || line.has("--to") || line.has("--engine"))) {
            throw new UsageProblem("--heat colours one graph, and does not go with --diff, --to or --engine");
        }
        try {
            show(call, line, code);
            return Outcome.NOTHING;
        } catch (RemoteProblem e) {
            return Traces.failed(e);
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        } catch (PictureProblem | SyntaxProblem e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    private void show(MagicCall call, CallLine line, String code) throws UsageProblem {
        if (line.has("--diff")) {
            String[] names = code.strip().split("\\s+");
            if (names.length > 2) {
                throw new UsageProblem("--diff takes one or two names of functions: %" + name + " -h");
            }
            String last = names[names.length - 1];
            differences(
                    call,
                    line,
                    names.length == 1
                            ? GraphView.of(traces.earlier(last), last + " before")
                            : GraphView.of(traces.known(names[0]), names[0]),
                    GraphView.of(traces.known(last), last));
        } else if (line.has("--to")) {
            Traces.Pair pair = traces.translated(
                    code, Translations.framework(line.value("--to").get()));
            differences(
                    call,
                    line,
                    GraphView.of(pair.before()),
                    GraphView.of(
                            pair.after(),
                            pair.before().name() + "_" + pair.made().to()));
            pair.made().findings().stream().map(Finding::toString).forEach(call::print);
        } else if (line.has("--heat")) {
            GraphView view = traces.measured(code, line.value("--heat").get());
            if (line.has("--text")) {
                call.print(Pictures.text(view));
            } else {
                call.show(GraphPicture.of(view));
            }
        } else {
            Graph graph = traces.of(code);
            if (line.has("--text")) {
                call.print(graph.toString());
            } else {
                call.show(line.has("--engine") ? GraphPicture.dot(graph) : GraphPicture.of(graph));
            }
        }
    }

    private static void differences(MagicCall call, CallLine line, GraphView before, GraphView after) {
        if (line.has("--text")) {
            call.print(Pictures.diffText(before, after));
        } else {
            call.show(GraphPicture.of(before, after));
        }
    }
}
