package dev.espalier.engine.transpile;

import java.util.Optional;

/**
 * What to translate, and how.
 *
 * @param from the source framework; empty: the imports tell
 * @param only the function or class to which the output is limited
 * @param arguments facts of its arguments as text, such as {@code f32[2,3], int}; may be empty
 */
public record Options(Optional<Framework> from, Framework to, Optional<String> only, String arguments) {
    /**
     * Checks the facts of arguments.
     *
     * @throws IllegalArgumentException if they cannot be read
     */
    public Options {
        SampleArguments.facts(arguments);
    }

    public static Options of(Framework from, Framework to) {
        return new Options(Optional.of(from), to, Optional.empty(), "");
    }
}
