package dev.espalier.engine.types;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of the names in scope at a point of the program; copied where control flow splits. */
final class Environment {
    private final Optional<Environment> parent;
    private final Map<String, Fact> names;
    private boolean reachable = true;

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

    void set(String name, Fact fact) {
        names.put(name, fact);
    }

    void leave() {
        reachable = false;
    }

    boolean reachable() {
        return reachable;
    }

    /** Becomes what holds after either of two branches. */
    void join(Environment a, Environment b) {
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
