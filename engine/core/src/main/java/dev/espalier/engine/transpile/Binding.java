package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters of a target row bound to terms.
 *
 * @param bound what unification demands
 * @param explicit what computed parts suggest where the default does not read back
 */
record Binding(Map<String, Term> bound, Map<String, Term> explicit) {
    Binding() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Binding copy() {
        return new Binding(new LinkedHashMap<>(bound), new LinkedHashMap<>(explicit));
    }

    /** The binding with the suggestions taken. */
    Map<String, Term> withExplicit() {
        Map<String, Term> all = new LinkedHashMap<>(bound);
        explicit.forEach(all::putIfAbsent);
        return all;
    }
}
