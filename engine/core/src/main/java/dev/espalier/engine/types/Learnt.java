package dev.espalier.engine.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Facts that one reading of the file gathers for the next, by name.
 *
 * <p>A reading sees what the one before found out, so that what was unknown at first does not stay mixed in.
 */
final class Learnt {
    private Map<String, Fact> before = Map.of();
    private Map<String, Fact> now = new HashMap<>();

    Optional<Fact> find(String key) {
        return Optional.ofNullable(before.getOrDefault(key, now.get(key)));
    }

    void add(String key, Fact fact) {
        now.merge(key, fact, Facts::join);
    }

    /** Begins the next reading; tells whether there is anything new. */
    boolean turn() {
        boolean changed = !now.equals(before);
        before = now;
        now = new HashMap<>();
        return changed;
    }
}
