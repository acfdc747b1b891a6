package dev.espalier.engine.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Python file: its text and its syntax tree. */
public final class SourceFile {
    private final String name;
    private final String text;
    private final Lines lines;
    private final PegParser parser;
    private final Module module;
    private final Parentheses parentheses;
    private Map<Node, Node> parents;
    private List<Comment> comments;

    private SourceFile(PegParser parser, Module module) {
        this.name = parser.name();
        this.text = parser.text();
        this.lines = parser.lines();
        this.parser = parser;
        this.module = module;
        this.parentheses = new Parentheses(this, new Words(text));
    }

    /**
     * Parses Python 3.12.
     *
     * @throws SyntaxProblem if the text is not Python
     */
    public static SourceFile parse(String name, String text) {
        PegParser parser = PegParser.of(name, text);
        return new SourceFile(parser, parser.parse());
    }

    /** A file that has been parsed before. */
    static SourceFile of(String name, String text, Module module) {
        return new SourceFile(PegParser.of(name, text), module);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public Module module() {
        return module;
    }

    /** The text of a node. */
    public String text(Node node) {
        return text(node.span());
    }

    public String text(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** The node directly above, by identity. */
    public synchronized Optional<Node> parent(Node node) {
        if (parents == null) {
            parents = parents(module);
        }
        return Optional.ofNullable(parents.get(node));
    }

    private static Map<Node, Node> parents(Module module) {
        Map<Node, Node> parents = new IdentityHashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            Node node = open.pop();
            for (Node child : node.children()) {
                parents.put(child, node);
                open.push(child);
            }
        }
        return parents;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        return lines.line(offset);
    }

    /** The column of an offset in code points, from 1. */
    public int column(int offset) {
        return lines.column(offset);
    }

    /** {@code file:line:column} of an offset. */
    public String place(int offset) {
        return name + ":" + line(offset) + ":" + column(offset);
    }

    /** All comments, in order. */
    public synchronized List<Comment> comments() {
        if (comments == null) {
            comments = parser.comments();
        }
        return comments;
    }

    /** The span of an expression together with the parentheses around it, but not those of a call. */
    public Span outerSpan(Expression expression) {
        return parentheses.around(expression);
    }

    public boolean parenthesized(Expression expression) {
        return outerSpan(expression).start() != expression.span().start();
    }

    /** The blanks before a statement on its line. */
    public String indentOf(Statement statement) {
        int start = lines.start(line(statement.span().start()));
        int end = start;
        while (end < text.length() && isIndent(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isIndent(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    /** The lines of a statement: decorators, trailing comment and line end included. */
    public Span fullLines(Statement statement) {
        int line = line(Math.max(statement.span().end() - 1, statement.span().start()));
        int end = line < lines.count() ? lines.start(line + 1) : text.length();
        return new Span(lines.start(line(firstOffset(statement))), end);
    }

    /** Whether nothing else stands on the lines of a statement. */
    public boolean ownsLines(Statement statement) {
        Span full = fullLines(statement);
        String head = text.substring(full.start(), firstOffset(statement));
        String tail = text.substring(statement.span().end(), full.end()).strip();
        return head.isBlank() && (tail.isEmpty() || tail.startsWith("#"));
    }

    /** Where a statement begins: at the sign of its first decorator, if it has one. */
    private int firstOffset(Statement statement) {
        List<Expression> decorators =
                switch (statement) {
                    case FunctionDef function -> function.decorators();
                    case ClassDef type -> type.decorators();
                    default -> List.of();
                };
        return decorators.isEmpty()
                ? statement.span().start()
                : parentheses.before(outerSpan(decorators.getFirst()).start());
    }
}
