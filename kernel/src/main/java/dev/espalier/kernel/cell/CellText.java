package dev.espalier.kernel.cell;

import dev.espalier.kernel.cell.PythonTokens.Kind;
import dev.espalier.kernel.cell.PythonTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell, with what stands in it that is not Python.
 *
 * <p>A magic is one only where a statement begins; a {@code %} in a string, behind an open bracket or between two
 * operands is what Python says it is.
 */
public final class CellText {
    /** {@code %%name line}, and all that stands below. */
    public record CellMagic(String name, String line, String body) {}

    /** {@code %name line}; {@code !command} is the magic {@code system}, {@code name?} the magic {@code pinfo}. */
    public record LineMagic(String name, String line) {}

    private static final Pattern CELL = Pattern.compile("%%([\\w.]+)[ \\t]*([^\\n]*)(?:\\n|$)");
    private static final Pattern LINE = Pattern.compile("%([A-Za-z_][\\w.]*)[ \\t]*(.*)", Pattern.DOTALL);
    private static final Pattern ASSIGNED = Pattern.compile("(%[A-Za-z_]|!).*", Pattern.DOTALL);
    private static final Pattern HELP_BEFORE = Pattern.compile("(\\?\\??)\\s*(%{0,2}[\\w.*]*)\\s*;?\\s*");
    private static final Pattern HELP_AFTER = Pattern.compile("(%{0,2}[^\\W\\d][\\w.*\\[\\]'\"]*)\\s*(\\?\\??)\\s*");

    private CellText() {}

    /** The magic that takes the whole cell, if there is one. */
    public static Optional<CellMagic> cellMagic(String code) {
        String text = withoutLeadingBlankLines(code);
        Matcher magic = CELL.matcher(text);
        return magic.lookingAt()
                ? Optional.of(new CellMagic(magic.group(1), magic.group(2).strip(), text.substring(magic.end())))
                : Optional.empty();
    }

    /** The one line magic that the cell consists of, if it does. */
    public static Optional<LineMagic> onlyMagic(String code) {
        String text = code.strip();
        int end = text.isEmpty() ? 0 : endOfMagic(text, 0);
        return end == text.length() && end > 0 ? magic(text) : Optional.empty();
    }

    /** The line magic at the start of a cell that has code below it. */
    public static Optional<CellMagic> firstMagic(String code) {
        String text = withoutLeadingBlankLines(code);
        int end = text.indexOf('\n');
        if (end < 0 || text.substring(end).isBlank()) {
            return Optional.empty();
        }
        String line = text.substring(0, end);
        Matcher magic = LINE.matcher(line);
        return magic.matches()
                ? Optional.of(new CellMagic(magic.group(1), magic.group(2).strip(), text.substring(end + 1)))
                : Optional.empty();
    }

    /** The same text as Python, in which each magic is a call of the object {@code get_ipython()}. */
    public static String python(String code) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < code.length()) {
            int start = skipBlanks(code, at);
            int magicEnd = start < code.length() ? endOfMagic(code, start) : start;
            int end = magicEnd > start ? magicEnd : PythonTokens.endOfStatement(code, at);
            String statement = code.substring(start, end);
            out.append(code, at, start).append(magicEnd > start ? call(statement) : assigned(statement));
            at = end;
        }
        return out.toString();
    }

    private static String withoutLeadingBlankLines(String code) {
        return code.replaceFirst("^(?:[ \\t\\r]*\\n)+", "");
    }

    private static int skipBlanks(String code, int from) {
        int at = from;
        while (at < code.length() && " \t".indexOf(code.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Where the magic that starts at some place ends, before its line end; the place itself where none starts. */
    private static int endOfMagic(String code, int start) {
        int end = endOfLines(code, start);
        char first = code.charAt(start);
        boolean isMagic = first == '!' && end > start + 1
                || first == '%' && LINE.matcher(code.substring(start, end)).matches()
                || first == '?'
                        && HELP_BEFORE.matcher(code.substring(start, end)).matches();
        if (isMagic) {
            return end;
        }
        int statementEnd = PythonTokens.endOfStatement(code, start);
        String statement = code.substring(start, statementEnd);
        String line = statement.strip();
        return line.endsWith("?") && HELP_AFTER.matcher(line).matches()
                ? start + statement.stripTrailing().length()
                : start;
    }

    /** The end of the line, or of the last of several that are joined by backslashes. */
    private static int endOfLines(String code, int start) {
        int end = code.indexOf('\n', start);
        while (end > 0 && code.charAt(end - 1) == '\\') {
            end = code.indexOf('\n', end + 1);
        }
        return end < 0 ? code.length() : end;
    }

    private static Optional<LineMagic> magic(String text) {
        String joined = text.replace("\\\n", " ");
        if (joined.startsWith("!!")) {
            return Optional.of(new LineMagic("sx", joined.substring(2).strip()));
        }
        if (joined.startsWith("!")) {
            return Optional.of(new LineMagic("system", joined.substring(1).strip()));
        }
        Matcher before = HELP_BEFORE.matcher(joined);
        if (before.matches()) {
            return Optional.of(help(before.group(1), before.group(2)));
        }
        Matcher after = HELP_AFTER.matcher(joined);
        if (after.matches()) {
            return Optional.of(help(after.group(2), after.group(1)));
        }
        Matcher line = LINE.matcher(joined);
        return line.matches()
                ? Optional.of(new LineMagic(line.group(1), line.group(2).strip()))
                : Optional.empty();
    }

    private static LineMagic help(String marks, String name) {
        return new LineMagic(marks.length() == 1 ? "pinfo" : "pinfo2", name);
    }

    /** The magic of a cell as a call, with the magics in its body as calls, too. */
    public static String call(CellMagic magic) {
        boolean isPython = magic.name().startsWith("time");
        String body = isPython ? python(magic.body()) : magic.body();
        return "get_ipython().run_cell_magic(" + literal(magic.name()) + ", " + literal(magic.line()) + ", "
                + literal(body) + ")";
    }

    private static String call(String statement) {
        LineMagic magic = magic(statement).orElseThrow();
        // Line ends inside stay, so that later lines keep their numbers.
        String lines =
                "\n".repeat((int) statement.chars().filter(c -> c == '\n').count());
        if (magic.name().equals("system")) {
            return "get_ipython().system(" + literal(magic.line()) + lines + ")";
        }
        return "get_ipython().run_line_magic(" + literal(magic.name()) + ", " + literal(magic.line()) + lines + ")";
    }

    /** {@code x = !command} and {@code x = %magic} as calls; anything else as it is. */
    private static String assigned(String statement) {
        if (statement.indexOf('%') < 0 && statement.indexOf('!') < 0) {
            return statement;
        }
        List<Token> tokens = PythonTokens.of(statement).stream()
                .filter(t -> t.kind() != Kind.SPACE)
                .toList();
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String token = tokens.get(i).in(statement);
            depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0;
            Token next = tokens.get(i + 1);
            boolean assigns =
                    token.equals("=") && depth == 0 && next.in(statement).matches("[%!]");
            if (assigns && isTarget(statement.substring(0, tokens.get(i).start()))) {
                String right = statement.substring(next.start()).stripTrailing();
                String end = statement.substring(next.start() + right.length());
                return ASSIGNED.matcher(right).matches()
                        ? statement.substring(0, next.start()) + value(right) + end
                        : statement;
            }
        }
        return statement;
    }

    private static boolean isTarget(String text) {
        return text.strip().matches("[^\\W\\d][\\w.,\\s\\[\\]()'\"*]*");
    }

    private static String value(String right) {
        LineMagic magic = magic(right).orElseThrow();
        return right.startsWith("!")
                ? "get_ipython().getoutput(" + literal(magic.line()) + ")"
                : "get_ipython().run_line_magic(" + literal(magic.name()) + ", " + literal(magic.line()) + ")";
    }

    /** A text as a Python literal. */
    public static String literal(String text) {
        StringBuilder out = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('\'').toString();
    }

    /** The words of a magic's line; quotes hold a word together. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word =
                Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*'|[\"'])+").matcher(line);
        while (word.find()) {
            String text = word.group();
            words.add(text.replaceAll("\"([^\"]*)\"", "$1").replaceAll("'([^']*)'", "$1"));
        }
        return words;
    }
}
