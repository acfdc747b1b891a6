package dev.espalier.kernel.jshell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.ir.Graph;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.Completeness;
import dev.espalier.kernel.cell.Completions;
import dev.espalier.kernel.cell.Html;
import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.VarSnippet;

/**
 * Cells in Java. JShell starts with the first of them.
 *
 * <p>JShell runs them in this process, so that they see the engine and all that is on the class path, and stops them by
 * code that it puts into their loops and calls (JDK 25), so that even a loop that catches everything ends.
 */
public final class JavaCells implements Language {
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "dev.espalier.engine.backend.*",
            "dev.espalier.engine.ir.*",
            "dev.espalier.engine.report.*",
            "dev.espalier.engine.transpile.*",
            "tech.tablesaw.api.*",
            "static dev.espalier.kernel.jshell.JavaCell.display",
            "static dev.espalier.kernel.jshell.JavaCell.bars",
            "static dev.espalier.kernel.jshell.JavaCell.graph");
    /** Imported where it is on the class path. */
    private static final List<String> ND4J =
            List.of("org.nd4j.linalg.factory.Nd4j", "org.nd4j.linalg.api.ndarray.INDArray");

    private static final long STOP_PAUSE_NANOS = 50_000_000;

    private final AtomicReference<JShell> shell = new AtomicReference<>();
    /** JShell does one thing at a time. */
    private final ReentrantLock using = new ReentrantLock();

    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final AtomicBoolean isInterrupted = new AtomicBoolean();
    private final Map<String, Graph> graphs;

    /**
     * Cells that know the graphs of their notebook.
     *
     * @param graphs by the names of the functions that they were made of
     */
    public JavaCells(Map<String, Graph> graphs) {
        this.graphs = graphs;
    }

    private JShell shell() {
        JShell running = shell.get();
        if (running == null) {
            route();
            running =
                    JShell.builder().executionEngine(new GuardedEngine(), null).build();
            String classPath = System.getProperty("java.class.path");
            if (!classPath.isEmpty()) {
                running.addToClasspath(classPath);
            }
            for (String name : IMPORTS) {
                running.eval("import " + name + ";");
            }
            for (String name : ND4J) {
                if (isPresent(name)) {
                    running.eval("import " + name + ";");
                }
            }
            shell.set(running);
        }
        return running;
    }

    private static boolean isPresent(String name) {
        return JavaCells.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /** What Java code prints goes to its cell from now on. */
    private static void route() {
        System.setOut(JavaCell.stream("stdout", System.out));
        System.setErr(JavaCell.stream("stderr", System.err));
    }

    @Override
    public Outcome run(Request request, CellOutput output) {
        using.lock();
        try {
            return runAlone(request, output);
        } finally {
            using.unlock();
        }
    }

    private Outcome runAlone(Request request, CellOutput output) {
        JavaCell cell = JavaCell.enter(output, graphs);
        isInterrupted.set(false);
        isRunning.set(true);
        try {
            JShell running = shell();
            Optional<Outcome.Failed> failed = evaluate(running, request.code(), request.silent());
            if (failed.isPresent()) {
                return failed.get();
            }
            return new Outcome.Done(cell.result().map(Values::show), expressions(running, request));
        } finally {
            isRunning.set(false);
            JavaCell.leave();
        }
    }

    /** Runs the snippets of a cell one after the other, until one fails. */
    private Optional<Outcome.Failed> evaluate(JShell running, String code, boolean silent) {
        SourceCodeAnalysis analysis = running.sourceCodeAnalysis();
        JavaProblems problems = new JavaProblems(running, code);
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo part = analysis.analyzeCompletion(rest);
            String source = part.source() == null ? rest : part.source();
            String remaining = part.source() == null ? "" : part.remaining();
            int start = code.length() - rest.length();
            List<SnippetEvent> events = running.eval(source);
            if (shell.get() != running) {
                return Optional.of(Outcome.failed("Interrupted", "JShell was restarted; all its variables are gone"));
            }
            if (isInterrupted.get()) {
                return Optional.of(Outcome.failed("Interrupted", "the cell was interrupted"));
            }
            problems.ran(events, start);
            Optional<Outcome.Failed> failed = problems.first(events);
            if (failed.isPresent()) {
                return failed;
            }
            boolean isLast = remaining.isBlank();
            if (isLast && !silent && !source.strip().endsWith(";")) {
                keepResult(running, events);
            }
            rest = remaining;
        }
        return Optional.empty();
    }

    private static void keepResult(JShell running, List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            boolean isExpression =
                    switch (event.snippet().subKind()) {
                        case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, ASSIGNMENT_SUBKIND -> true;
                        default -> false;
                    };
            if (event.causeSnippet() == null && isExpression) {
                String name =
                        switch (event.snippet()) {
                            case VarSnippet variable -> variable.name();
                            case ExpressionSnippet expression -> expression.name();
                            default -> throw new IllegalStateException(event.toString());
                        };
                running.eval("dev.espalier.kernel.jshell.JavaCell.keep(" + name + ");");
            }
        }
    }

    private ObjectNode expressions(JShell running, Request request) {
        ObjectNode results = Json.object();
        request.userExpressions().properties().forEach(entry -> {
            JavaCell cell = JavaCell.enter(new Nowhere(), graphs);
            Optional<Outcome.Failed> failed = evaluate(running, entry.getValue().asText(), false);
            ObjectNode one = results.putObject(entry.getKey());
            if (failed.isPresent()) {
                one.put("status", "error")
                        .put("ename", failed.get().name())
                        .put("evalue", failed.get().value())
                        .set("traceback", Json.array(failed.get().traceback()));
            } else {
                MimeBundle bundle = Values.show(cell.result().orElse(null));
                one.put("status", "ok").set("data", bundle.data());
                one.set("metadata", bundle.metadata());
            }
        });
        return results;
    }

    /** Asks JShell, unless a cell of another shell runs in it. */
    private <T> T unlessBusy(Supplier<T> work, T otherwise) {
        if (!using.tryLock()) {
            return otherwise;
        }
        try {
            return work.get();
        } finally {
            using.unlock();
        }
    }

    @Override
    public Completions complete(String code, int cursor) {
        return unlessBusy(() -> completed(code, cursor), Completions.none(cursor));
    }

    private Completions completed(String code, int cursor) {
        int[] anchor = new int[1];
        int at = code.offsetByCodePoints(0, Math.min(cursor, code.codePointCount(0, code.length())));
        List<Suggestion> suggestions = shell().sourceCodeAnalysis().completionSuggestions(code, at, anchor);
        List<String> matches = new ArrayList<>();
        for (boolean fitting : new boolean[] {true, false}) {
            suggestions.stream()
                    .filter(s -> s.matchesType() == fitting)
                    .map(Suggestion::continuation)
                    .filter(c -> !c.startsWith("$") && !matches.contains(c))
                    .forEach(matches::add);
        }
        return Completions.of(matches, code.codePointCount(0, anchor[0]), cursor, "java");
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        return unlessBusy(() -> inspected(code, cursor), Optional.empty());
    }

    private Optional<MimeBundle> inspected(String code, int cursor) {
        int at = code.offsetByCodePoints(0, Math.min(cursor, code.codePointCount(0, code.length())));
        // JShell documents what a call or a whole name refers to.
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        SourceCodeAnalysis analysis = shell().sourceCodeAnalysis();
        List<SourceCodeAnalysis.Documentation> found = analysis.documentation(code, end, true);
        if (found.isEmpty()) {
            found = analysis.documentation(code.substring(0, end) + "(", end + 1, true);
        }
        StringBuilder text = new StringBuilder();
        for (SourceCodeAnalysis.Documentation one : found) {
            text.append(text.isEmpty() ? "" : "\n\n").append(one.signature());
            if (one.javadoc() != null) {
                text.append('\n').append(one.javadoc());
            }
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(MimeBundle.text(text.toString())
                        .and("text/html", "<pre>" + Html.escape(text.toString()) + "</pre>"));
    }

    @Override
    public Completeness completeness(String code) {
        return unlessBusy(() -> completed(code), new Completeness("unknown", ""));
    }

    private Completeness completed(String code) {
        return switch (shell().sourceCodeAnalysis().analyzeCompletion(code).completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> Completeness.COMPLETE;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> new Completeness("incomplete", "    ");
            case UNKNOWN -> new Completeness("invalid", "");
        };
    }

    @Override
    public void interrupt(boolean isRepeated) {
        JShell running = shell.get();
        if (running != null) {
            isInterrupted.set(true);
            Thread.ofPlatform().name("stop").daemon().start(() -> stop(running));
            if (isRepeated) {
                shell.set(null);
            }
        }
    }

    /** JShell stops what runs; a snippet that is still being compiled has to be stopped when it does. */
    private void stop(JShell running) {
        while (isRunning.get() && isInterrupted.get()) {
            running.stop();
            LockSupport.parkNanos(STOP_PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        JShell running = shell.getAndSet(null);
        if (running != null) {
            running.close();
        }
    }
}
