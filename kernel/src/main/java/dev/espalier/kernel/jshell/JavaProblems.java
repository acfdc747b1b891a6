package dev.espalier.kernel.jshell;

import dev.espalier.kernel.cell.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** What went wrong in a Java cell, told with the cell's own lines. */
final class JavaProblems {
    private static final int MOST_FRAMES = 30;

    private final JShell shell;
    private final String code;
    /** Where the snippets of this cell start, by their JShell id. */
    private final Map<String, Integer> starts = new HashMap<>();

    JavaProblems(JShell shell, String code) {
        this.shell = shell;
        this.code = code;
    }

    void ran(List<SnippetEvent> events, int start) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                starts.put(event.snippet().id(), start);
            }
        }
    }

    Optional<Outcome.Failed> first(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (event.exception() != null) {
                return Optional.of(thrown(event.exception()));
            }
            if (event.status() == Snippet.Status.REJECTED) {
                return Optional.of(rejected(event.snippet()));
            }
        }
        return Optional.empty();
    }

    private Outcome.Failed rejected(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        shell.diagnostics(snippet).forEach(diagnostic -> lines.addAll(tell(snippet, diagnostic)));
        String first = lines.isEmpty() ? "not Java" : lines.get(0);
        return new Outcome.Failed("CompilationError", first, lines.isEmpty() ? List.of(first) : lines, false);
    }

    private List<String> tell(Snippet snippet, Diag diagnostic) {
        int start = starts.getOrDefault(snippet.id(), 0);
        // JShell drops blanks in front of a snippet, but counts from its first character.
        int blanks = Math.max(code.indexOf(snippet.source().strip(), start) - start, 0);
        int place = Math.min(start + blanks + (int) Math.max(diagnostic.getPosition(), 0), code.length());
        int lineStart = code.lastIndexOf('\n', place - 1) + 1;
        int lineEnd = code.indexOf('\n', place) < 0 ? code.length() : code.indexOf('\n', place);
        String message = diagnostic.getMessage(null);
        return List.of(
                "line " + line(place) + ": " + message,
                "    " + code.substring(lineStart, lineEnd),
                "    " + " ".repeat(place - lineStart) + "^");
    }

    private int line(int place) {
        return 1 + (int) code.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    private Outcome.Failed thrown(JShellException exception) {
        List<String> lines = new ArrayList<>();
        String name;
        String message;
        if (exception instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet snippet = unresolved.getSnippet();
            name = "UnresolvedReference";
            message = "what " + snippet.source().strip().lines().findFirst().orElse("this") + " needs is not there: "
                    + String.join(", ", shell.unresolvedDependencies(snippet).toList());
        } else {
            name = ((EvalException) exception).getExceptionClassName();
            message = exception.getMessage() == null ? "" : exception.getMessage();
        }
        tell(exception, "", lines);
        return new Outcome.Failed(name, message, lines, false);
    }

    private void tell(Throwable exception, String prefix, List<String> lines) {
        String name = exception instanceof EvalException thrown
                ? thrown.getExceptionClassName()
                : exception.getClass().getSimpleName();
        lines.add(prefix + name + (exception.getMessage() == null ? "" : ": " + exception.getMessage()));
        StackTraceElement[] frames = exception.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            lines.add("    at " + frame(frames[i]));
        }
        if (frames.length > MOST_FRAMES) {
            lines.add("    … " + (frames.length - MOST_FRAMES) + " more");
        }
        if (exception.getCause() != null && exception.getCause() != exception) {
            tell(exception.getCause(), "Caused by: ", lines);
        }
    }

    /** Frames of this cell by the cell's lines, those of earlier cells by JShell's names. */
    private String frame(StackTraceElement frame) {
        String file = frame.getFileName() == null ? "" : frame.getFileName();
        if (!file.startsWith("#")) {
            return frame.toString();
        }
        String method = frame.getMethodName().isEmpty() ? "cell" : frame.getMethodName();
        Integer start = starts.get(file.substring(1));
        return start == null
                ? method + " (an earlier cell:" + frame.getLineNumber() + ")"
                : method + " (line " + (line(start) + leadingLines(start) + frame.getLineNumber() - 1) + ")";
    }

    private int leadingLines(int start) {
        int lines = 0;
        for (int at = start; at < code.length() && Character.isWhitespace(code.charAt(at)); at++) {
            lines += code.charAt(at) == '\n' ? 1 : 0;
        }
        return lines;
    }
}
