package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.Row.Form;
import java.util.Comparator;
import java.util.List;

/** The order in which rows of the same meaning are tried: the source's form first, then the order of the tables. */
final class Preference {
    private Preference() {}

    static List<Row> order(List<Row> rows, Form preferred) {
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> rank(row.form(), preferred)))
                .toList();
    }

    private static int rank(Form form, Form preferred) {
        if (form == Form.OPERATOR) {
            return 0;
        }
        return form == preferred || preferred == Form.OPERATOR || preferred == Form.PROPERTY && form == Form.PROPERTY
                ? 1
                : 2;
    }
}
