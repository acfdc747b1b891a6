package dev.espalier.install;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many checks passed, failed and were skipped. */
record Totals(long passed, long failed, long skipped) {
    static final Totals NONE = new Totals(0, 0, 0);
    private static final Pattern LINE = Pattern.compile("(\\d+) passed, (\\d+) failed, (\\d+) skipped");

    Totals plus(Totals other) {
        return new Totals(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** Reads the line that {@link #toString} writes. */
    static Optional<Totals> read(String line) {
        Matcher numbers = LINE.matcher(line);
        return numbers.matches()
                ? Optional.of(new Totals(
                        Long.parseLong(numbers.group(1)),
                        Long.parseLong(numbers.group(2)),
                        Long.parseLong(numbers.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
    }
}
