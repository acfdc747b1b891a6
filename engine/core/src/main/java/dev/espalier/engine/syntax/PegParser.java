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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The border to GraalPy's parser: its calls, its errors, its ranges.
 *
 * @param text the whole text
 * @param first where Python begins in it: behind a byte order mark
 */
record PegParser(String name, String text, int first, Lines lines) {
    private static final int FEATURE_VERSION = 12;
    private static final long STACK_BYTES = 512L << 20;

    static PegParser of(String name, String text) {
        int first = text.startsWith("\uFEFF") ? 1 : 0;
        return new PegParser(name, text, first, new Lines(text, first));
    }

    /** The syntax tree; a text that nests deeply is parsed again where the stack is large. */
    Module parse() {
        try {
            return tree();
        } catch (StackOverflowError e) {
            return treeOnLargeStack();
        }
    }

    private Module tree() {
        try {
            SSTNode tree = new Parser(
                            text.substring(first),
                            new Callbacks(name),
                            InputType.FILE,
                            EnumSet.noneOf(AbstractParser.Flags.class),
                            FEATURE_VERSION)
                    .parse();
            return new Converter(lines, new Words(text), name).module((ModTy.Module) tree, text.length());
        } catch (SyntaxProblem e) {
            throw e;
        } catch (RuntimeException e) {
            // The parser trips over a few texts that are no Python instead of reporting them.
            throw new SyntaxProblem(name, 1, 1, "cannot be parsed: " + e);
        }
    }

    private Module treeOnLargeStack() {
        FutureTask<Module> parsing = new FutureTask<>(this::tree);
        new Thread(null, parsing, "parser", STACK_BYTES).start();
        try {
            return parsing.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case SyntaxProblem problem -> problem;
                case StackOverflowError _ -> new SyntaxProblem(name, 1, 1, "nested too deeply");
                case Throwable other -> new CompletionException(other);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyntaxProblem(name, 1, 1, "interrupted");
        }
    }

    /** All comments of a text that was parsed before. */
    List<Comment> comments() {
        List<Comment> found = new ArrayList<>();
        Tokenizer tokens = Tokenizer.fromString(
                new Callbacks(name),
                text.substring(first),
                EnumSet.of(Tokenizer.Flag.EXEC_INPUT, Tokenizer.Flag.EXTRA_TOKENS),
                null);
        Token token = tokens.next();
        while (token.type != Token.Kind.ENDMARKER && token.type != Token.Kind.ERRORTOKEN) {
            if (token.type == Token.Kind.COMMENT) {
                SourceRange range = token.getSourceRange();
                Span span = new Span(
                        lines.offset(range.startLine, range.startColumn), lines.offset(range.endLine, range.endColumn));
                found.add(new Comment(span, text.substring(span.start(), span.end())));
            }
            token = tokens.next();
        }
        return List.copyOf(found);
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
            return new SyntaxProblem(name, Math.max(range.startLine, 1), Math.max(range.startColumn + 1, 1), reason);
        }

        @Override
        public void onWarning(WarningType type, SourceRange range, String message) {
            // Python's own warnings about the source are the user's business
        }
    }
}
