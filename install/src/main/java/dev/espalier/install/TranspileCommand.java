package dev.espalier.install;

import dev.espalier.engine.files.Problems;
import dev.espalier.engine.report.RunReport;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.install.output.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code espalier transpile}. */
@Command(
        name = "transpile",
        description = "Translates Python files from one framework to another.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier transpile model.py --to jax",
            "  espalier transpile src/ --from torch --to tensorflow -o converted",
            "  espalier transpile model.py --to jax --only rmse --args \"f32[8,3], f32[8,3]\"",
            "  espalier transpile model.py --to numpy --report report.html",
            "  cat model.py | espalier transpile - --to jax",
            "",
            "Exit status: 0 all converted; 3 written, with unconverted places, which raise",
            "when they are reached; 1 some file could not be translated; 2 wrong usage."
        })
final class TranspileCommand implements Callable<Integer> {
    private static final String DEFAULT_OUTPUT = "Translated_Outputs";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Python files, folders with Python files, or - for standard input and output.")
    private List<String> sources;

    @Mixin
    private SourceOption from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FRAMEWORK",
            converter = FrameworkName.class,
            completionCandidates = FrameworkName.class,
            description = "${COMPLETION-CANDIDATES}.")
    private Framework to;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder to write to, - for standard output; by default Translated_Outputs/<FRAMEWORK>.")
    private String output;

    @Option(names = "--only", paramLabel = "NAME", description = "Translate only this function or class.")
    private String only;

    @Option(
            names = "--args",
            paramLabel = "TYPES",
            defaultValue = "",
            description = "Types of the arguments, such as \"f32[2,3], int\", or a file FILE.npz that holds them.")
    private String arguments;

    @Option(
            names = "--report",
            paramLabel = "FILE.json|.html",
            description = "Write a report, for programs or for reading; may be given twice.")
    private List<String> reports = List.of();

    @Option(names = "--force", description = "Overwrite files that were changed or that Espalier did not write.")
    private boolean force;

    @Mixin
    private HelpOption help;

    TranspileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (from.framework().equals(Optional.of(to))) {
            throw usage("--from and --to are both " + to + ", so there is nothing to translate");
        }
        reports.stream().filter(name -> !ReportFile.isName(name)).findFirst().ifPresent(name -> {
            throw usage("--report takes a name that ends in .json or .html, not '" + name + "'");
        });
        Inputs inputs = Inputs.find(sources, surroundings);
        try (Destination destination = destination(inputs)) {
            Options options = new Options(from.framework(), to, Optional.ofNullable(only), sampleTypes());
            TranspileRun run = new TranspileRun(surroundings, options, destination, !reports.isEmpty());
            RunReport report = run.translate(inputs);
            new Messages(surroundings).tell(report, destination);
            boolean reported = writeReports(report);
            return reported ? run.status() : ExitStatus.FAILED;
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private boolean writeReports(RunReport report) {
        boolean written = true;
        for (String name : reports) {
            try {
                new ReportFile(name, force).write(report, surroundings);
            } catch (Refusal e) {
                surroundings.err().println(Failure.of(name, e.getMessage()).getMessage());
                written = false;
            } catch (IOException e) {
                surroundings
                        .err()
                        .println(Failure.of(name, "cannot be written: " + Problems.reason(e))
                                .getMessage());
                written = false;
            }
        }
        return written;
    }

    private Destination destination(Inputs inputs) {
        boolean standardInput = sources.contains(Input.STANDARD);
        if (standardInput && sources.size() > 1) {
            throw usage("- stands alone: standard input cannot be mixed with files");
        }
        if (Input.STANDARD.equals(output) || standardInput && output == null) {
            if (inputs.files().size() > 1) {
                throw usage(
                        "standard output takes one file, not " + inputs.files().size() + "; choose a folder with -o");
            }
            return new StandardOutput(surroundings.out());
        }
        String folder = output == null ? DEFAULT_OUTPUT + "/" + to : output;
        if (Files.exists(surroundings.resolve(folder)) && !Files.isDirectory(surroundings.resolve(folder))) {
            throw usage("-o takes a folder, and " + folder + " is a file");
        }
        checkNames(inputs, folder);
        return new FolderDestination(folder, surroundings.resolve(folder), inputs, force);
    }

    /** Two inputs must not be written to one file. */
    private void checkNames(Inputs inputs, String folder) {
        Map<String, Input> names = new HashMap<>();
        for (Input input : inputs.files()) {
            Input other = names.put(input.name(), input);
            if (other != null) {
                throw usage(other.shown() + " and " + input.shown() + " would both be written to " + folder + "/"
                        + input.name() + "; translate them into two folders");
            }
        }
    }

    private String sampleTypes() throws IOException {
        return arguments.endsWith(".npz") ? ArrayFile.types(surroundings.resolve(arguments)) : arguments;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
