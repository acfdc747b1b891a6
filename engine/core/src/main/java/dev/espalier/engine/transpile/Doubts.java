package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.Span;
import java.util.Set;

/**
 * Where the texts under the two readings of open dtypes were seen to differ.
 *
 * @param differing where ways that are right under both readings are preferred
 * @param open where these differed, too, or there were none: what is written has to be right under both
 */
record Doubts(Set<Span> differing, Set<Span> open) {
    static final Doubts NONE = new Doubts(Set.of(), Set.of());
}
