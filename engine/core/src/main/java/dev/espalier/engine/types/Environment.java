package dev.espalier.engine.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of the names in scope at a point of the program; copied where control flow splits. */
final class Environment {
    private final Optional<Environment> parent;
    private final Map<String, Fact> names;
    private boolean reachable = true;
    private Optional<Map<String, Fact>> frozen = Optional.empty();

    Environment(Optional<Environment> parent) {
        this.parent = parent;
        this.names = new HashMap<>();
    }

    private Environment(Optional<Environment> parent, Map<String, Fact> names, boolean reachable) {
        this.parent = parent;
        this.names = new HashMap<>(names);
        this.reachable = reachable;
    }

    Environment copy() {
        return new Environment(parent, names, reachable);
    }

    Environment child() {
        return new Environment(Optional.of(this));
    }

    Optional<Fact> find(String name) {
        Fact own = names.get(name);
        return own != null ? Optional.of(own) : parent.flatMap(p -> p.find(name));
    }

    /** Whether the same is known of all names as in another environment of the same function. */
    boolean agrees(Environment other) {
        return reachable == other.reachable && names.equals(other.names);
    }

    /** What is known of all names, from the inside out; not changed by what follows. */
    List<Map<String, Fact>> visible() {
        List<Map<String, Fact>> all = new ArrayList<>();
        for (Optional<Environment> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            all.add(at.get().frozen());
        }
        return all;
    }

    private Map<String, Fact> frozen() {
        if (frozen.isEmpty()) {
            frozen = Optional.of(Map.copyOf(names));
        }
        return frozen.get();
    }

    void set(String name, Fact fact) {
        names.put(name, fact);
        frozen = Optional.empty();
    }

    void leave() {
        reachable = false;
    }

    boolean reachable() {
        return reachable;
    }

    /** Becomes what holds after either of two branches. */
    void join(Environment a, Environment b) {
        frozen = Optional.empty();
        if (!a.reachable && !b.reachable) {
            names.putAll(a.names);
            reachable = false;
            return;
        }
        if (!a.reachable || !b.reachable) {
            names.clear();
            names.putAll(a.reachable ? a.names : b.names);
            reachable = true;
            return;
        }
        Set<String> all = new HashSet<>(a.names.keySet());
        all.addAll(b.names.keySet());
        for (String name : all) {
            Fact left = a.names.getOrDefault(name, b.names.get(name));
            Fact right = b.names.getOrDefault(name, a.names.get(name));
            names.put(name, Facts.join(left, right));
        }
        reachable = true;
    }
}
