package dev.espalier.kernel.magic;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Transpiler;
import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.jshell.JavaCells;
import dev.espalier.kernel.python.PythonCells;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What the magics of one notebook share. */
public final class Notebook {
    /**
     * What the program around the kernel lends to it.
     *
     * @param commands runs a command line of Espalier and returns what it says
     * @param interpreters how Python is started: with the program of the user, or the one that is used otherwise
     */
    public record Surroundings(
            Function<List<String>, String> commands, Function<Optional<Path>, PythonCells.Starter> interpreters) {}

    /** What a function of the cells was translated to. */
    record Translated(String name, Framework from, Framework to) {}

    private final Surroundings surroundings;
    private final Map<String, Graph> graphs = new ConcurrentHashMap<>();
    private final Map<String, Graph> earlier = new ConcurrentHashMap<>();
    private final Language java = new JavaCells(graphs);
    private final Map<String, Translated> translated = new ConcurrentHashMap<>();
    private final AtomicReference<PythonCells> python = new AtomicReference<>();
    private final AtomicReference<Transpiler> transpiler = new AtomicReference<>();
    private final AtomicReference<List<Finding>> findings = new AtomicReference<>(List.of());

    public Notebook(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The notebook's Python; magics that do without it work before it is there. */
    public void attach(PythonCells cells) {
        python.set(cells);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The notebook's Java. */
    public Language java() {
        return java;
    }

    /** The graphs that were made last, by the names of the functions that they were made of. */
    Map<String, Graph> graphs() {
        return graphs;
    }

    /** For each of those that was made otherwise before, what it was then. */
    Map<String, Graph> earlier() {
        return earlier;
    }

    PythonCells python() throws UsageProblem {
        PythonCells cells = python.get();
        if (cells == null) {
            throw new UsageProblem("this notebook has no Python");
        }
        return cells;
    }

    synchronized Transpiler transpiler() {
        if (transpiler.get() == null) {
            transpiler.set(Transpiler.load());
        }
        return transpiler.get();
    }

    /** What the last translation said. */
    AtomicReference<List<Finding>> findings() {
        return findings;
    }

    /** The last translations, by the names of what was translated. */
    Map<String, Translated> translated() {
        return translated;
    }
}
