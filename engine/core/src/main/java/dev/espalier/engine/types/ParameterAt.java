package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import java.util.List;
import java.util.Optional;

/** The parameter of a row that an argument goes to. */
final class ParameterAt {
    private ParameterAt() {}

    static Optional<RowParameter> find(Row row, int position, Argument argument) {
        if (argument.keyword().isPresent()) {
            return row.parameter(argument.keyword().get());
        }
        List<RowParameter> positional =
                row.parameters().stream().filter(RowParameter::positional).toList();
        return position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
    }
}
