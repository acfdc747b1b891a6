package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.CellText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words behind a magic's name: options with their values, and the rest. */
final class Words {
    private final Map<String, String> options = new HashMap<>();
    private final List<String> rest = new ArrayList<>();

    private Words() {}

    /**
     * Reads a line.
     *
     * @param known the options that there are; those that end in {@code =} take a value
     * @throws UsageProblem if there is another option, or a value is missing
     */
    static Words of(String magic, String line, String... known) throws UsageProblem {
        Set<String> names = new TreeSet<>(Arrays.asList(known));
        Words words = new Words();
        List<String> all = CellText.words(line);
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                words.rest.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (names.contains(name + "=")) {
                if (equals < 0 && i + 1 == all.size()) {
                    throw new UsageProblem(name + " needs a value (%" + magic + " -h)");
                }
                words.options.put(name, equals < 0 ? all.get(++i) : word.substring(equals + 1));
            } else if (names.contains(name) && equals < 0) {
                words.options.put(name, "");
            } else {
                throw new UsageProblem("%" + magic + " has no option " + name + " (%" + magic + " -h)");
            }
        }
        return words;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    List<String> rest() {
        return List.copyOf(rest);
    }

    /** The one word that is no option. */
    String only(String what) throws UsageProblem {
        if (rest.size() != 1) {
            throw new UsageProblem(rest.isEmpty() ? what + " is missing" : "one " + what + " is enough: " + rest);
        }
        return rest.get(0);
    }
}
