package dev.espalier.engine.transpile;

import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rewrites the statements of a file by edits of its text; a statement that cannot be said becomes one that raises. */
final class StatementWriter {
    private final Context context;
    private final ExpressionWriter expressions;
    private final MutationWriter mutations;
    private final HeaderWriter headers;
    private final Edits edits;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Span, String> written = new HashMap<>();
    private final Optional<Map<Span, String>> otherwise;
    private final Doubts doubts;
    private final Set<Span> differing = new HashSet<>();
    private final Set<Span> open = new HashSet<>();
    private Span at = new Span(0, 0);
    private final List<Dedent> dedents = new ArrayList<>();
    private boolean needsPlaceholder;

    /** Lines that lose indentation because the block around them goes. */
    record Dedent(int fromLine, int toLine, int columns) {}

    /**
     * @param otherwise the texts of statements when open dtypes are taken for integers; a difference means that the
     *     translation depends on what is not known
     * @param doubts where such a difference was seen
     */
    StatementWriter(
            Context context, ExpressionWriter expressions, Optional<Map<Span, String>> otherwise, Doubts doubts) {
        this.context = context;
        this.expressions = expressions;
        this.mutations = new MutationWriter(context, expressions, this::note);
        this.headers = new HeaderWriter(context, expressions);
        this.edits = new Edits(context.file());
        this.otherwise = otherwise;
        this.doubts = doubts;
    }

    Edits edits() {
        return edits;
    }

    List<Finding> findings() {
        return findings;
    }

    Map<Span, String> written() {
        return written;
    }

    /** Where the texts under the two readings of open dtypes differ. */
    Set<Span> differing() {
        return differing;
    }

    /** Where the texts differ, or there is none for a tensor whose dtype is open. */
    Set<Span> open() {
        return open;
    }

    List<Dedent> dedents() {
        return dedents;
    }

    boolean needsPlaceholder() {
        return needsPlaceholder;
    }

    void note(Node at, FindingKind kind, String api, String message) {
        int offset = at.span().start();
        findings.add(new Finding(
                context.file().name(),
                context.file().line(offset),
                context.file().column(offset),
                kind,
                api,
                message));
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
        try {
            switch (statement) {
                case Import _, ImportFrom _ -> {}
                case FunctionDef def -> function(def, place);
                case ClassDef type -> type(type);
                case If branch -> {
                    header(branch.test(), statement);
                    all(branch.body(), place);
                    all(branch.orelse(), place);
                }
                case While loop -> {
                    header(loop.test(), statement);
                    all(loop.body(), place);
                    all(loop.orelse(), place);
                }
                case For loop -> {
                    begin(loop.iter());
                    replace(loop.iter(), mutations.iterated(loop.iter()));
                    all(loop.body(), place);
                    all(loop.orelse(), place);
                }
                case With with -> with(with, place);
                case Try attempt -> {
                    attempt.handlers().forEach(h -> h.type().ifPresent(t -> header(t, attempt)));
                    all(attempt.body(), place);
                    attempt.handlers().forEach(h -> all(h.body(), place));
                    all(attempt.orelse(), place);
                    all(attempt.finalbody(), place);
                }
                case Match match -> {
                    header(match.subject(), statement);
                    match.cases().forEach(c -> {
                        c.guard().ifPresent(g -> header(g, match));
                        all(c.body(), place);
                    });
                }
                default -> simple(statement);
            }
        } catch (Unconverted unconverted) {
            unconverted(statement, place, unconverted);
        } catch (RuntimeException mistake) {
            // a mistake of ours must not become wrong code: the place raises, and the report says what happened
            unconverted(statement, place, new Unconverted(statement, "internal error", mistake.toString()));
        }
    }

    private void header(Expression e, Statement owner) {
        begin(e);
        Rendered rendered = expressions.write(e);
        replace(e, rendered.text());
    }

    private void begin(Node node) {
        at = node.span();
        expressions.begin(doubts.differing().contains(at), doubts.open().contains(at));
    }

    private void replace(Expression e, String text) {
        check(e, text);
        if (!text.equals(context.file().text(e))) {
            requirePython(e, "(" + text + ")");
            edits.replace(e.span(), text);
        }
    }

    private void check(Node node, String text) {
        written.put(node.span(), text);
        if (otherwise.isPresent()) {
            String other = otherwise.get().get(node.span());
            if (other != null && !other.equals(text)) {
                differing.add(node.span());
                open.add(node.span());
                throw new Unconverted(
                        node,
                        "dtype",
                        "depends on whether a tensor here holds floats (%s) or integers (%s); annotate it or give --args"
                                .formatted(brief(text), brief(other)));
            }
        }
    }

    /**
     * A text of ours that is no Python is a mistake of ours, and must not reach the output. What is a chain in the source
     * may nest in the translation, deeper than Python takes.
     */
    private static void requirePython(Node node, String text) {
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

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 77) + "..." : line;
    }

    private void simple(Statement statement) {
        begin(statement);
        String text = mutations.write(statement);
        check(statement, text);
        if (!text.equals(context.file().text(statement))) {
            String indent = context.file().indentOf(statement);
            requirePython(statement, indent.isEmpty() ? text : "if 1:\n" + indent + text);
            edits.replace(statement.span(), text);
        }
    }

    private void function(FunctionDef def, Place place) {
        List<HeaderWriter.Change> changes = headers.function(def);
        for (HeaderWriter.Change change : changes) {
            edits.replace(change.span(), change.text());
        }
        mutations.enter(def);
        all(def.body(), Place.FUNCTION);
        mutations.leave();
    }

    private void type(ClassDef type) {
        if (context.facts().isForeign(type)) {
            Expression base = type.bases().get(0);
            String api = context.facts().symbol(base).orElse(context.file().text(base));
            throw new Unconverted(type, api, "trainable modules are not translated yet; raises here, write it by hand");
        }
        for (HeaderWriter.Change change : headers.type(type)) {
            edits.replace(change.span(), change.text());
        }
        all(type.body(), Place.CLASS);
    }

    private void with(With with, Place place) {
        boolean idle = with.items().stream().allMatch(headers::isIdle);
        if (!idle) {
            with.items()
                    .forEach(item -> replace(
                            item.contextExpr(),
                            expressions.write(item.contextExpr()).text()));
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

    private void unconverted(Statement statement, Place place, Unconverted problem) {
        int line = context.file().line(problem.node().span().start());
        String simple = context.file().name().substring(context.file().name().lastIndexOf('/') + 1);
        String what = "%s:%d: %s: %s".formatted(simple, line, problem.api(), problem.getMessage());
        note(problem.node(), FindingKind.UNCONVERTED, problem.api(), problem.getMessage());
        if (problem.node() instanceof Expression e && isOpen(e)) {
            open.add(at);
        }
        forgetEditsIn(statement);
        Span span = whole(statement);
        String indent = context.file().indentOf(statement);
        String original = context.file().text(span);
        written.put(statement.span(), "unconverted");
        edits.replace(span, replacement(statement, place, original, indent, what));
    }

    /** Whether a call that could not be said has an operand whose kind of dtype is open. */
    private boolean isOpen(Expression e) {
        return context.facts().lifted(e).isPresent() && e.children().stream().anyMatch(this::hasOpenKind);
    }

    private boolean hasOpenKind(Node node) {
        return node instanceof Name name && context.facts().fact(name).isUnknown()
                || node instanceof Expression e
                        && context.facts().fact(e) instanceof Fact.Tensor tensor
                        && !tensor.dtype().isKnown()
                || node.children().stream().anyMatch(this::hasOpenKind);
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

    private void forgetEditsIn(Statement statement) {
        Span span = whole(statement);
        edits.forget(span);
        findings.removeIf(f -> {
            int from = context.file().line(span.start());
            int to = context.file().line(span.end());
            return f.kind() == FindingKind.UNCONVERTED && f.line() > from && f.line() <= to;
        });
        dedents.removeIf(d -> span.start() <= d.fromLine() && d.toLine() <= span.end());
    }
}
