package dev.espalier.engine.python;

import dev.espalier.engine.files.FolderLock;
import dev.espalier.engine.files.Folders;
import dev.espalier.engine.files.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Python environment with the packages of a lock file, made once and kept.
 *
 * <p>Its folder is named after what it is made from; a stamp, written last, says that it is complete.
 */
public final class LockedEnvironment {
    private static final int NAME_LENGTH = 16;
    private static final String UV = "uv==0.13.8";

    /**
     * What such an environment is for.
     *
     * @param folder where those of this purpose lie in the cache
     * @param contents what is installed, for who waits for it
     * @param imports a line of Python by which it is tried
     */
    private record Purpose(String folder, String contents, String imports) {}

    private static final Purpose FRAMEWORKS = new Purpose(
            "frameworks",
            "torch, jax, tensorflow and numpy",
            "import torch, tensorflow, keras, jax, flax, haiku, optax, numpy");
    private static final Purpose LAB = new Purpose("lab", "JupyterLab", "import jupyterlab.labapp");

    private static final Purpose ARRAY_API =
            new Purpose("array-api", "pytest and hypothesis", "import pytest, hypothesis, ndindex");
    private static final Purpose MODELS =
            new Purpose("models", "models of Hugging Face", "import tokenizers, safetensors, regex");

    private final Purpose purpose;
    private final Path cache;
    private final Path lockFile;
    private final BundledPython python;
    private final Path folder;

    private LockedEnvironment(Purpose purpose, Path cache, Path lockFile, BundledPython python, Path folder) {
        this.purpose = purpose;
        this.cache = cache;
        this.lockFile = lockFile;
        this.python = python;
        this.folder = folder;
    }

    /** The environment with the real frameworks in the user's cache folder, whether it has been made or not. */
    public static LockedEnvironment ofFrameworks(Path lockFile, Path cache) throws IOException {
        return of(FRAMEWORKS, lockFile, cache);
    }

    /** The environment with JupyterLab, likewise. */
    public static LockedEnvironment ofLab(Path lockFile, Path cache) throws IOException {
        return of(LAB, lockFile, cache);
    }

    /** The environment with what the tests of the array API standard need, likewise. */
    public static LockedEnvironment ofArrayApi(Path lockFile, Path cache) throws IOException {
        return of(ARRAY_API, lockFile, cache);
    }

    /** What models of Hugging Face need beside the frameworks, whose environment may borrow {@link #packages}. */
    public static LockedEnvironment ofModels(Path lockFile, Path cache) throws IOException {
        return of(MODELS, lockFile, cache);
    }

    private static LockedEnvironment of(Purpose purpose, Path lockFile, Path cache) throws IOException {
        BundledPython python = BundledPython.in(cache);
        String hash = Hash.of(Files.readString(lockFile), UV, python.home().toString());
        Path folder = cache.resolve(purpose.folder()).resolve(hash.substring(0, NAME_LENGTH));
        return new LockedEnvironment(purpose, cache, lockFile, python, folder);
    }

    public boolean isComplete() {
        return Files.exists(stamp());
    }

    public Path folder() {
        return folder;
    }

    /** A program that starts Python in this environment and needs nothing set. */
    public Path program() {
        return folder.resolve("espalier-python");
    }

    /** The folder with the packages, for another environment of the same Python. */
    public Path packages() throws IOException {
        try (Stream<Path> versions = Files.list(folder.resolve("lib"))) {
            return versions.map(version -> version.resolve("site-packages"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("there are no packages in " + folder));
        }
    }

    /**
     * Makes the environment if it is missing or was left half-made.
     *
     * @param progress is told what is being done
     */
    public void prepare(Consumer<String> progress) throws IOException {
        if (isComplete()) {
            return;
        }
        Files.createDirectories(cache);
        try (FolderLock _ = FolderLock.take(cache.resolve("python.lock"))) {
            if (!isComplete()) {
                make(progress);
            }
        }
    }

    private void make(Consumer<String> progress) throws IOException {
        Path log = cache.resolve("python.log");
        Files.deleteIfExists(log);
        if (!python.isPresent()) {
            progress.accept("fetching Python " + BundledPython.VERSION);
            python.fetch(log);
        }
        Folders.delete(folder);
        Files.createDirectories(folder);
        Commands commands = new Commands(folder, log, variables());
        progress.accept("making an environment in " + folder);
        commands.run(List.of(python.program().toString(), "-m", "venv", folder.toString()));
        progress.accept("installing " + purpose.contents() + ", which takes some minutes the first time");
        install(commands);
        writeProgram();
        progress.accept("trying to import " + purpose.contents());
        commands.run(List.of(interpreter(), "-c", purpose.imports()));
        Files.writeString(stamp(), "");
    }

    /** With uv, which takes half a minute, or with pip, which reads more kinds of settings. */
    private void install(Commands commands) throws IOException {
        String requirements = lockFile.toAbsolutePath().toString();
        List<String> pip = List.of(interpreter(), "-m", "pip", "install", "--quiet");
        String uv = folder.resolve("bin").resolve("uv").toString();
        boolean installed = commands.succeeds(with(pip, UV))
                && commands.succeeds(List.of(
                        uv, "pip", "install", "--quiet", "--python", interpreter(), "--no-deps", "-r", requirements));
        if (!installed) {
            commands.run(with(pip, "--no-deps", "-r", requirements));
        }
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    /** What pip is told by the environment, uv must be told in its own words. */
    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(python.variables());
        translate("PIP_INDEX_URL", "UV_DEFAULT_INDEX", variables);
        translate("PIP_EXTRA_INDEX_URL", "UV_INDEX", variables);
        translate("PIP_FIND_LINKS", "UV_FIND_LINKS", variables);
        translate("PIP_CERT", "SSL_CERT_FILE", variables);
        variables.put("TF_CPP_MIN_LOG_LEVEL", "3");
        return variables;
    }

    private static void translate(String pip, String uv, Map<String, String> variables) {
        String value = System.getenv(pip);
        if (value != null && System.getenv(uv) == null) {
            variables.put(uv, value);
        }
    }

    private void writeProgram() throws IOException {
        StringBuilder script = new StringBuilder("#!/bin/sh\n# Python with the library it needs.\n");

        for (String name : python.variables().keySet()) {
            script.append("%s=%s${%s:+:$%s}\nexport %s\n"
                    .formatted(name, quoted(python.home().toString()), name, name, name));
        }
        script.append("exec ").append(quoted(interpreter())).append(" \"$@\"\n");
        Files.writeString(program(), script.toString());
        if (!program().toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program() + " executable");
        }
    }

    /** A word for the shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private String interpreter() {
        return folder.resolve("bin").resolve("python").toString();
    }

    private Path stamp() {
        return folder.resolve("complete");
    }
}
