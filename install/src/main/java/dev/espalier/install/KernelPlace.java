package dev.espalier.install;

import dev.espalier.kernel.KernelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where Jupyter is to find the kernel, as options of a command. */
final class KernelPlace {
    /** One of the places, or none. */
    static final class Choice {
        @Option(names = "--user", description = "For this user, in all environments; the default.")
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For one environment of Python: that of --python, the active one, or that on the PATH.")
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Under DIR/share/jupyter/kernels.")
        private Path prefix;
    }

    @ArgGroup
    private Choice choice = new Choice();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "The Python that runs the cells: a program, or the folder of an environment.")
    private Path python;

    /** The folder for the kernel. */
    Path folder(Surroundings surroundings) throws IOException {
        if (choice.prefix != null) {
            return KernelSpec.folderIn(
                    surroundings.resolve(choice.prefix.toString()).toAbsolutePath());
        }
        if (choice.sysPrefix) {
            return KernelSpec.folderIn(prefixOf(environmentPython(surroundings)));
        }
        Path home = Path.of(surroundings.variables().getOrDefault("HOME", System.getProperty("user.home")));
        return KernelSpec.userFolder(surroundings.variables(), home, System.getProperty("os.name"));
    }

    /** The Python that an installed kernel names; the environment that it was installed into, if there is one. */
    Optional<Path> python(Surroundings surroundings) throws IOException {
        if (python != null) {
            return Optional.of(surroundings.resolve(python.toString()).toAbsolutePath());
        }
        if (choice.sysPrefix) {
            return Optional.of(environmentPython(surroundings));
        }
        return choice.prefix == null
                ? Optional.empty()
                : pythonIn(surroundings.resolve(choice.prefix.toString()).toAbsolutePath());
    }

    private Path environmentPython(Surroundings surroundings) throws IOException {
        if (python != null) {
            Path named = surroundings.resolve(python.toString()).toAbsolutePath();
            return pythonIn(named).orElse(named);
        }
        Map<String, String> variables = surroundings.variables();
        Stream<Path> active = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
                .map(name -> variables.getOrDefault(name, ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> pythonIn(Path.of(folder)).stream());
        return active.findFirst()
                .or(() -> surroundings.onPath("python3"))
                .orElseThrow(() -> new IOException("there is no Python for --sys-prefix; name one with --python"));
    }

    private static Optional<Path> pythonIn(Path environment) {
        return Stream.of("bin/python3", "bin/python")
                .map(environment::resolve)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where the environment of a Python lies, as it says itself. */
    private static Path prefixOf(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-c", "import sys; print(sys.prefix)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (said.isEmpty()) {
            throw new IOException(program + " does not tell its sys.prefix");
        }
        return Path.of(said);
    }
}
