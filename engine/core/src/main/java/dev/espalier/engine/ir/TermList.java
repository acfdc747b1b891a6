package dev.espalier.engine.ir;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** An unmodifiable list of terms that computes its hash code once, so that deep terms compare quickly. */
final class TermList extends AbstractList<Term> implements RandomAccess {
    private final List<Term> items;
    private final int hash;

    private TermList(List<Term> items) {
        this.items = items;
        this.hash = items.hashCode();
    }

    static List<Term> copyOf(List<Term> items) {
        return items instanceof TermList ? items : new TermList(List.copyOf(items));
    }

    @Override
    public Term get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof TermList list ? hash == list.hash && items.equals(list.items) : items.equals(other);
    }
}
