package dev.espalier.engine.dialect;

import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.dialect.Row.Result;
import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The argument of a framework's functions that takes their result: {@code torch.add(a, b, out=c)}. */
public final class OutArgument {
    /** The name of the argument. */
    public static final String NAME = "out";

    private OutArgument() {}

    /** The rows as they are meant with the argument: what they give is written into it. */
    public static List<Row> taken(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.form() == Form.FUNCTION || row.form() == Form.METHOD)
                .filter(row -> !row.tuple() && !row.inPlace())
                .map(OutArgument::taken)
                .toList();
    }

    private static Row taken(Row row) {
        List<RowParameter> parameters = new ArrayList<>(row.parameters());
        if (row.parameter(NAME).isEmpty()) {
            parameters.add(new RowParameter(NAME, Passing.KEYWORD_ONLY, Domain.T, Optional.empty()));
        }
        parameters.replaceAll(
                p -> p.name().equals(NAME) ? new RowParameter(NAME, p.passing(), Domain.T, Optional.empty()) : p);
        Expression body = row.body();
        Span span = body.span();
        Expression dtype = call(span, "dtypeof", new Name(span, NAME));
        return new Row(
                row.form(),
                row.name(),
                List.copyOf(parameters),
                row.guards(),
                List.of(new Result(Optional.empty(), call(span, "cast", body, dtype))),
                false,
                true,
                row.file(),
                row.line());
    }

    private static Expression call(Span span, String operation, Expression... arguments) {
        return new Call(span, new Name(span, operation), List.of(arguments), List.of());
    }
}
