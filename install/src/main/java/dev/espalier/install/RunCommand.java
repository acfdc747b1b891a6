package dev.espalier.install;

import dev.espalier.engine.files.Problems;
import dev.espalier.kernel.Kernel;
import dev.espalier.kernel.notebook.NotebookFile;
import dev.espalier.kernel.notebook.NotebookPage;
import dev.espalier.kernel.notebook.NotebookRun;
import dev.espalier.kernel.wire.ClientConnection;
import dev.espalier.kernel.wire.ConnectionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code espalier run}. */
@Command(
        name = "run",
        description = "Runs the cells of a notebook and writes the notebook with their outputs; no Jupyter is needed.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier run notebooks/01-first-steps.ipynb",
            "  espalier run model.ipynb -o done.ipynb --html --python ~/venv",
            "",
            "Exit status: 0 all cells ran; 1 a cell failed, and those below it were not run."
        })
final class RunCommand implements Callable<Integer> {
    private static final String DEFAULT_OUTPUT = "Executed";
    private static final double LONG = 1;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NOTEBOOK", description = "The notebook, a file NAME.ipynb.")
    private String notebook;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.ipynb",
            description = "Where to write it; by default Executed/NAME.ipynb.")
    private String output;

    @Option(names = "--html", description = "Write a page beside it, NAME.html, that needs nothing else.")
    private boolean html;

    @Option(names = "--python", paramLabel = "PATH", description = "The Python that runs the cells.")
    private Path python;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long a cell may take; by default for ever.")
    private Integer timeout;

    @Mixin
    private HelpOption help;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path source = surroundings.resolve(notebook);
        Path target = surroundings.resolve(output == null ? DEFAULT_OUTPUT + "/" + source.getFileName() : output);
        if (!target.toString().endsWith(".ipynb")) {
            throw new ParameterException(spec.commandLine(), "-o takes a name that ends in .ipynb, not " + output);
        }
        if (Files.exists(target) && Files.exists(source) && Files.isSameFile(source, target)) {
            throw new ParameterException(spec.commandLine(), "-o would overwrite the notebook itself");
        }
        NotebookFile file;
        try {
            file = NotebookFile.read(source);
        } catch (IOException e) {
            throw new IOException(notebook + ": " + Problems.reason(e), e);
        }
        Optional<String> failure = run(file);
        file.write(target);
        say("written to " + target);
        if (html) {
            Path page = target.resolveSibling(target.getFileName().toString().replaceFirst("\\.ipynb$", ".html"));
            NotebookFile.replace(
                    page, NotebookPage.of(file, source.getFileName().toString()));
            say("written to " + page);
        }
        failure.ifPresent(why -> surroundings.err().println(notebook + ": error: " + why));
        return failure.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private Optional<String> run(NotebookFile file) throws IOException {
        ConnectionFile place = ConnectionFile.ofFreePorts();
        KernelProgram program = new KernelProgram(surroundings, Optional.ofNullable(python));
        try (Kernel kernel = new Kernel(place, program.session());
                ClientConnection client = new ClientConnection(place)) {
            kernel.start();
            return new NotebookRun(
                            client, new Told(), Optional.ofNullable(timeout).map(Duration::ofSeconds))
                    .run(file);
        }
    }

    private void say(String what) {
        surroundings.err().println("espalier: " + what);
    }

    /** One line for each cell, and one more if it fails or takes long; others may say something meanwhile. */
    private final class Told implements NotebookRun.Progress {
        @Override
        public void begins(int cell, int of, String firstLine) {
            String line = firstLine.length() > 60 ? firstLine.substring(0, 59) + "…" : firstLine;
            say("cell %d of %d: %s".formatted(cell, of, line));
        }

        @Override
        public void ended(int cell, double seconds, Optional<String> error) {
            if (error.isPresent() || seconds >= LONG) {
                say(String.format(
                        Locale.ROOT, "cell %d %s after %.1f s", cell, error.isPresent() ? "failed" : "ended", seconds));
            }
        }
    }
}
