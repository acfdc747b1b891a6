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
import java.util.Locale;
import java.util.Set;

/**
 * The border to GraalPy's parser: its calls, its errors, its ranges.
 *
 * @param text the whole text
 * @param first where Python begins in it: behind a byte order mark
 */
record PegParser(String name, String text, int first, Lines lines) {
    private static final int FEATURE_VERSION = 12;
    private static final Set<String> TEMPLATES = Set.of("t", "tr", "rt");

    static PegParser of(String name, String text) {
        int first = text.startsWith("\uFEFF") ? 1 : 0;
        return new PegParser(name, text, first, new Lines(text, first));
    }

    /** The syntax tree. */
    Module parse() {
        return LargeStack.work(name, this::tree);
    }

    private Module tree() {
        try {
            SSTNode tree = new Parser(
                            text.substring(first),
                            new Callbacks(this),
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

    /** All comments of a text that was parsed before. */
    List<Comment> comments() {
        List<Comment> found = new ArrayList<>();
        Tokenizer tokens = Tokenizer.fromString(
                new Callbacks(this),
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

    /** Whether a string of a kind begins at an offset that came after Python 3.12: {@code t"…"}. */
    private boolean isTemplateString(int quote) {
        int prefix = quote;
        while (prefix > first && Character.isLetter(text.charAt(prefix - 1))) {
            prefix--;
        }
        String letters = text.substring(prefix, quote).toLowerCase(Locale.ROOT);
        return quote < text.length() && "'\"".indexOf(text.charAt(quote)) >= 0 && TEMPLATES.contains(letters);
    }

    private record Callbacks(PegParser parser) implements ParserCallbacks {
        @Override
        public void safePointPoll() {
            // nothing waits for a safe point here
        }

        @Override
        public RuntimeException reportIncompleteSource(int line) {
            return new SyntaxProblem(parser.name, line, 1, "the file ends too early");
        }

        @Override
        public RuntimeException onError(ErrorType type, SourceRange range, String message) {
            int line = Math.max(range.startLine, 1);
            int column = Math.max(range.startColumn, 0);
            String reason = message == null || message.isEmpty() ? "invalid syntax" : message;
            boolean newer = parser.isTemplateString(parser.lines.offset(line, column));
            return new SyntaxProblem(
                    parser.name, line, column + 1, newer ? "template strings are newer than Python 3.12" : reason);
        }

        @Override
        public void onWarning(WarningType type, SourceRange range, String message) {
            // Python's own warnings about the source are the user's business
        }
    }
}
