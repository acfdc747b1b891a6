package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.CellText;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.python.MagicCalls;
import dev.espalier.kernel.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All magics, by name. */
public final class Magics implements MagicCalls {
    /** Those that stand in Python, with what they do. */
    static final Map<String, String> IN_PYTHON = new TreeMap<>(Map.ofEntries(
            Map.entry("time", "%time STATEMENT or %%time: runs it and tells how long that took"),
            Map.entry(
                    "timeit",
                    "%timeit [-n LOOPS] [-r REPEATS] STATEMENT or %%timeit [SETUP]: measures it over many runs"),
            Map.entry("who", "%who [TYPE ...]: names that cells have defined"),
            Map.entry("pip", "%pip ARGUMENT ...: pip of the interpreter that runs the cells"),
            Map.entry("cd", "%cd [FOLDER]: changes the working folder"),
            Map.entry("pwd", "%pwd: the working folder"),
            Map.entry("run", "%run FILE.py [ARGUMENT ...]: runs a program and keeps what it defines"),
            Map.entry(
                    "system", "!COMMAND or %system COMMAND: runs a command of the shell; x = !COMMAND keeps its lines"),
            Map.entry("sx", "!!COMMAND or %sx COMMAND: runs a command of the shell and returns its lines"),
            Map.entry("bash", "%%bash (or %%sh): runs the cell in a shell"),
            Map.entry("env", "%env [NAME[=VALUE]]: shows variables of the environment, or sets one for cells to come"),
            Map.entry("matplotlib", "%matplotlib [inline]: figures stand below their cell, as they do without it")));

    private static final List<String> BODIES_IN_PYTHON = List.of("time", "timeit", "bash", "sh");

    private static final Set<String> HELP = Set.of("-h", "--help");

    private final Map<String, Magic> magics = new TreeMap<>();

    /** The magics of a notebook. */
    public Magics(Notebook notebook) {
        List<Magic> all = List.of(
                new TranspileMagic(notebook),
                new FindingsMagic(notebook),
                new TraceMagic(notebook, "trace"),
                new TraceMagic(notebook, "graph"),
                new BackendMagic(notebook),
                new RuntimeMagic(notebook),
                new FrontendMagic(notebook),
                new VerifyMagic(notebook),
                new BenchMagic(notebook),
                new CommandMagic(notebook, "ops"),
                new CommandMagic(notebook, "doctor"),
                new JavaMagic(notebook),
                new PythonMagic(notebook),
                new WriteFileMagic(),
                new LoadMagic(),
                new HelpMagic(notebook, "pinfo", this::help),
                new HelpMagic(notebook, "pinfo2", this::help),
                new ListMagic(this));
        all.forEach(magic -> magics.put(magic.name(), magic));
        ShowMagic.all().forEach(magic -> magics.put(magic.name(), magic));
    }

    List<Magic> all() {
        return List.copyOf(magics.values());
    }

    /** The names that may be completed. */
    public List<String> names(boolean ofCells) {
        return Stream.concat(
                        magics.values().stream()
                                .filter(m -> !m.name().startsWith("pinfo"))
                                .filter(m -> ofCells ? m.takesBody() : m.takesLine())
                                .map(Magic::name),
                        (ofCells ? BODIES_IN_PYTHON : IN_PYTHON.keySet()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a magic is called in this process, so that Python is not needed for it. */
    public boolean isHere(String name, boolean withBody, String line) {
        if (HELP.contains(line.strip())) {
            return true;
        }
        Magic magic = magics.get(name);
        boolean isThere = withBody ? BODIES_IN_PYTHON.contains(name) : IN_PYTHON.containsKey(name);
        return magic != null && (withBody ? magic.takesBody() : magic.takesLine()) || !isThere;
    }

    /** Whether a line magic takes the rest of the cell when it stands on the first line. */
    public boolean takesRest(String name, String line) {
        return magics.get(name) instanceof TranspileMagic transpile && transpile.takesRest(line);
    }

    /** What {@code -h} tells of a magic. */
    private String help(String name) {
        Magic magic = magics.get(name);
        return magic == null ? IN_PYTHON.getOrDefault(name, unknown(name, false)) : magic.help();
    }

    @Override
    public Outcome call(String name, String line, Optional<String> body, CellOutput output) {
        return call(name, line, body, new Request("", 0, false, false, Json.object(), true), output);
    }

    /** Calls a magic as part of a cell. */
    public Outcome call(String name, String line, Optional<String> body, Request request, CellOutput output) {
        Magic magic = magics.get(name);
        MagicCall call = new MagicCall(name, line, body, request, output);
        if (CellText.words(line).stream().anyMatch(HELP::contains) && (magic != null || IN_PYTHON.containsKey(name))) {
            call.print(help(name));
            return Outcome.NOTHING;
        }
        if (magic == null || !(body.isPresent() ? magic.takesBody() : magic.takesLine())) {
            return usage(unknown(name, body.isPresent()));
        }
        try {
            return magic.run(call);
        } catch (UsageProblem e) {
            return usage(e.getMessage());
        }
    }

    private static String unknown(String name, boolean isOfCell) {
        return isOfCell ? "Cell magic `%%" + name + "` not found." : "Line magic function `%" + name + "` not found.";
    }

    /** Told as a line, not as an error with a traceback. */
    private static Outcome usage(String message) {
        return new Outcome.Failed("UsageError", message, List.of("UsageError: " + message), true);
    }
}
