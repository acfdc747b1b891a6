package dev.espalier.kernel.magic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of a magic whose argument is Python: options before it and behind it, and between them the text as it is.
 *
 * @param code the Python text
 */
record CallLine(Map<String, String> options, String code) {
    private static final String VALUE = "(?:=|\\s+)(\"[^\"]*\"|'[^']*'|[\\w.:,/-]+)";
    private static final Pattern ANY = Pattern.compile("(-[-\\w]*).*", Pattern.DOTALL);

    CallLine {
        options = Map.copyOf(options);
    }

    /**
     * Reads a line.
     *
     * @param known the options that there are; those that end in {@code =} take a value
     * @throws UsageProblem if it begins with another option, or a value is missing
     */
    static CallLine of(MagicCall call, String... known) throws UsageProblem {
        Map<String, String> options = new HashMap<>();
        String rest = call.line().strip();
        for (boolean isFound = true; isFound; ) {
            isFound = false;
            for (String option : known) {
                boolean takesValue = option.endsWith("=");
                String name = takesValue ? option.substring(0, option.length() - 1) : option;
                String pattern = takesValue ? name + VALUE : name;
                for (String place : List.of("^" + pattern + "(?:\\s+|$)", "(?:^|\\s+)" + pattern + "$")) {
                    Matcher matcher = Pattern.compile(place).matcher(rest);
                    if (matcher.find()) {
                        options.put(name, takesValue ? unquoted(matcher.group(1)) : "");
                        rest = (rest.substring(0, matcher.start()) + " " + rest.substring(matcher.end())).strip();
                        isFound = true;
                    }
                }
            }
        }
        Matcher other = ANY.matcher(rest);
        if (other.matches() && other.group(1).startsWith("--")) {
            String name = other.group(1);
            boolean isKnown = Arrays.asList(known).contains(name + "=");
            throw new UsageProblem(
                    isKnown
                            ? name + " needs a value (%" + call.name() + " -h)"
                            : "%" + call.name() + " has no option " + name + " (%" + call.name() + " -h)");
        }
        return new CallLine(options, rest);
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.startsWith("\"") || text.startsWith("'");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }
}
