package dev.espalier.kernel.jshell;

import dev.espalier.kernel.cell.MimeBundle;
import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How long something took on several backends, as a table and as bars. */
public final class Timings {
    /** So many say enough of a time. */
    private static final MathContext DIGITS = new MathContext(3);

    private static final double MILLI = 1e3;
    private static final double MICRO = 1e6;

    private final StringColumn names = StringColumn.create("backend");
    private final DoubleColumn first = DoubleColumn.create("first run, ms");
    private final DoubleColumn median = DoubleColumn.create("median, µs");
    private final StringColumn results = StringColumn.create("result");
    private final String title;

    /** Timings without rows. */
    public Timings(String title) {
        this.title = title;
    }

    /** Adds a row; seconds are no number where there are none. */
    public void add(String name, double firstSeconds, double medianSeconds, String result) {
        names.append(name);
        append(first, firstSeconds * MILLI);
        append(median, medianSeconds * MICRO);
        results.append(result);
    }

    private static void append(DoubleColumn column, double value) {
        if (Double.isNaN(value)) {
            column.appendMissing();
        } else {
            column.append(BigDecimal.valueOf(value).round(DIGITS).doubleValue());
        }
    }

    public MimeBundle table() {
        return Values.show(Table.create(title, names, first, median, results));
    }

    /** The medians of those that ran. */
    public MimeBundle bars() {
        Table known = Table.create(title, names, median);
        return Values.show(BarChart.of(known.where(median.isNotMissing()), names.name(), median.name()));
    }
}
