package dev.espalier.kernel.jshell;

import dev.espalier.kernel.cell.Html;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as an HTML table; names and values are text, whatever they look like. */
final class TableHtml {
    private TableHtml() {}

    static String of(Table table, int mostRows) {
        StringBuilder out = new StringBuilder("<table>");
        if (table.name() != null && !table.name().isEmpty()) {
            out.append("<caption>").append(Html.escape(table.name())).append("</caption>");
        }
        out.append("<thead><tr>");
        table.columnNames()
                .forEach(name -> out.append("<th>").append(Html.escape(name)).append("</th>"));
        out.append("</tr></thead><tbody>");
        int rows = Math.min(table.rowCount(), mostRows);
        for (int row = 0; row < rows; row++) {
            out.append("<tr>");
            for (Column<?> column : table.columns()) {
                out.append(column instanceof NumericColumn<?> ? "<td style=\"text-align:right\">" : "<td>")
                        .append(Html.escape(column.getString(row)))
                        .append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        if (rows < table.rowCount()) {
            out.append("<p>").append(table.rowCount() - rows).append(" more rows</p>");
        }
        return out.toString();
    }
}
