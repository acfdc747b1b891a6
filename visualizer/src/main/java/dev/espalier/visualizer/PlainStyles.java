package dev.espalier.visualizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture whose elements say themselves what their classes say in a style sheet, in the colours of light paper: for what
 * draws SVG and knows little of style sheets.
 */
final class PlainStyles {
    private static final Pattern RULE = Pattern.compile("(?m)^([^{@]+)\\{([^}]*)}$");
    private static final Pattern ELEMENT = Pattern.compile("<(text|tspan|rect|path|circle)( class=\"([^\"]*)\")?");
    /** The size and the family of a font in one declaration. */
    private static final Pattern FONT = Pattern.compile("(\\d+ )?(\\d+px) (.*)");

    private final Map<String, Map<String, String>> rules = new LinkedHashMap<>();

    private PlainStyles() {
        Matcher rule = RULE.matcher(Palette.light());
        while (rule.find()) {
            rules.computeIfAbsent(rule.group(1), _ -> new LinkedHashMap<>()).putAll(declarations(rule.group(2)));
        }
    }

    /** The same picture without a style sheet. */
    static String of(String svg) {
        PlainStyles styles = new PlainStyles();
        String bare = svg.replaceFirst("(?s)<style>.*?</style>\n", "");
        return ELEMENT.matcher(bare)
                .replaceAll(element -> Matcher.quoteReplacement(
                        "<" + element.group(1) + styles.attributes(element.group(1), element.group(3))));
    }

    private String attributes(String element, String classes) {
        Map<String, String> all = new LinkedHashMap<>(rules.getOrDefault(element, Map.of()));
        if (classes != null) {
            String[] names = classes.split(" ");
            for (String name : names) {
                all.putAll(rules.getOrDefault("." + name, Map.of()));
            }
            all.putAll(rules.getOrDefault("." + String.join(".", names), Map.of()));
        }
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) ->
                text.append(' ').append(name).append("=\"").append(value).append('"'));
        return text.toString();
    }

    private static Map<String, String> declarations(String body) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String declaration : body.split(";")) {
            int colon = declaration.indexOf(':');
            String name = declaration.substring(0, colon);
            String value = declaration.substring(colon + 1);
            Matcher font = FONT.matcher(value);
            if (name.equals("font") && font.matches()) {
                // Java draws letters that are bold or not, nothing between.
                found.put("font-weight", font.group(1) == null ? "400" : "700");
                found.put("font-size", font.group(2));
                found.put("font-family", font.group(3).contains("monospace") ? "Monospaced" : "SansSerif");
            } else {
                found.put(name, value);
            }
        }
        return found;
    }
}
