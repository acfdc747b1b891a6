package dev.espalier.visualizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of all pictures, and the style rules in which they stand. */
final class Palette {
    private static final Pattern ROW = Pattern.compile("(?m)^(\\w+)\\s+(#\\w{6})\\s+(#\\w{6})$");
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

    private static final Map<String, Color> COLORS = read();

    private Palette() {}

    /** A colour on light and on dark paper, as {@code #rrggbb}. */
    record Color(String light, String dark) {}

    static Map<String, Color> colors() {
        return COLORS;
    }

    private static Map<String, Color> read() {
        Map<String, Color> colors = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Resources.text("palette.txt"));
        while (row.find()) {
            colors.put(row.group(1), new Color(row.group(2), row.group(3)));
        }
        return Collections.unmodifiableMap(colors);
    }

    /** The rules of a picture that stands alone: light, and dark where the reader prefers it. */
    static String alone() {
        return alone(rules());
    }

    /** The same with those of a heat map. */
    static String aloneWithHeat() {
        StringBuilder rules = new StringBuilder(rules());
        for (int level = 1; level <= Heat.LEVELS; level++) {
            rules.append(".heat%1$d{fill:$heat%1$d}\n".formatted(level));
        }
        return alone(rules.append(".hot,.hot .note{fill:$ink}\n").toString());
    }

    private static String alone(String rules) {
        StringBuilder dark = new StringBuilder();
        for (String rule : rules.lines().toList()) {
            String colored = onlyColors(rule);
            if (!colored.isEmpty()) {
                dark.append(colored).append('\n');
            }
        }
        return replaced(rules, name -> COLORS.get(name).light())
                + "@media (prefers-color-scheme:dark){\n"
                + replaced(dark.toString(), name -> COLORS.get(name).dark())
                + "}\n";
    }

    /** The rules on light paper alone. */
    static String light() {
        return replaced(rules(), name -> COLORS.get(name).light());
    }

    /** The rules of a picture in a page, where colours are properties of the page. */
    static String inPage() {
        return replaced(rules(), name -> "var(--g-" + name + ")");
    }

    /** The properties that {@link #inPage} speaks of, for one kind of paper. */
    static String properties(boolean dark) {
        StringBuilder text = new StringBuilder();
        COLORS.forEach((name, color) -> text.append("--g-")
                .append(name)
                .append(':')
                .append(dark ? color.dark() : color.light())
                .append(';'));
        return text.toString();
    }

    private static String rules() {
        StringBuilder rules = new StringBuilder(Resources.text("picture.css"));
        for (NodeKind kind : NodeKind.values()) {
            rules.append(".%s{fill:$%s}\n".formatted(kind.key(), kind.key()));
        }
        for (String other : new String[] {"group", "added", "removed", "changed"}) {
            rules.append(".%s{fill:$%s}\n".formatted(other, other));
        }
        return rules.toString();
    }

    /** A rule with its colours alone. */
    private static String onlyColors(String rule) {
        int brace = rule.indexOf('{');
        StringBuilder kept = new StringBuilder();
        for (String declaration : rule.substring(brace + 1, rule.length() - 1).split(";")) {
            if (declaration.contains("$")) {
                kept.append(kept.isEmpty() ? "" : ";").append(declaration);
            }
        }
        return kept.isEmpty() ? "" : rule.substring(0, brace + 1) + kept + "}";
    }

    private static String replaced(String text, UnaryOperator<String> color) {
        return NAME.matcher(text).replaceAll(name -> color.apply(name.group(1)));
    }
}
