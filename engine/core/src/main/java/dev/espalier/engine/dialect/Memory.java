package dev.espalier.engine.dialect;

import java.util.Locale;
import java.util.Optional;

/**
 * Where the result of an API lies that may share memory elsewhere: written {@code "new"}, {@code "perhaps"},
 * {@code "read-only"}, or with an argument that changes it, {@code "new unless copy=False"} and
 * {@code "shared unless copy=True"}.
 *
 * @param unless the argument with which the result shares memory wherever it can, or never does
 */
public record Memory(Kind kind, Optional<String> unless) {
    /** Of its own; the operand's wherever it can be; the operand's if the layout allows; not to be written. */
    public enum Kind {
        NEW,
        SHARED,
        PERHAPS,
        READ_ONLY
    }

    static Memory parse(String text) {
        String[] parts = text.split(" unless ", 2);
        return new Memory(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
    }
}
