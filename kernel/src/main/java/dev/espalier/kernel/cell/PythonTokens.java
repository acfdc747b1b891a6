package dev.espalier.kernel.cell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a text that may be Python or nearly so: magics, unfinished lines and wrong characters included.
 *
 * <p>The engine's parser reads programs; this reads what is not yet one, and never fails.
 */
public final class PythonTokens {
    /** What a part is. */
    public enum Kind {
        NAME,
        NUMBER,
        STRING,
        COMMENT,
        OPERATOR,
        /** The end of a statement. */
        NEWLINE,
        /** Blanks, and line ends that end no statement. */
        SPACE
    }

    /** A part of the text, from start to before end. */
    public record Token(Kind kind, int start, int end) {
        public String in(String text) {
            return text.substring(start, end);
        }
    }

    /** A string with replacement fields that is being read: its quote, and how deep the brackets are outside. */
    private record Template(String quote, int depth) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Template> templates = new ArrayDeque<>();
    private int at;
    private int depth;

    private PythonTokens(String text) {
        this.text = text;
    }

    public static List<Token> of(String text) {
        PythonTokens reader = new PythonTokens(text);
        while (reader.at < text.length()) {
            int start = reader.at;
            Kind kind = reader.next();
            reader.tokens.add(new Token(kind, start, reader.at));
        }
        return reader.tokens;
    }

    /** Where the statement that starts at some place ends: after its line end, or at the end of the text. */
    static int endOfStatement(String text, int from) {
        PythonTokens reader = new PythonTokens(text);
        reader.at = from;
        while (reader.at < text.length()) {
            if (reader.next() == Kind.NEWLINE) {
                break;
            }
        }
        return reader.at;
    }

    private Kind next() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            return depth > 0 ? Kind.SPACE : Kind.NEWLINE;
        }
        if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at += 2;
            return Kind.SPACE;
        }
        if (Character.isWhitespace(c)) {
            at++;
            return Kind.SPACE;
        }
        if (c == '#') {
            at = endOfLine(at);
            return Kind.COMMENT;
        }
        if (isQuote(at)) {
            return string(at, false);
        }
        if (Character.isDigit(c) || c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
            return number();
        }
        if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isHighSurrogate(c)) {
            return nameOrString();
        }
        return operator(c);
    }

    private Kind nameOrString() {
        int end = at;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        String name = text.substring(at, end).toLowerCase(Locale.ROOT);
        if (end < text.length() && isQuote(end) && name.length() <= 2 && name.matches("[rbuft]+")) {
            return string(end, name.contains("f") || name.contains("t"));
        }
        at = end;
        return Kind.NAME;
    }

    private Kind number() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isSign = (c == '+' || c == '-') && "eE".indexOf(text.charAt(at - 1)) >= 0 && !isHex();
            if (!isNamePart(c) && c != '.' && !isSign) {
                break;
            }
            at++;
        }
        return Kind.NUMBER;
    }

    private boolean isHex() {
        int start = at;
        while (start > 0 && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return text.startsWith("0x", start) || text.startsWith("0X", start);
    }

    private Kind operator(char c) {
        at++;
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            Template template = templates.peek();
            if (c == '}' && template != null && depth == template.depth() + 1) {
                depth--;
                templates.pop();
                return rest(template);
            }
            depth = Math.max(depth - 1, 0);
        } else if (c == ':' && templates.peek() instanceof Template template && depth == template.depth() + 1) {
            // What follows is a format, which is text.
            templates.pop();
            depth--;
            int before = at;
            Kind kind = format(template);
            return at > before ? kind : Kind.OPERATOR;
        }
        return Kind.OPERATOR;
    }

    private Kind format(Template template) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                return field(template);
            }
            if (c == '}') {
                at++;
                return rest(template);
            }
            if (text.startsWith(template.quote(), at)
                    || c == '\n' && template.quote().length() == 1) {
                return rest(template);
            }
            at++;
        }
        return Kind.STRING;
    }

    private Kind string(int quoteAt, boolean isTemplate) {
        String one = text.substring(quoteAt, quoteAt + 1);
        String quote = text.startsWith(one.repeat(3), quoteAt) ? one.repeat(3) : one;
        at = quoteAt + quote.length();
        Template template = new Template(quote, depth);
        return isTemplate ? rest(template) : plainRest(quote);
    }

    /** Reads to the end of the string; an unfinished short one ends with its line. */
    private Kind plainRest(String quote) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at = Math.min(at + 2, text.length());
            } else if (text.startsWith(quote, at)) {
                at += quote.length();
                return Kind.STRING;
            } else if (c == '\n' && quote.length() == 1) {
                return Kind.STRING;
            } else {
                at++;
            }
        }
        return Kind.STRING;
    }

    /** Reads to the next replacement field or the end of the string. */
    private Kind rest(Template template) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '{') {
                at += 2;
            } else if (text.startsWith(template.quote(), at)) {
                at += template.quote().length();
                return Kind.STRING;
            } else if (c == '\n' && template.quote().length() == 1) {
                return Kind.STRING;
            } else if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
                at += 2;
            } else if (c == '{') {
                return field(template);
            } else {
                at++;
            }
        }
        return Kind.STRING;
    }

    private Kind field(Template template) {
        at++;
        templates.push(template);
        depth++;
        return Kind.STRING;
    }

    private boolean isQuote(int place) {
        return text.charAt(place) == '"' || text.charAt(place) == '\'';
    }

    private static boolean isNamePart(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '_' || Character.isSurrogate(c);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
