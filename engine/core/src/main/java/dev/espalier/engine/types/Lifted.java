package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.Term;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A framework call read through a row.
 *
 * @param results the terms, one or several, casts of the source's promotion included
 * @param assumptions what was taken for granted, in words
 */
public record Lifted(Row row, Map<String, Term> binding, List<Term> results, Set<String> assumptions) {
    /** The only result. */
    public Term term() {
        return results.get(0);
    }

    /** The fact of the value. */
    public Fact fact() {
        List<Fact> facts = results.stream().map(Terms::fact).toList();
        if (!row.tuple()) {
            return facts.get(0);
        }
        if (row.results().get(0).name().isPresent()) {
            return new Fact.Named(
                    row.results().stream().map(r -> r.name().orElseThrow()).toList(), facts);
        }
        return Fact.sequence(Fact.Sequence.Form.TUPLE, facts);
    }
}
