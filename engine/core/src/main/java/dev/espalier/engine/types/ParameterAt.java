package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import java.util.Optional;

/** The parameter of a row that an argument goes to. */
final class ParameterAt {
    private ParameterAt() {}

    static Optional<RowParameter> find(Row row, int position, Argument argument) {
        if (argument.keyword().isPresent()) {
            return row.parameter(argument.keyword().get());
        }
        int before = 0;
        for (RowParameter parameter : row.parameters()) {
            if (parameter.positional() && before++ == position) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
