package dev.espalier.engine.python;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a child is started.
 *
 * @param directory the folder that cells run in
 * @param variables added to the environment that is inherited
 * @param cache the folder in which Python files of ours are laid out; see {@link Interpreter#userCache}
 * @param patience how long an interrupt is given to work before a second one ends the child
 * @param memory where tensors are shared, best a file system in memory
 * @param memoryLimit the most bytes of one child there; what goes beyond is kept in files of the temporary folder
 */
public record Options(
        Path directory, Map<String, String> variables, Path cache, Duration patience, Path memory, long memoryLimit) {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    public Options {
        variables = Map.copyOf(variables);
    }

    /** What suits a notebook: the folder at hand, the environment as it is. */
    public static Options standard() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path memory = SHARED_MEMORY.toFile().canWrite() ? SHARED_MEMORY : temporary;
        Path cache = Interpreter.userCache(System.getenv());
        return new Options(
                Path.of("").toAbsolutePath(), Map.of(), cache, Duration.ofSeconds(1), memory, Long.MAX_VALUE);
    }

    public Options withDirectory(Path changed) {
        return new Options(changed, variables, cache, patience, memory, memoryLimit);
    }

    /** With one more variable in the environment. */
    public Options withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new Options(directory, more, cache, patience, memory, memoryLimit);
    }

    public Options withCache(Path changed) {
        return new Options(directory, variables, changed, patience, memory, memoryLimit);
    }

    public Options withPatience(Duration changed) {
        return new Options(directory, variables, cache, changed, memory, memoryLimit);
    }

    public Options withMemory(Path changed, long limit) {
        return new Options(directory, variables, cache, patience, changed, limit);
    }
}
