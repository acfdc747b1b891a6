package dev.espalier.kernel.jshell;

import dev.espalier.kernel.cell.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Numbers as horizontal bars, each with its name and value. */
public record BarChart(String title, List<String> names, List<Double> values) {
    private static final int ROW = 24;
    private static final int NAMES = 150;
    private static final int WIDTH = 560;
    private static final int TOP = 30;

    public BarChart {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    static BarChart of(Table table, String names, String numbers) {
        NumericColumn<?> column = table.numberColumn(numbers);
        List<String> labels = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            labels.add(table.column(names).getString(row));
            values.add(column.getDouble(row));
        }
        return new BarChart(numbers, labels, values);
    }

    /** The picture; readable on light and dark pages alike. */
    String svg() {
        double most = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        int height = TOP + ROW * values.size() + 6;
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                .formatted(WIDTH, height, WIDTH, height));
        out.append(" font-family=\"sans-serif\" font-size=\"13\" fill=\"#808080\" role=\"img\">");
        out.append("<title>").append(Html.escape(title)).append("</title>");
        out.append("<text x=\"%d\" y=\"18\" font-weight=\"bold\">%s</text>".formatted(NAMES, Html.escape(title)));
        for (int i = 0; i < values.size(); i++) {
            int y = TOP + ROW * i;
            double value = values.get(i);
            double length = Double.isFinite(value) && most > 0 ? Math.abs(value) / most * (WIDTH - NAMES - 90) : 0;
            out.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(NAMES - 8, y + 15, Html.escape(names.get(i))));
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"#2f7d5b\"/>",
                    NAMES,
                    y,
                    length,
                    ROW - 4));
            out.append(String.format(
                    Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", NAMES + length + 6, y + 15, number(value)));
        }
        return out.append("</svg>").toString();
    }

    String text() {
        StringBuilder out = new StringBuilder(title).append('\n');
        for (int i = 0; i < values.size(); i++) {
            out.append(names.get(i)).append(": ").append(number(values.get(i))).append('\n');
        }
        return out.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
