package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.TermType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    TracedCall {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands)); // in their order
        results = List.copyOf(results);
    }
}
