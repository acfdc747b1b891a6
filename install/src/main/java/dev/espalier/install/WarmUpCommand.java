package dev.espalier.install;

import dev.espalier.engine.files.Folders;
import dev.espalier.engine.transpile.Framework;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Typical work in all directions, so that the JVM can record what it loads; the launcher calls this once. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    private static final String SAMPLE = """
            import torch

            def rmse(predictions, targets):
                return torch.sqrt(torch.mean((predictions - targets) ** 2))
            """;

    private static final String NOTEBOOK = """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {}, "outputs": [], "source": "%lsmagic"},
              {"cell_type": "code", "metadata": {}, "outputs": [], "source": "1 + 1"}]}
            """;

    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("espalier");
        try {
            Surroundings here = inside(folder);
            Files.writeString(folder.resolve("rmse.py"), SAMPLE);
            for (Framework from : Framework.values()) {
                String source = from == Framework.TORCH ? "rmse.py" : from + "/rmse.py";
                if (from != Framework.TORCH) {
                    EspalierCommand.run(here, "transpile", "rmse.py", "--to", from.toString(), "-o", from.toString());
                }
                for (Framework to : Framework.values()) {
                    EspalierCommand.run(here, "transpile", source, "--to", to.toString(), "-o", "from-" + from);
                }
            }
            EspalierCommand.run(here, "transpile", "rmse.py", "--to", "jax", "-o", "-", "--report", "report.json");
            EspalierCommand.run(here, "transpile", "missing.py", "--to", "jax");
            EspalierCommand.run(here, "transpile", "-h");
            Files.writeString(folder.resolve("cells.ipynb"), NOTEBOOK);
            // A kernel starts without waiting for Python, so none is needed to record that.
            EspalierCommand.run(
                    here,
                    "run",
                    "cells.ipynb",
                    "--python",
                    folder.resolve("none").toString());
        } finally {
            Folders.delete(folder);
        }
        return ExitStatus.DONE;
    }

    /** A world that ends at a folder: its outputs go nowhere, its cache is new. */
    private Surroundings inside(Path folder) {
        Map<String, String> variables = new HashMap<>(surroundings.variables());
        variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                surroundings.in(),
                nowhere,
                nowhere,
                folder,
                variables,
                surroundings.root(),
                surroundings.application(),
                surroundings.colours());
    }
}
