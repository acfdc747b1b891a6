package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.TermType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call of a framework as it was made.
 *
 * @param api the public name of what was called, such as {@code torch.nn.functional.linear}
 * @param text the call as a Python expression over the operands
 * @param value of an assignment {@code x[i] = value}, whose text is {@code x[i]}: what was assigned
 * @param operands the types of all named values in the text
 * @param results names and types of what came out
 * @param several whether a tuple or list came out, of however many
 * @param loop of a branch or loop, which has no text: what it runs
 */
record TracedCall(
        String api,
        String text,
        Optional<String> value,
        Map<String, TermType> operands,
        List<Result> results,
        boolean several,
        Optional<TracedLoop> loop,
        Place place,
        Scope scope) {
    record Result(String name, TermType type) {}

    /** What the meaning of a call depends on. */
    record Reading(String text, Optional<String> value, Map<String, TermType> operands) {}

    Reading reading() {
        return new Reading(text, value, operands);
    }

    private static final Pattern MARK = Pattern.compile("§(\\d+)§");

    /** The call with numbers in place of the sizes that are marked in its text, and in what it runs. */
    TracedCall filled(IntToLongFunction numbers) {
        return spelled(mark -> Long.toString(numbers.applyAsLong(mark)));
    }

    /** The call with other text in place of the sizes that are marked. */
    TracedCall spelled(IntFunction<String> sizes) {
        return new TracedCall(
                api,
                fill(text, sizes),
                value.map(given -> fill(given, sizes)),
                operands,
                results,
                several,
                loop.map(inside -> inside.spelled(sizes)),
                place,
                scope);
    }

    /** The marks in the text. */
    Set<Integer> marks() {
        return MARK.matcher(text + value.orElse(""))
                .results()
                .map(mark -> Integer.parseInt(mark.group(1)))
                .collect(Collectors.toSet());
    }

    private static String fill(String text, IntFunction<String> sizes) {
        return MARK.matcher(text).replaceAll(mark -> sizes.apply(Integer.parseInt(mark.group(1))));
    }

    /** The same call on operands of other types. */
    TracedCall on(Map<String, TermType> others) {
        return new TracedCall(api, text, value, others, results, several, loop, place, scope);
    }

    TracedCall {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands)); // in their order
        results = List.copyOf(results);
    }
}
