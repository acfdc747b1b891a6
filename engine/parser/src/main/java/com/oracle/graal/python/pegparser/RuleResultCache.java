package com.oracle.graal.python.pegparser;

import java.util.Arrays;

/**
 * What the rules of the grammar gave at each token: the memory of the packrat parser.
 *
 * <p>It stands in for GraalPy's class of this name, which keeps a hash map of hash maps: over half of the time and of
 * the memory that parsing takes. A token has a dozen results at most, so they are kept in a row and searched.
 *
 * @param <T> of the results
 */
final class RuleResultCache<T> {
    private static final int FEW = 4;

    private final AbstractParser parser;

    /** The results at each token: the rule in the upper half of a number, the token after the result in the lower. */
    private long[][] rulesAndEnds = new long[64][];

    private Object[][] results = new Object[64][];
    private int[] counts = new int[64];

    RuleResultCache(AbstractParser parser) {
        this.parser = parser;
    }

    public boolean hasResult(int position, int rule) {
        return find(position, rule) >= 0;
    }

    /** The result of a rule, which there is; the parser goes on behind it. */
    public T getResult(int position, int rule) {
        int found = find(position, rule);
        parser.reset((int) rulesAndEnds[position][found]);
        @SuppressWarnings("unchecked") // only putResult stores results
        T result = (T) results[position][found];
        return result;
    }

    /** Keeps the result of a rule that began at a token and has come to the parser's. */
    public T putResult(int position, int rule, T result) {
        int place = find(position, rule);
        if (place < 0) {
            place = add(position);
        }
        rulesAndEnds[position][place] = (long) rule << Integer.SIZE | parser.mark();
        results[position][place] = result;
        return result;
    }

    public void clear() {
        Arrays.fill(rulesAndEnds, null);
        Arrays.fill(results, null);
        Arrays.fill(counts, 0);
    }

    private int find(int position, int rule) {
        if (position >= counts.length) {
            return -1;
        }
        long[] here = rulesAndEnds[position];
        for (int i = counts[position] - 1; i >= 0; i--) {
            if (here[i] >> Integer.SIZE == rule) {
                return i;
            }
        }
        return -1;
    }

    /** Makes room for one more result at a token. */
    private int add(int position) {
        if (position >= counts.length) {
            int length = Math.max(position + 1, counts.length * 2);
            rulesAndEnds = Arrays.copyOf(rulesAndEnds, length);
            results = Arrays.copyOf(results, length);
            counts = Arrays.copyOf(counts, length);
        }
        int place = counts[position]++;
        if (place == 0) {
            rulesAndEnds[position] = new long[FEW];
            results[position] = new Object[FEW];
        } else if (place == rulesAndEnds[position].length) {
            rulesAndEnds[position] = Arrays.copyOf(rulesAndEnds[position], place * 2);
            results[position] = Arrays.copyOf(results[position], place * 2);
        }
        return place;
    }
}
