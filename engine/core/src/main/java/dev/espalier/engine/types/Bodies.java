package dev.espalier.engine.types;

import dev.espalier.engine.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last reading of each function asked for and told.
 *
 * <p>The analysis goes over a file until it learns nothing new; a function that would get the same answers as last time
 * is not read again, and what it told is told again. Functions inside of functions count as part of those.
 */
final class Bodies {
    private final Map<Node, Body> last = new IdentityHashMap<>();
    private Optional<Body> open = Optional.empty();

    /** A source of facts by name, which may answer otherwise in the next reading. */
    @FunctionalInterface
    interface Source {
        Optional<Fact> answer(String key);
    }

    private record Question(Source source, String key) {}

    private record Telling(Learnt to, String key, Fact fact) {}

    private static final class Body {
        private final List<Map<String, Fact>> scope;
        private final Map<Question, Optional<Fact>> answers = new HashMap<>();
        private final List<Telling> tellings = new ArrayList<>();
        private boolean steady = true;

        private Body(List<Map<String, Fact>> scope) {
            this.scope = scope;
        }

        private boolean holds(List<Map<String, Fact>> now) {
            return steady
                    && scope.equals(now)
                    && answers.entrySet().stream()
                            .allMatch(e ->
                                    e.getKey().source().answer(e.getKey().key()).equals(e.getValue()));
        }
    }

    /** Reads a function, unless nothing that it asks for has changed since it was read last. */
    void read(Node definition, Environment outer, Runnable reading) {
        if (open.isPresent()) {
            reading.run();
            return;
        }
        List<Map<String, Fact>> scope = outer.visible();
        Body before = last.get(definition);
        if (before != null && before.holds(scope)) {
            before.tellings.forEach(t -> t.to().tell(t.key(), t.fact()));
            return;
        }
        Body now = new Body(scope);
        open = Optional.of(now);
        try {
            reading.run();
        } finally {
            open = Optional.empty();
        }
        last.put(definition, now);
    }

    /** Notes an answer that the function being read was given. */
    Optional<Fact> asked(Source source, String key, Optional<Fact> answer) {
        open.ifPresent(body -> {
            Optional<Fact> earlier = body.answers.putIfAbsent(new Question(source, key), answer);
            body.steady &= earlier == null || earlier.equals(answer);
        });
        return answer;
    }

    /** Notes what the function being read tells. */
    void told(Learnt to, String key, Fact fact) {
        open.ifPresent(body -> body.tellings.add(new Telling(to, key, fact)));
    }

    /** Forgets all readings: the first one, in which functions called functions that were not named yet. */
    void forget() {
        last.clear();
    }
}
