package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the target's imports in the place of the source's, and helper functions behind them. */
final class ImportWriter {
    private final Context context;
    private final Edits edits;

    ImportWriter(Context context, Edits edits) {
        this.context = context;
        this.edits = edits;
    }

    /**
     * @param helpers names of helper functions of the tables that the output uses
     * @param generated functions made from definitions
     */
    void write(Set<String> helpers, java.util.Collection<String> generated, boolean placeholder) {
        List<String> functions = new HelperSources(context.target(), context.imports()).of(helpers);
        functions.addAll(generated);
        if (placeholder) {
            functions.add(Placeholders.CLASS.stripTrailing());
        }
        context.imports().main();
        List<String> statements = new ArrayList<>(context.imports().statements());
        statements.removeIf(this::isThere);
        List<Statement> foreign = new ArrayList<>();
        collect(context.file().module(), foreign);
        String text = String.join(newline(), statements);
        Optional<Statement> first = foreign.stream().filter(this::atTop).findFirst();
        for (Statement statement : foreign) {
            if (first.filter(f -> f == statement).isPresent()) {
                String rest = others(statement);
                String all = rest.isEmpty() ? text : text.isEmpty() ? rest : rest + newline() + text;
                if (all.isEmpty()) {
                    edits.delete(context.file().fullLines(statement));
                } else {
                    edits.replace(statement.span(), all);
                }
            } else {
                remove(statement);
            }
        }
        if (first.isEmpty() && !text.isEmpty()) {
            edits.insert(start(), text + newline());
        }
        insertHelpers(functions, first);
    }

    private String newline() {
        return context.file().text().contains("\r\n") ? "\r\n" : "\n";
    }

    private boolean isThere(String statement) {
        return context.file().module().body().stream()
                .anyMatch(s -> (s instanceof Import || s instanceof ImportFrom)
                        && context.file().text(s).equals(statement)
                        && others(s).equals(statement));
    }

    private void collect(Node node, List<Statement> out) {
        if (node instanceof Import || node instanceof ImportFrom) {
            Statement statement = (Statement) node;
            boolean isForeign = !others(statement).equals(context.file().text(statement));
            // A statement that was replaced as a whole has taken its imports along.
            if (isForeign && !edits.replaces(statement.span())) {
                out.add(statement);
            }
        }
        node.children().forEach(child -> collect(child, out));
    }

    private boolean atTop(Statement statement) {
        return context.file().module().body().stream().anyMatch(s -> s == statement)
                && context.file().ownsLines(statement);
    }

    /** The part of an import that has nothing to do with the source framework. */
    private String others(Statement statement) {
        return switch (statement) {
            case Import imported -> {
                List<Alias> kept = imported.names().stream()
                        .filter(a -> !context.isSource(a.name()))
                        .toList();
                if (kept.size() == imported.names().size()) {
                    yield context.file().text(imported);
                }
                yield kept.isEmpty()
                        ? ""
                        : "import "
                                + kept.stream().map(a -> context.file().text(a)).collect(Collectors.joining(", "));
            }
            case ImportFrom imported ->
                imported.level() == 0 && context.isSource(imported.module().orElse(""))
                        ? ""
                        : context.file().text(imported);
            default -> context.file().text(statement);
        };
    }

    private void remove(Statement statement) {
        String rest = others(statement);
        if (!rest.isEmpty()) {
            edits.replace(statement.span(), rest);
        } else if (!context.file().ownsLines(statement) || holdsBlock(statement)) {
            edits.replace(statement.span(), "pass");
        } else {
            edits.delete(context.file().fullLines(statement));
        }
    }

    /** Whether nothing is left of a block, and this is its first statement. */
    private boolean holdsBlock(Statement statement) {
        List<Statement> block = block(context.file().parent(statement).orElseThrow(), statement);
        return !block.isEmpty()
                && block.getFirst() == statement
                && block.stream()
                        .allMatch(s -> (s instanceof Import || s instanceof ImportFrom)
                                && others(s).isEmpty());
    }

    /** The statements beside one; none at module level, where nothing is needed. */
    private static List<Statement> block(Node parent, Statement statement) {
        Stream<List<Statement>> blocks =
                switch (parent) {
                    case FunctionDef def -> Stream.of(def.body());
                    case ClassDef type -> Stream.of(type.body());
                    case If branch -> Stream.of(branch.body(), branch.orelse());
                    case While loop -> Stream.of(loop.body(), loop.orelse());
                    case For loop -> Stream.of(loop.body(), loop.orelse());
                    case With with -> Stream.of(with.body());
                    case Try attempt -> Stream.of(attempt.body(), attempt.orelse(), attempt.finalbody());
                    case Handler handler -> Stream.of(handler.body());
                    case MatchCase match -> Stream.of(match.body());
                    default -> Stream.empty();
                };
        return blocks.filter(block -> block.stream().anyMatch(s -> s == statement))
                .findFirst()
                .orElse(List.of());
    }

    /** Where imports begin in a file that has none of the source's: behind the docstring and future imports. */
    private int start() {
        int at = context.file().text().startsWith("\uFEFF") ? 1 : 0;
        for (Statement statement : context.file().module().body()) {
            boolean docstring = statement instanceof ExpressionStatement e
                    && e.value() instanceof Constant c
                    && c.value() instanceof String;
            boolean future = statement instanceof ImportFrom i
                    && i.module().filter("__future__"::equals).isPresent();
            if (!docstring && !future) {
                break;
            }
            at = context.file().fullLines(statement).end();
        }
        return at;
    }

    private void insertHelpers(List<String> functions, Optional<Statement> firstImport) {
        if (functions.isEmpty()) {
            return;
        }
        int at = firstImport.isPresent() || hasImports() ? endOfImports() : start();
        String text = context.file().text();
        int next = at;
        while (next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == '\r')) {
            next++;
        }
        String block = "\n\n" + String.join("\n\n\n", functions) + "\n";
        String gap = next - at >= 2 || next >= text.length() ? "" : "\n".repeat(2 - (next - at));
        edits.insert(at, (block + gap).replace("\n", newline()));
    }

    private boolean hasImports() {
        return context.file().module().body().stream().anyMatch(s -> s instanceof Import || s instanceof ImportFrom);
    }

    private int endOfImports() {
        int at = start();
        for (Statement statement : context.file().module().body()) {
            if (statement instanceof Import || statement instanceof ImportFrom) {
                at = Math.max(at, context.file().fullLines(statement).end());
            } else if (statement instanceof FunctionDef || statement instanceof ClassDef) {
                break;
            }
        }
        return at;
    }
}
