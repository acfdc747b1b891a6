package dev.espalier.engine.python;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Python to start children with, 3.10 or newer. That it is new enough is found when it is started, since asking
 * beforehand would cost as much as a start.
 *
 * @param program the executable file
 * @param variables what it needs in its environment, added to what is inherited
 */
public record Interpreter(Path program, Map<String, String> variables) {
    public Interpreter {
        variables = Map.copyOf(variables);
    }

    /** The interpreter that the user names: a program, a name on the PATH, or the folder of an environment. */
    public static Interpreter at(Path named) {
        if (Files.isDirectory(named)) {
            return in(named)
                    .orElseThrow(() -> new PythonProblem(
                            "%s has no Python in it; name a program such as %s/bin/python".formatted(named, named)));
        }
        if (Files.isRegularFile(named)) {
            if (!Files.isExecutable(named)) {
                throw new PythonProblem("%s is not a program that can be started".formatted(named));
            }
            return new Interpreter(named.toAbsolutePath(), Map.of());
        }
        if (named.getNameCount() == 1 && !named.isAbsolute()) {
            return onPath(named.toString())
                    .orElseThrow(() -> new PythonProblem(
                            "there is no program %s on the PATH; name a Python by its whole path".formatted(named)));
        }
        throw new PythonProblem(
                "there is no Python at %s; name another one, or none to use the bundled one".formatted(named));
    }

    private static Optional<Interpreter> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new Interpreter(file.toAbsolutePath(), Map.of()));
    }

    private static Optional<Interpreter> in(Path environment) {
        return Stream.of("bin/python3", "bin/python", "python.exe", "Scripts/python.exe")
                .map(environment::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> new Interpreter(file.toAbsolutePath(), Map.of()));
    }

    /** The interpreter of the environment that is active, made by venv or conda, if there is one. */
    public static Optional<Interpreter> active(Map<String, String> variables) {
        return Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
                .map(name -> variables.getOrDefault(name, ""))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .flatMap(folder -> in(folder).stream())
                .findFirst();
    }

    /**
     * The interpreter to use when nothing is said: the one of the active environment, otherwise the bundled one.
     *
     * @param variables the environment of this process
     * @param cache the folder in which the bundled one is unpacked, once
     * @param progress is told what is being done, if that takes its time
     */
    public static Interpreter find(Map<String, String> variables, Path cache, Consumer<String> progress)
            throws IOException {
        Optional<Interpreter> active = active(variables);
        return active.isPresent() ? active.get() : bundled(cache, progress);
    }

    /** The bundled interpreter, in a private environment of its own, into which packages can be installed. */
    public static Interpreter bundled(Path cache, Consumer<String> progress) throws IOException {
        return PrivateEnvironment.in(cache).prepare(progress);
    }

    /** The folder for what can be made again, shared by all programs of Espalier of a user. */
    public static Path userCache(Map<String, String> variables) {
        String chosen = variables.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(chosen);
        return caches.resolve("espalier");
    }

    /** The words that start a script. */
    List<String> command(String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments))
                .toList();
    }

    @Override
    public String toString() {
        return program.toString();
    }
}
