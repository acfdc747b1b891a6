package dev.espalier.engine.types;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.TermType;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What has been found out about the parts of a term while one question about it is answered.
 *
 * <p>Rules ask for the type of an argument several times, and for the types of its arguments each time; without this
 * memory a question takes time that doubles with each level of nesting, or worse.
 */
record KnownTerms(Map<Apply, Fact> facts, Map<Apply, TermType> types) {
    private static final ThreadLocal<KnownTerms> OPEN = new ThreadLocal<>();

    static Fact fact(Apply apply, Function<Apply, Fact> answer) {
        return within(known -> answer(known.facts, apply, answer));
    }

    static TermType type(Apply apply, Function<Apply, TermType> answer) {
        return within(known -> answer(known.types, apply, answer));
    }

    private static <V> V answer(Map<Apply, V> known, Apply apply, Function<Apply, V> answer) {
        V before = known.get(apply);
        if (before != null) {
            return before;
        }
        V found = answer.apply(apply);
        known.put(apply, found);
        return found;
    }

    /** Opens the memory with the outermost question and closes it with that. */
    private static <V> V within(Function<KnownTerms, V> question) {
        KnownTerms open = OPEN.get();
        if (open != null) {
            return question.apply(open);
        }
        KnownTerms fresh = new KnownTerms(new IdentityHashMap<>(), new IdentityHashMap<>());
        OPEN.set(fresh);
        try {
            return question.apply(fresh);
        } finally {
            OPEN.remove();
        }
    }
}
