package dev.espalier.install;

import dev.espalier.install.output.TranslationCache;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the world.
 *
 * @param directory the folder that relative names start from
 * @param variables the environment
 * @param root the checkout that was built; empty when the command line runs on its own
 * @param application the folder of built jars, made by the launcher; empty when the command line runs on its own
 * @param colours whether error output may be coloured
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path directory,
        Map<String, String> variables,
        Optional<Path> root,
        Optional<Path> application,
        boolean colours) {

    static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                System.out,
                System.err,
                Path.of(""),
                System.getenv(),
                Optional.ofNullable(System.getProperty("espalier.root")).map(Path::of),
                Optional.ofNullable(System.getProperty("espalier.application")).map(Path::of),
                Boolean.getBoolean("espalier.colours"));
    }

    /** A file named by the user. */
    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** The first program of a name on the PATH. */
    Optional<Path> onPath(String program) {
        return Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The folder for what can be made again, shared by all checkouts of a user. */
    Path cache() {
        String chosen = variables.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(chosen);
        return caches.resolve("espalier");
    }

    /** The cache of translations; only a build that can be told from all others has one. */
    TranslationCache translations() {
        return identity()
                .map(identity -> TranslationCache.in(cache().resolve("translations"), identity))
                .orElseGet(TranslationCache::none);
    }

    private Optional<String> identity() {
        return application.map(folder -> folder.resolve("identity")).flatMap(file -> {
            try {
                return Optional.of(
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
