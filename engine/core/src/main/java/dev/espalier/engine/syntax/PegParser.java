package dev.espalier.engine.syntax;

import dev.espalier.parser.pegparser.AbstractParser;
import dev.espalier.parser.pegparser.InputType;
import dev.espalier.parser.pegparser.Parser;
import dev.espalier.parser.pegparser.ParserCallbacks;
import dev.espalier.parser.pegparser.sst.ModTy;
import dev.espalier.parser.pegparser.sst.SSTNode;
import dev.espalier.parser.pegparser.tokenizer.SourceRange;
import dev.espalier.parser.pegparser.tokenizer.Token;
import dev.espalier.parser.pegparser.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The border to GraalPy's parser: its calls, its errors, its ranges. */
final class PegParser {
    private static final int FEATURE_VERSION = 12;
    private static final long STACK_BYTES = 512L << 20;
    /** Above this depth of brackets or indentation a deep stack is used. */
    private static final int DEEP = 40;

    private PegParser() {}

    static Module parse(String name, String text, Lines lines, int length) {
        return nesting(text) < DEEP ? run(name, text, lines, length) : onDeepStack(name, text, lines, length);
    }

    private static Module run(String name, String text, Lines lines, int length) {
        Callbacks callbacks = new Callbacks(name);
        try {
            SSTNode tree = new Parser(
                            text, callbacks, InputType.FILE, EnumSet.noneOf(AbstractParser.Flags.class), FEATURE_VERSION)
                    .parse();
            if (!(tree instanceof ModTy.Module module)) {
                throw new SyntaxProblem(name, 1, 1, "not a Python file");
            }
            return new Converter(lines, name).module(module, length);
        } catch (StackOverflowError e) {
            throw new SyntaxProblem(name, 1, 1, "nested too deeply");
        } catch (SyntaxProblem e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SyntaxProblem(name, 1, 1, "cannot be parsed: " + e);
        }
    }

    private static Module onDeepStack(String name, String text, Lines lines, int length) {
        AtomicReference<Module> result = new AtomicReference<>();
        AtomicReference<RuntimeException> problem = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.set(run(name, text, lines, length));
                    } catch (RuntimeException e) {
                        problem.set(e);
                    }
                },
                "parser",
                STACK_BYTES);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyntaxProblem(name, 1, 1, "interrupted");
        }
        if (problem.get() != null) {
            throw problem.get();
        }
        return result.get();
    }

    /** A quick upper estimate of how deep the text nests. */
    private static int nesting(String text) {
        int depth = 0;
        int deepest = 0;
        int indent = 0;
        boolean lineStart = true;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = true;
                indent = 0;
                run = 0;
            } else if (lineStart && (c == ' ' || c == '\t')) {
                indent += c == '\t' ? 4 : 1;
                deepest = Math.max(deepest, indent / 4);
            } else {
                lineStart = false;
                run = c == '-' || c == '~' || c == '+' || c == '*' ? run + 1 : run;
                if (c == '(' || c == '[' || c == '{') {
                    deepest = Math.max(deepest, ++depth);
                } else if (c == ')' || c == ']' || c == '}') {
                    depth--;
                }
                deepest = Math.max(deepest, run / 4);
            }
        }
        return deepest;
    }

    static List<Comment> comments(String text, Lines lines) {
        List<Comment> found = new ArrayList<>();
        int first = text.startsWith("\uFEFF") ? 1 : 0;
        Tokenizer tokens = Tokenizer.fromString(
                new Callbacks(""), text.substring(first), EnumSet.of(Tokenizer.Flag.EXEC_INPUT, Tokenizer.Flag.EXTRA_TOKENS), null);
        while (true) {
            Token token = tokens.next();
            if (token.type == Token.Kind.COMMENT) {
                SourceRange range = token.getSourceRange();
                Span span = new Span(
                        lines.offset(range.startLine, range.startColumn), lines.offset(range.endLine, range.endColumn));
                found.add(new Comment(span, text.substring(span.start(), span.end())));
            }
            if (token.type == Token.Kind.ENDMARKER || token.type == Token.Kind.ERRORTOKEN) {
                return List.copyOf(found);
            }
        }
    }

    private record Callbacks(String name) implements ParserCallbacks {
        @Override
        public void safePointPoll() {
            // nothing waits for a safe point here
        }

        @Override
        public RuntimeException reportIncompleteSource(int line) {
            return new SyntaxProblem(name, line, 1, "the file ends too early");
        }

        @Override
        public RuntimeException onError(ErrorType type, SourceRange range, String message) {
            String reason = message == null || message.isEmpty() ? "invalid syntax" : message;
            return new SyntaxProblem(name, range.startLine, range.startColumn + 1, reason);
        }

        @Override
        public void onWarning(WarningType type, SourceRange range, String message) {
            // Python's own warnings about the source are the user's business
        }
    }
}
