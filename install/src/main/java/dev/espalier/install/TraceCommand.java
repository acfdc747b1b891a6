package dev.espalier.install;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.emit.EmitPython;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.trace.StaticTrace;
import dev.espalier.engine.trace.TraceProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Transpiler;
import dev.espalier.kernel.cell.GraphPicture;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.PictureProblem;
import dev.espalier.visualizer.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code espalier trace}. */
@Command(
        name = "trace",
        description = {
            "Shows what a function computes as a graph, or runs it on a backend.",
            "The function is read, not run: assignments, framework calls, calls of other functions of the file.",
            "With --python it is run once, so that it may branch and loop; it may also be a class of modules."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier trace loss.py:loss --args \"f32[3], f32[3]\"               the graph as text",
            "  espalier trace net.py:block --args \"f32[2,8,16]\" --picture b.html  to look at",
            "  espalier trace net.py:block --args \"f32[2,8,16]\" --to jax          as a function of jax",
            "  espalier trace loss.py:loss --args \"f32[3], f32[3]\" --gradients --run java",
            "  espalier trace net.py:Net --args \"f32[1,3,32,32]\" --python ~/venv --picture net.html",
            "  espalier trace net.py:block --args \"f32[2,8,16]\" --picture b.html --heat java",
            "  espalier trace block.graph --run libtorch --inputs weights.npz",
            "",
            "Exit status: 0 done; 1 the function could not be read or run; 2 the command line makes no sense."
        })
final class TraceCommand implements Callable<Integer> {
    private static final String GRAPH_SUFFIX = ".graph";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE:FUNCTION",
            description =
                    "A Python file and a function or module in it, or a file NAME.graph with the text of a graph.")
    private String source;

    @Option(
            names = "--args",
            paramLabel = "TYPES",
            defaultValue = "",
            description = "The types of the arguments: f32[2,3], i64[8], f32[batch,3], bool[], int, float.")
    private String arguments;

    @Mixin
    private SourceOption from;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "Run the function once with this Python, which has the framework, instead of reading it.")
    private Path python;

    @Option(names = "--simplify", description = "Simplify the graph first.")
    private boolean simplify;

    @Option(names = "--gradients", description = "The value and its gradients by all floating arguments.")
    private boolean gradients;

    @ArgGroup
    private Output output = new Output();

    /** What draws, if it is not Espalier. */
    private enum Engine {
        dot
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "With --picture OUT.svg: dot has Graphviz draw it. One is carried along if there is none.")
    private Engine engine;

    @Option(
            names = "--heat",
            paramLabel = "BACKEND",
            description = "With --picture: colours by the time of each operation, measured one by one on a backend.")
    private String heat;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description =
                    "Arguments for --run and --heat by name, a file .npz, .npy or .safetensors; without it numbers by chance.")
    private String inputs;

    @Option(names = "--save", paramLabel = "FILE", description = "Where --run writes the results, a file as above.")
    private String save;

    @Mixin
    private HelpOption help;

    /** What is asked for; by default the text of the graph. */
    private static final class Output {
        @Option(names = "--text", description = "Print the graph as text (the default).")
        private boolean text;

        @Option(names = "--outline", description = "Print an outline, with equal neighbours folded.")
        private boolean outline;

        @Option(names = "--dot", description = "Print the graph in the language of Graphviz.")
        private boolean dot;

        @Option(names = "--picture", paramLabel = "OUT", description = "Write a picture, " + PictureFile.NAMES + ".")
        private String picture;

        @Option(
                names = "--to",
                paramLabel = "FRAMEWORK",
                converter = FrameworkName.class,
                completionCandidates = FrameworkName.class,
                description = "Print a Python function of this framework: ${COMPLETION-CANDIDATES}.")
        private Framework to;

        @Option(
                names = "--run",
                paramLabel = "BACKEND",
                description =
                        "Run it: java, libtorch, …, with a device behind a colon if not the first: libtorch:cuda:0.")
        private String backend;
    }

    TraceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (engine != null && (output.picture == null || heat != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--engine goes with --picture OUT.svg" + (heat == null ? "" : ", not with --heat"));
        }
        if (heat != null && output.picture == null) {
            throw new ParameterException(spec.commandLine(), "--heat goes with --picture OUT");
        }
        try {
            Graph graph = prepared(graph());
            show(graph);
            return ExitStatus.DONE;
        } catch (TraceProblem problem) {
            problem.lines().forEach(surroundings.err()::println);
        } catch (SyntaxProblem problem) {
            surroundings.err().println(Transpiler.error(problem));
        } catch (IrProblem | EvaluationProblem | PictureProblem problem) {
            surroundings.err().println(source + ": error: " + problem.getMessage());
        }
        return ExitStatus.FAILED;
    }

    private Graph graph() throws IOException {
        if (source.endsWith(GRAPH_SUFFIX)) {
            Graph graph = Graph.parse(Files.readString(surroundings.resolve(source)));
            List<String> problems = Verifier.problems(graph);
            if (!problems.isEmpty()) {
                throw new IrProblem(problems.getFirst());
            }
            return graph;
        }
        int colon = source.lastIndexOf(':');
        if (colon < 1) {
            throw new ParameterException(
                    spec.commandLine(), "say which function: %s:FUNCTION, or a file NAME.graph".formatted(source));
        }
        String file = source.substring(0, colon);
        Path path = surroundings.resolve(file);
        SourceFile text = SourceFile.parse(file, Files.readString(path));
        Framework framework = from.of(text);
        String function = source.substring(colon + 1);
        return python == null
                ? StaticTrace.of(text, function, Dialect.load(framework.toString()), types())
                : new RunTrace(surroundings, python).of(path, function, framework, types());
    }

    private List<TermType> types() {
        try {
            return TermType.parse(arguments);
        } catch (IrProblem problem) {
            throw new ParameterException(spec.commandLine(), "--args: " + problem.getMessage());
        }
    }

    private Graph prepared(Graph graph) {
        Graph simple = simplify ? Simplify.in(graph) : graph;
        if (!gradients) {
            return simple;
        }
        List<String> by = graph.inputs().stream()
                .filter(input -> input.type() instanceof TermType.Tensor tensor
                        && tensor.type().dtype().isFloating())
                .map(Graph.Input::name)
                .toList();
        return Differentiate.valueAndGradients(simple, by);
    }

    /** What kind of file the picture is to be. */
    private PictureFile pictureFile() {
        PictureFile kind = PictureFile.of(output.picture)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--picture: " + output.picture + " has to be " + PictureFile.NAMES));
        if (engine != null && kind != PictureFile.SVG) {
            throw new ParameterException(spec.commandLine(), "--engine: only an OUT.svg is drawn by Graphviz");
        }
        return kind;
    }

    private GraphView view(Graph graph) throws IOException {
        return heat == null
                ? GraphView.of(graph)
                : GraphPicture.measured(new GraphRun(surroundings, graph, heat).measure(inputs));
    }

    private void show(Graph graph) throws IOException {
        if (output.backend != null) {
            new GraphRun(surroundings, graph, output.backend).run(inputs, save);
        } else if (output.to != null) {
            surroundings.out().print(EmitPython.module(graph, output.to));
        } else if (output.picture != null) {
            Path target = surroundings.resolve(output.picture);
            pictureFile().write(view(graph), engine != null, target);
            surroundings.err().println("espalier: written to " + target);
        } else if (output.dot) {
            surroundings.out().println(Pictures.dot(GraphView.of(graph)).stripTrailing());
        } else if (output.outline) {
            surroundings.out().println(Pictures.text(GraphView.of(graph)).stripTrailing());
        } else {
            surroundings.out().print(graph);
        }
    }
}
