package dev.espalier.install;

import dev.espalier.engine.files.Problems;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code espalier}, under which all others stand. */
@Command(
        name = "espalier",
        description = "Moves machine-learning code between PyTorch, JAX, TensorFlow and NumPy.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = EspalierCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier transpile model.py --to jax    writes Translated_Outputs/jax/model.py",
            "  espalier transpile -h                   all about translating",
            "  espalier doctor                         what is there, and what to do"
        })
final class EspalierCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** Runs one command line; returns its exit status. */
    static int run(Surroundings surroundings, String... arguments) {
        CommandLine commands = new CommandLine(new EspalierCommand())
                .addSubcommand(new TranspileCommand(surroundings))
                .addSubcommand(new TraceCommand(surroundings))
                .addSubcommand(new OpsCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new LabCommand(surroundings))
                .addSubcommand(new InstallCommand(surroundings))
                .addSubcommand(new UninstallCommand(surroundings))
                .addSubcommand(new KernelCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new TestCommand(surroundings))
                .addSubcommand(new CompletionCommand(surroundings))
                .addSubcommand(new BenchmarkCommand(surroundings))
                .addSubcommand(new WarmUpCommand(surroundings));
        commands.setOut(new PrintWriter(surroundings.out(), true));
        commands.setErr(new PrintWriter(surroundings.err(), true));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.colours() ? Ansi.ON : Ansi.OFF));
        commands.setUsageHelpAutoWidth(true);
        commands.setParameterExceptionHandler((problem, words) -> complain(surroundings, problem));
        commands.setExecutionExceptionHandler((problem, command, parsed) -> {
            surroundings.err().println("espalier: error: " + Problems.describe(problem));
            return ExitStatus.FAILED;
        });
        return commands.execute(arguments);
    }

    private static int complain(Surroundings surroundings, ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = problem.getMessage().replace("\n", " ");
        List<String> similar = similar(problem);
        String hint = similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
        surroundings.err().println("espalier: error: " + message + hint + " (help: " + name + " -h)");
        return ExitStatus.USAGE;
    }

    private static List<String> similar(ParameterException problem) {
        return problem instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(2).toList()
                : List.of();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The version of this build and of the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"espalier %s (Java %s)".formatted(number(), Runtime.version())};
        }

        static String number() {
            String built = Version.class.getPackage().getImplementationVersion();
            return built == null ? "development" : built;
        }
    }
}
