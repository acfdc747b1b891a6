package dev.espalier.engine.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Small random damage to a source text; some of it stays Python and means something else. */
record Mutations(RandomGenerator random) {
    private static final Pattern TOKEN = Pattern.compile("[ \\t]+|\\R|[\\p{L}\\p{N}_]+|\\S");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+(\\.\\d*)?");
    private static final Pattern OPERATOR =
            Pattern.compile("(?<= )(\\*\\*|//|[-+*/@%<>=&|]=?|==|!=|is|in|and|or)(?= )");
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^", "<", ">=", "==", "!=", "is", "in",
            "not in", "and", "or", "=", "+=", "@=", ":=", "if", ",", "for");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e309",
            "0x1F",
            "1_000",
            "2j",
            "True",
            "None",
            "...",
            "99999999999999999999999",
            "0.0",
            "''",
            "b'x'",
            "[]",
            "()",
            "{}",
            "lambda: 0",
            "*xs",
            "**xs",
            "x := 1",
            "slice(None)");
    private static final List<String> ODD = List.of(
            "\0", "\f", "\r", "\t", "\u00a0", "\uFEFF", "é", "ﬁ", "😀", "\\", "\\\n", "'", "\"", "'''", "`", "$", "?",
            "!", "(", ")", "[", "]", "{", "}", "𝓍", "\u200b", "#", ";", ":", "λ", "\u2028", "\u0085", "\ud800", "@",
            ".", "->", "~", "f'{");

    String mutate(String text) {
        String mutated = text;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private String once(String text) {
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                String.join(
                        "",
                        shuffled(TOKEN.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .toList()));
            case 2, 3 -> String.join("\n", shuffled(Arrays.asList(text.split("\n", -1))));
            case 4 -> indented(text);
            case 5 -> replaced(text, NAME, anyOf(matches(text, NAME)));
            case 6 -> replaced(text, NUMBER, anyOf(NUMBERS));
            case 7 -> replaced(text, OPERATOR, anyOf(OPERATORS));
            default -> {
                int at = random.nextInt(text.length() + 1);
                yield text.substring(0, at) + anyOf(ODD) + text.substring(at);
            }
        };
    }

    /** One part deleted, doubled, put elsewhere, or two of them swapped. */
    private List<String> shuffled(List<String> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        List<String> changed = new ArrayList<>(parts);
        int at = random.nextInt(parts.size());
        int other = random.nextInt(parts.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, parts.get(at));
            case 2 -> changed.add(other, parts.get(at));
            default -> Collections.swap(changed, at, other);
        }
        return changed;
    }

    private String indented(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        lines.set(
                at,
                switch (random.nextInt(3)) {
                    case 0 -> " ".repeat(random.nextInt(1, 5)) + line;
                    case 1 -> "\t" + line;
                    default -> line.substring(Math.min(line.length(), line.indexOf(line.strip()) / 2));
                });
        return String.join("\n", lines);
    }

    private String replaced(String text, Pattern pattern, String replacement) {
        List<MatchResult> places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return text;
        }
        MatchResult place = anyOf(places);
        return text.substring(0, place.start()) + replacement + text.substring(place.end());
    }

    private static List<String> matches(String text, Pattern pattern) {
        List<String> found =
                pattern.matcher(text).results().map(MatchResult::group).toList();
        return found.isEmpty() ? List.of("x") : found;
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
