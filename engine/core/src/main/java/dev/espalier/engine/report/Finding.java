package dev.espalier.engine.report;

import java.util.Comparator;

/**
 * One thing that a user should know about a translation.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param api the operation as the user wrote it; may be empty
 */
public record Finding(String file, int line, int column, FindingKind kind, String api, String message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code FILE:LINE:COL: KIND: API: what and why}. */
    @Override
    public String toString() {
        String what = api.isEmpty() ? message : api + ": " + message;
        return "%s:%d:%d: %s: %s".formatted(file, line, column, kind, what);
    }
}
