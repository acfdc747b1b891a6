package dev.espalier.engine.syntax;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Python file: its text and its syntax tree. */
public final class SourceFile {
    private static final Set<String> KEYWORDS = Set.of(
            "and", "as", "assert", "async", "await", "case", "del", "elif", "else", "for", "from", "if", "in", "is",
            "lambda", "match", "not", "or", "print", "raise", "return", "while", "with", "yield", "except", "global");

    private final String name;
    private final String text;
    private final Lines lines;
    private final Module module;
    private Map<Node, Node> parents;
    private List<Comment> comments;

    private SourceFile(String name, String text, Lines lines, Module module) {
        this.name = name;
        this.text = text;
        this.lines = lines;
        this.module = module;
    }

    /**
     * Parses Python 3.12.
     *
     * @throws SyntaxProblem if the text is not Python
     */
    public static SourceFile parse(String name, String text) {
        int first = text.startsWith("\uFEFF") ? 1 : 0;
        Lines lines = new Lines(text, first);
        Module module = PegParser.parse(name, text.substring(first), lines, text.length());
        return new SourceFile(name, text, lines, module);
    }

    /** A file that has been parsed before. */
    static SourceFile of(String name, String text, Module module) {
        return new SourceFile(name, text, new Lines(text, text.startsWith("\uFEFF") ? 1 : 0), module);
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
    public Optional<Node> parent(Node node) {
        if (parents == null) {
            parents = new IdentityHashMap<>();
            adopt(module);
        }
        return Optional.ofNullable(parents.get(node));
    }

    private void adopt(Node node) {
        for (Node child : node.children()) {
            parents.put(child, node);
            adopt(child);
        }
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
    public List<Comment> comments() {
        if (comments == null) {
            comments = PegParser.comments(text, lines);
        }
        return comments;
    }

    /** The span of an expression together with the parentheses around it, but not those of a call. */
    public Span outerSpan(Expression expression) {
        Span span = expression.span();
        while (true) {
            int left = before(span.start());
            int right = after(span.end());
            boolean enclosed = left >= 0
                    && right < text.length()
                    && text.charAt(left) == '('
                    && text.charAt(right) == ')'
                    && !belongsToCall(left);
            if (!enclosed) {
                return span;
            }
            span = new Span(left, right + 1);
        }
    }

    public boolean parenthesized(Expression expression) {
        return outerSpan(expression).start() != expression.span().start();
    }

    private boolean belongsToCall(int paren) {
        int at = before(paren);
        if (at < 0 || line(at) != line(paren)) {
            return false;
        }
        char c = text.charAt(at);
        if (c == ')' || c == ']' || c == '}' || c == '"' || c == '\'') {
            return true;
        }
        if (!Character.isUnicodeIdentifierPart(c)) {
            return false;
        }
        int start = at;
        while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return !KEYWORDS.contains(text.substring(start, at + 1));
    }

    /** The last offset before this one that is neither blank nor comment. */
    private int before(int offset) {
        int at = offset - 1;
        while (at >= 0) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                at = lineEndWithoutComment(at);
            } else if (c == ' ' || c == '\t' || c == '\f' || c == '\\') {
                at--;
            } else {
                return at;
            }
        }
        return at;
    }

    private int lineEndWithoutComment(int lineEnd) {
        int line = line(lineEnd);
        for (Comment comment : comments()) {
            if (line(comment.span().start()) == line) {
                return comment.span().start() - 1;
            }
        }
        return lineEnd - 1;
    }

    private int after(int offset) {
        int at = offset;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (Character.isWhitespace(c) || c == '\\') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** The blanks before a statement on its line. */
    public String indentOf(Statement statement) {
        int start = lines.start(line(statement.span().start()));
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t' || text.charAt(end) == '\f')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The lines of a statement: decorators, trailing comment and line end included. */
    public Span fullLines(Statement statement) {
        int first = statement.span().start();
        List<Expression> decorators =
                switch (statement) {
                    case FunctionDef def -> def.decorators();
                    case ClassDef def -> def.decorators();
                    default -> List.of();
                };
        if (!decorators.isEmpty()) {
            first = Math.min(first, decorators.get(0).span().start());
        }
        int line = line(Math.max(statement.span().end() - 1, statement.span().start()));
        int end = line < lines.count() ? lines.start(line + 1) : text.length();
        return new Span(lines.start(line(first)), end);
    }

    /** Whether nothing else stands on the lines of a statement. */
    public boolean ownsLines(Statement statement) {
        Span full = fullLines(statement);
        String head = text.substring(full.start(), Math.max(full.start(), firstOffset(statement)));
        String tail = text.substring(statement.span().end(), full.end()).strip();
        return (head.isBlank() || head.strip().equals("@")) && (tail.isEmpty() || tail.startsWith("#"));
    }

    private static int firstOffset(Statement statement) {
        List<Expression> decorators =
                switch (statement) {
                    case FunctionDef def -> def.decorators();
                    case ClassDef def -> def.decorators();
                    default -> List.of();
                };
        return decorators.isEmpty()
                ? statement.span().start()
                : Math.min(decorators.get(0).span().start(), statement.span().start());
    }
}
