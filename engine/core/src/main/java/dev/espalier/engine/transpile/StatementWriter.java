package dev.espalier.engine.transpile;

import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rewrites the statements of a file by edits of its text; a statement that cannot be said becomes one that raises. */
final class StatementWriter {
    private final Context context;
    private final Writers writers;
    private final Optional<Writers> integers;
    private final EitherReading either;
    private final HeaderWriter headers;
    private final Assumptions assumptions;
    private final boolean careful;
    private final Edits edits;
    private final List<Dedent> dedents = new ArrayList<>();
    private boolean needsPlaceholder;

    /** Lines that lose indentation because the block around them goes. */
    record Dedent(int fromLine, int toLine, int columns) {}

    /**
     * @param integers the writers under the other reading of open dtypes, which must give the same
     * @param careful whether each text is tried alone, to find the one that is no Python
     */
    StatementWriter(Writers writers, Optional<Writers> integers, boolean careful) {
        this.context = writers.context();
        this.writers = writers;
        this.integers = integers;
        this.either = new EitherReading(writers, integers);
        this.headers = new HeaderWriter(context, writers.expressions());
        this.assumptions = new Assumptions(context);
        this.careful = careful;
        this.edits = new Edits(context.file());
    }

    Edits edits() {
        return edits;
    }

    List<Dedent> dedents() {
        return dedents;
    }

    boolean needsPlaceholder() {
        return needsPlaceholder;
    }

    /** Where a list of statements stands. */
    enum Place {
        MODULE,
        CLASS,
        FUNCTION
    }

    void all(List<Statement> body, Place place) {
        body.forEach(statement -> one(statement, place));
    }

    private void one(Statement statement, Place place) {
        Mark mark = new Mark(edits.mark(), writers.findings().size(), dedents.size());
        try {
            switch (statement) {
                case Import _, ImportFrom _ -> {}
                case FunctionDef def -> function(def);
                case ClassDef type -> type(type);
                case If branch -> {
                    header(branch.test());
                    all(branch.body(), place);
                    all(branch.orelse(), place);
                }
                case While loop -> {
                    header(loop.test());
                    all(loop.body(), place);
                    all(loop.orelse(), place);
                }
                case For loop -> {
                    replace(loop.iter(), w -> w.mutations().iterated(loop.iter()));
                    all(loop.body(), place);
                    all(loop.orelse(), place);
                }
                case With with -> with(with, place);
                case Try attempt -> {
                    requireSameErrors(attempt);
                    attempt.handlers().forEach(h -> h.type().ifPresent(this::header));
                    all(attempt.body(), place);
                    attempt.handlers().forEach(h -> all(h.body(), place));
                    all(attempt.orelse(), place);
                    all(attempt.finalbody(), place);
                }
                case Match match -> {
                    header(match.subject());
                    match.cases().forEach(c -> {
                        c.guard().ifPresent(this::header);
                        all(c.body(), place);
                    });
                }
                default -> simple(statement);
            }
        } catch (Unconverted unconverted) {
            unconverted(statement, place, unconverted, mark);
        } catch (RuntimeException mistake) {
            // a mistake of ours must not become wrong code: the place raises, and the report says what happened
            unconverted(statement, place, new Unconverted(statement, "internal error", mistake.toString()), mark);
        }
    }

    /** Frameworks raise different exceptions for the same mistake: a handler of one kind would not be reached. */
    private void requireSameErrors(Try attempt) {
        for (Handler handler : attempt.handlers()) {
            Optional<Expression> kind = handler.type().filter(this::isRaisedByFrameworks);
            if (kind.isPresent() && attempt.body().stream().anyMatch(this::computes)) {
                throw new Unconverted(
                        kind.get(),
                        "except",
                        "%s raises other exceptions here; catch Exception, or test before"
                                .formatted(context.target().settings().name()));
            }
        }
    }

    private boolean isRaisedByFrameworks(Expression type) {
        return type instanceof TupleExpr tuple
                ? tuple.elements().stream().anyMatch(this::isRaisedByFrameworks)
                : Set.of("RuntimeError", "ValueError", "TypeError", "IndexError")
                        .contains(context.file().text(type));
    }

    private boolean computes(Node node) {
        return node instanceof Expression e && context.facts().lifted(e).isPresent()
                || node.children().stream().anyMatch(this::computes);
    }

    private void header(Expression e) {
        replace(e, w -> w.expressions().write(e).text());
    }

    private void replace(Expression e, Function<Writers, String> writing) {
        String text = either.write(e, writing);
        if (!text.equals(context.file().text(e))) {
            requirePython(e, "(" + text + ")");
            edits.replace(e.span(), text);
        }
    }

    /**
     * A text of ours that is no Python is a mistake of ours, and must not reach the output. What is a chain in the source
     * may nest in the translation, deeper than Python takes.
     */
    private void requirePython(Node node, String text) {
        if (!careful) {
            return;
        }
        try {
            SourceFile.parse("output", text + "\n");
        } catch (SyntaxProblem problem) {
            if (problem.reason().contains("nested")) {
                throw new Unconverted(
                        node,
                        "nesting",
                        "calls would be nested deeper than Python allows (200 parentheses); give a part of it a name");
            }
            throw new Unconverted(node, "internal error", "the translation is not Python: " + brief(text));
        }
    }

    /** A text in one line that is not too long. */
    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 77) + "..." : line;
    }

    private void simple(Statement statement) {
        String text = either.write(statement, w -> w.mutations().write(statement));
        if (!text.equals(context.file().text(statement))) {
            String indent = context.file().indentOf(statement);
            requirePython(statement, indent.isEmpty() ? text : "if 1:\n" + indent + text);
            edits.replace(statement.span(), text);
        }
    }

    private void function(FunctionDef def) {
        writers.expressions().begin(false, false);
        headers.function(def).forEach(this::change);
        writers.enter(def);
        integers.ifPresent(other -> other.enter(def));
        all(def.body(), Place.FUNCTION);
        writers.findings().addAll(assumptions.of(def));
        writers.leave();
        integers.ifPresent(Writers::leave);
    }

    private void change(HeaderWriter.Change change) {
        edits.replace(change.span(), change.text());
    }

    private void type(ClassDef type) {
        if (context.facts().isForeign(type)) {
            Expression base = type.bases().get(0);
            String api = context.facts().symbol(base).orElse(context.file().text(base));
            throw new Unconverted(
                    type, api, "classes that build on it are not translated yet; raises here, write it by hand");
        }
        writers.expressions().begin(false, false);
        headers.type(type).forEach(this::change);
        all(type.body(), Place.CLASS);
    }

    private void with(With with, Place place) {
        boolean idle = with.items().stream().allMatch(headers::isIdle);
        if (!idle) {
            with.items().forEach(item -> header(item.contextExpr()));
            all(with.body(), place);
            return;
        }
        Statement first = with.body().get(0);
        SourceFile file = context.file();
        int headerLine = file.line(with.span().start());
        int bodyLine = file.line(file.fullLines(first).start());
        Statement last = with.body().get(with.body().size() - 1);
        if (bodyLine == headerLine || hasLongStrings(with)) {
            throw new Unconverted(with, file.text(with.items().get(0)), "this block cannot be taken apart");
        }
        int columns = file.indentOf(first).length() - file.indentOf(with).length();
        Span header =
                new Span(file.fullLines(with).start(), file.fullLines(first).start());
        edits.delete(header);
        dedents.add(new Dedent(header.end(), last.span().end(), columns));
        all(with.body(), place);
    }

    private boolean hasLongStrings(Node node) {
        if (node instanceof Constant || node instanceof JoinedStr) {
            return context.file().line(node.span().start())
                    != context.file().line(node.span().end());
        }
        return node.children().stream().anyMatch(this::hasLongStrings);
    }

    private void unconverted(Statement statement, Place place, Unconverted problem, Mark mark) {
        int line = context.file().line(problem.node().span().start());
        String simple = context.file().name().substring(context.file().name().lastIndexOf('/') + 1);
        String what = "%s:%d: %s: %s".formatted(simple, line, problem.api(), problem.getMessage());
        writers.note(problem.node(), FindingKind.UNCONVERTED, problem.api(), problem.getMessage());
        forget(statement, mark);
        Span span = whole(statement);
        String indent = context.file().indentOf(statement);
        String original = context.file().text(span);
        edits.replace(span, replacement(statement, place, original, indent, what));
    }

    private String replacement(Statement statement, Place place, String original, String indent, String what) {
        return switch (statement) {
            case FunctionDef def -> Placeholders.function(def, original, indent, what);
            case ClassDef def -> Placeholders.type(def, original, indent, what);
            case If _
            when original.startsWith("elif") ->
                "else:\n" + indent + "    "
                        + Placeholders.comment(original, indent).replace("\n" + indent, "\n" + indent + "    ") + indent
                        + "    " + Placeholders.raise(what);
            default -> {
                if (!context.file().ownsLines(statement)) {
                    yield Placeholders.raise(what);
                }
                String value = place == Place.FUNCTION ? Placeholders.raise(what) : placeholder(statement, what);
                yield Placeholders.comment(original, indent) + indent + value;
            }
        };
    }

    private String placeholder(Statement statement, String what) {
        List<String> names = new ArrayList<>();
        if (statement instanceof Assign assign) {
            assign.targets().forEach(t -> boundNames(t, names));
        } else if (statement instanceof AnnAssign assign) {
            boundNames(assign.target(), names);
        }
        if (names.isEmpty()) {
            return statement instanceof ExpressionStatement || statement instanceof AugAssign
                    ? Placeholders.raise(what)
                    : "pass";
        }
        needsPlaceholder = true;
        return String.join(" = ", names) + " = Unconverted(" + Placeholders.quote(what) + ")";
    }

    private static void boundNames(Expression target, List<String> out) {
        switch (target) {
            case Name name -> out.add(name.id());
            case TupleExpr tuple -> tuple.elements().forEach(e -> boundNames(e, out));
            case ListExpr list -> list.elements().forEach(e -> boundNames(e, out));
            case Starred starred -> boundNames(starred.value(), out);
            default -> {}
        }
    }

    /** The statement with its decorators. */
    private Span whole(Statement statement) {
        List<Expression> decorators =
                switch (statement) {
                    case FunctionDef def -> def.decorators();
                    case ClassDef def -> def.decorators();
                    default -> List.of();
                };
        if (decorators.isEmpty()) {
            return statement.span();
        }
        int at = context.file().text().lastIndexOf('@', decorators.get(0).span().start());
        return new Span(at, statement.span().end());
    }

    /** How much was written before a statement. */
    private record Mark(int edits, int findings, int dedents) {}

    /** Takes back what was written within a statement, but for what the report tells of its first line. */
    private void forget(Statement statement, Mark mark) {
        edits.back(mark.edits());
        Span span = whole(statement);
        int from = context.file().line(span.start());
        int to = context.file().line(span.end());
        List<Finding> findings = writers.findings();
        findings.subList(mark.findings(), findings.size())
                .removeIf(f -> f.kind() == FindingKind.UNCONVERTED && f.line() > from && f.line() <= to);
        dedents.subList(mark.dedents(), dedents.size()).clear();
    }
}
