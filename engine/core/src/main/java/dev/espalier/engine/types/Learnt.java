package dev.espalier.engine.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Facts that one reading of the file gathers for the next, by name.
 *
 * <p>A reading sees what the one before found out, so that what was unknown at first does not stay mixed in.
 */
final class Learnt implements Bodies.Source {
    private final Bodies bodies;
    private Map<String, Fact> before = Map.of();
    private Map<String, Fact> now = new HashMap<>();

    Learnt(Bodies bodies) {
        this.bodies = bodies;
    }

    Optional<Fact> find(String key) {
        return bodies.asked(this, key, answer(key));
    }

    void add(String key, Fact fact) {
        bodies.told(this, key, fact);
        tell(key, fact);
    }

    @Override
    public Optional<Fact> answer(String key) {
        return Optional.ofNullable(before.getOrDefault(key, now.get(key)));
    }

    void tell(String key, Fact fact) {
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
