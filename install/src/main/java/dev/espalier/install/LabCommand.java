package dev.espalier.install;

import dev.espalier.engine.files.Folders;
import dev.espalier.engine.python.LockedEnvironment;
import dev.espalier.kernel.KernelSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code espalier lab}. */
@Command(
        name = "lab",
        description = "Opens JupyterLab, with the kernel, on the tutorials or another folder; nothing is installed.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  espalier lab", "  espalier lab work --python ~/venv -- --no-browser"})
final class LabCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "FOLDER [OPTION...]",
            description = "The folder, and behind -- what else jupyter lab is to be told.")
    private List<String> words = List.of();

    @Option(names = "--python", paramLabel = "PATH", description = "The Python that runs the cells.")
    private Path python;

    @Option(
            names = "--bundled",
            description = "Use a JupyterLab of Espalier's own, which is also used where there is no other.")
    private boolean bundled;

    @Mixin
    private HelpOption help;

    LabCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean isNamed = !words.isEmpty() && !words.get(0).startsWith("-");
        Path folder = isNamed
                ? surroundings.resolve(words.get(0))
                : surroundings.root().map(root -> root.resolve("notebooks")).orElse(surroundings.directory());
        Path data = Files.createTempDirectory("espalier-lab-");
        try {
            KernelProgram program = new KernelProgram(surroundings, Optional.ofNullable(python));
            program.specification().write(data.resolve("kernels").resolve(KernelSpec.NAME));
            List<String> command = new ArrayList<>(lab());
            command.add(folder.toString());
            command.addAll(isNamed ? words.subList(1, words.size()) : words);
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment()
                    .merge("JUPYTER_PATH", data.toString(), (before, ours) -> ours + File.pathSeparator + before);
            return builder.start().waitFor();
        } finally {
            Folders.delete(data);
        }
    }

    /** The words that start JupyterLab. */
    private List<String> lab() throws IOException {
        Optional<Path> found = bundled ? Optional.empty() : installed();
        if (found.isPresent()) {
            return List.of(found.get().toString());
        }
        Path root = surroundings
                .root()
                .orElseThrow(
                        () -> new IOException("there is no JupyterLab in --python, in the active environment or on the"
                                + " PATH; install one (pip install jupyterlab) and call this again"));
        return List.of(environment(root, surroundings).program().toString(), "-m", "jupyterlab");
    }

    /** The environment with a JupyterLab of Espalier's own. */
    static LockedEnvironment environment(Path root, Surroundings surroundings) throws IOException {
        LockedEnvironment own =
                LockedEnvironment.ofLab(root.resolve("install/src/main/python/lab.lock"), surroundings.cache());
        own.prepare(what -> surroundings.err().println("espalier: " + what));
        return own;
    }

    private Optional<Path> installed() {
        Stream<Path> named = Stream.ofNullable(python)
                .map(path -> surroundings.resolve(path.toString()))
                .map(path -> Files.isDirectory(path) ? path.resolve("bin") : path.getParent());
        Stream<Path> active = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
                .map(name -> surroundings.variables().getOrDefault(name, ""))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path, "bin"));
        return Stream.concat(named, active)
                .map(folder -> folder.resolve("jupyter-lab"))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> surroundings.onPath("jupyter-lab"));
    }
}
