package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.CellText;
import dev.espalier.kernel.cell.CellText.CellMagic;
import dev.espalier.kernel.cell.CellText.LineMagic;
import dev.espalier.kernel.cell.Completeness;
import dev.espalier.kernel.cell.Completions;
import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.cell.Shell;
import dev.espalier.kernel.magic.Magics;
import dev.espalier.kernel.magic.Notebook;
import dev.espalier.kernel.python.PythonCells;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the cells of one kernel share: their languages, their magics, and what was defined in them. */
public final class Session implements AutoCloseable {
    /** Clients give up a kernel that says nothing for a minute, and Python may take that long when it is unpacked. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PythonCells python;
    private final Language java;
    private final Magics magics;
    private final Comms comms = new Comms();
    private final Map<Shell, RunningCell> running = new ConcurrentHashMap<>();

    /** A session that starts Python at once. */
    public Session(Notebook.Surroundings surroundings) {
        Notebook notebook = new Notebook(surroundings);
        this.java = notebook.java();
        this.magics = new Magics(notebook);
        this.python = new PythonCells(surroundings.interpreters().apply(Optional.empty()), magics, this::hear);
        notebook.attach(python);
    }

    Comms comms() {
        return comms;
    }

    /** What clients ask first: it waits for Python, so that it can tell the version and a first cell finds all ready. */
    ObjectNode info() {
        python.await(PATIENCE);
        ObjectNode info = Json.object();
        info.put("protocol_version", Message.PROTOCOL);
        info.put("implementation", "espalier");
        info.put("implementation_version", version());
        info.set("language_info", language());
        info.put("banner", "Espalier " + version() + ": %lsmagic lists what cells can do beside Python");
        info.put("debugger", false);
        info.putArray("supported_features").add("kernel subshells");
        info.putArray("help_links");
        return info;
    }

    private ObjectNode language() {
        ObjectNode language = Json.object();
        language.put("name", "python").put("version", python.version().orElse("3"));
        language.put("mimetype", "text/x-python").put("file_extension", ".py");
        language.put("pygments_lexer", "ipython3").put("nbconvert_exporter", "python");
        language.putObject("codemirror_mode").put("name", "ipython").put("version", 3);
        return language;
    }

    private static String version() {
        String built = Session.class.getPackage().getImplementationVersion();
        return built == null ? "0.1.0" : built;
    }

    Outcome run(Request request, CellOutput output) {
        return interruptibly(cell -> {
            Outcome outcome = dispatch(request, output, cell);
            if (outcome instanceof Outcome.Failed failed && failed.isTold()) {
                output.print("stderr", failed.name() + ": " + failed.value() + "\n");
            }
            return outcome;
        });
    }

    private <T> T interruptibly(Function<RunningCell, T> work) {
        RunningCell cell = new RunningCell(Shell.current(), python);
        running.put(cell.shell(), cell);
        try {
            return work.apply(cell);
        } finally {
            running.remove(cell.shell());
        }
    }

    /** Passes on what a page says in a conversation; what objects in cells do then is answered to it. */
    void received(Message message, CellOutput output) {
        comms.note(message.type(), message.content());
        interruptibly(_ -> {
            python.received(message, output);
            return true;
        });
    }

    /** Takes note of conversations as Python opens and closes them, and as it is gone. */
    private void hear(String event, JsonNode params) {
        switch (event) {
            case "comm" -> comms.note(params.path("type").asText(), params.path("content"));
            case "started", "died" -> comms.clear();
            default -> {
                // It says nothing of conversations.
            }
        }
    }

    /** A cell that is one magic of ours runs here; what else a cell may be, Python runs, and calls magics from there. */
    private Outcome dispatch(Request request, CellOutput output, RunningCell running) {
        String code = request.code();
        Optional<CellMagic> cell = CellText.cellMagic(code)
                .or(() -> CellText.firstMagic(code).filter(m -> magics.takesRest(m.name(), m.line())));
        if (cell.isPresent()) {
            CellMagic magic = cell.get();
            if (magics.isHere(magic.name(), true, magic.line())) {
                running.isIn(magic.name().equals("java") ? java : python);
                return magics.call(magic.name(), magic.line(), Optional.of(magic.body()), request, output);
            }
            return python.run(request.withCode(CellText.call(magic)), output);
        }
        Optional<LineMagic> line = CellText.onlyMagic(code).filter(m -> magics.isHere(m.name(), false, m.line()));
        if (line.isPresent()) {
            return magics.call(line.get().name(), line.get().line(), Optional.empty(), request, output);
        }
        return python.run(request, output);
    }

    Completions complete(String code, int cursor) {
        int at = code.offsetByCodePoints(0, cursor);
        Optional<Completions> names = magicNames(code, at, cursor);
        if (names.isPresent()) {
            return names.get();
        }
        int body = javaBody(code);
        if (body >= 0 && at >= body) {
            int before = code.codePointCount(0, body);
            return java.complete(code.substring(body), cursor - before).shifted(before);
        }
        return python.complete(code, cursor);
    }

    /** The magics whose names begin as the text before the cursor does. */
    private Optional<Completions> magicNames(String code, int at, int cursor) {
        int start = at;
        while (start > 0 && (Character.isLetterOrDigit(code.charAt(start - 1)) || code.charAt(start - 1) == '_')) {
            start--;
        }
        int signs = start;
        while (signs > 0 && code.charAt(signs - 1) == '%') {
            signs--;
        }
        boolean isAtLineStart = code.substring(code.lastIndexOf('\n', Math.max(signs - 1, 0)) + 1, signs)
                .isBlank();
        if (signs == start || start - signs > 2 || !isAtLineStart) {
            return Optional.empty();
        }
        String percent = code.substring(signs, start);
        String typed = code.substring(start, at);
        return Optional.of(Completions.of(
                magics.names(percent.length() == 2).stream()
                        .filter(name -> name.startsWith(typed))
                        .map(name -> percent + name)
                        .toList(),
                cursor - (at - signs),
                cursor,
                "magic"));
    }

    /** Where the Java text of a cell begins; below zero when it is none. */
    private static int javaBody(String code) {
        return CellText.cellMagic(code)
                .filter(magic -> magic.name().equals("java"))
                .map(magic -> code.length() - magic.body().length())
                .orElse(-1);
    }

    Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        int body = javaBody(code);
        return body >= 0 && code.offsetByCodePoints(0, cursor) >= body
                ? java.inspect(code.substring(body), cursor - code.codePointCount(0, body), detail)
                : python.inspect(code, cursor, detail);
    }

    Completeness completeness(String code) {
        int body = javaBody(code);
        if (body >= 0) {
            return java.completeness(code.substring(body));
        }
        // A cell of another kind ends where its writer leaves an empty line.
        return CellText.cellMagic(code).isPresent()
                ? code.endsWith("\n") ? Completeness.COMPLETE : new Completeness("incomplete", "")
                : python.completeness(code);
    }

    /**
     * Ends the cell that the main shell runs, the second time by force; if it runs none, those of the subshells.
     *
     * @return the shells whose cells were interrupted
     */
    List<Shell> interrupt() {
        RunningCell main = running.get(Shell.MAIN);
        List<RunningCell> cells = main == null ? List.copyOf(running.values()) : List.of(main);
        cells.forEach(RunningCell::interrupt);
        return cells.stream().map(RunningCell::shell).toList();
    }

    /** Ends the cell of a subshell, and what Python had for it. */
    void end(Shell shell) {
        Optional.ofNullable(running.get(shell)).ifPresent(RunningCell::interrupt);
        python.end(shell);
    }

    @Override
    public void close() {
        python.close();
        java.close();
    }
}
