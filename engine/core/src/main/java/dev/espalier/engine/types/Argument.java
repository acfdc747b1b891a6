package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An argument of a call: by position or by keyword; {@code star} 1 for {@code *args}, 2 for {@code **kwargs}. */
public record Argument(Optional<String> keyword, Term term, int star) {
    /** The arguments of a constructor, by name: the keyword-only parameters of the row of the call, in order. */
    public static List<Argument> configuration(Row row, List<Argument> given) {
        List<String> names = row.parameters().stream()
                .filter(p -> p.passing() == RowParameter.Passing.KEYWORD_ONLY)
                .map(RowParameter::name)
                .toList();
        List<Argument> named = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Argument argument = given.get(i);
            named.add(
                    argument.keyword().isPresent() || i >= names.size()
                            ? argument
                            : new Argument(Optional.of(names.get(i)), argument.term(), argument.star()));
        }
        return named;
    }
}
