package dev.espalier.engine.ir;

import java.util.List;
import java.util.stream.Collectors;

/** A tuple or list of terms: a shape, axes, an index, the tensors of a concatenation. */
public record SequenceTerm(List<Term> items) implements Term {
    public SequenceTerm {
        items = TermList.copyOf(items);
    }

    public static SequenceTerm of(Term... items) {
        return new SequenceTerm(List.of(items));
    }

    @Override
    public String toString() {
        String comma = items.size() == 1 ? ",)" : ")";
        return items.stream().map(Term::toString).collect(Collectors.joining(", ", "(", comma));
    }
}
