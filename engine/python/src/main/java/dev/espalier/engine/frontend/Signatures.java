package dev.espalier.engine.frontend;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The signature of a function as Python shows it: that of its widest row, since rows leave out what they do not take, with
 * the keywords that only other rows have.
 */
final class Signatures {
    private Signatures() {}

    /** As {@code def} has it, without annotations: {@code (a, axis=None, *, keepdims=False)}. */
    static String of(List<Row> overloads) {
        Row widest = overloads.stream()
                .max(Comparator.comparingLong(Signatures::optional))
                .orElseThrow();
        List<RowParameter> parameters = new ArrayList<>(widest.parameters());
        for (Row row : overloads) {
            row.parameters().stream()
                    .filter(other -> other.passing() == Passing.KEYWORD_ONLY)
                    .filter(other ->
                            parameters.stream().noneMatch(known -> known.name().equals(other.name())))
                    .forEach(parameters::add);
        }
        return text(parameters);
    }

    private static String text(List<RowParameter> parameters) {
        StringBuilder text = new StringBuilder();
        Passing before = Passing.POSITIONAL_ONLY;
        boolean hasAny = false;
        for (RowParameter parameter : parameters) {
            if (hasAny && before == Passing.POSITIONAL_ONLY && parameter.passing() != Passing.POSITIONAL_ONLY) {
                text.append("/, ");
            }
            if (parameter.passing() == Passing.KEYWORD_ONLY
                    && before != Passing.KEYWORD_ONLY
                    && before != Passing.VARIADIC) {
                text.append("*, ");
            }
            text.append(stars(parameter.passing())).append(parameter.name());
            if (parameter.defaultValue().isPresent()) {
                text.append('=').append(text(parameter.defaultValue().get()));
            } else if (parameter.passing() == Passing.KEYWORD_ONLY) {
                text.append("=..."); // without it, another row is meant
            }
            text.append(", ");
            before = parameter.passing();
            hasAny = true;
        }
        if (hasAny && before == Passing.POSITIONAL_ONLY) {
            text.append('/');
        }
        return "(" + text.toString().replaceAll(", $", "") + ")";
    }

    private static long optional(Row row) {
        return row.parameters().stream()
                .filter(parameter -> parameter.defaultValue().isPresent())
                .count();
    }

    private static String stars(Passing passing) {
        return switch (passing) {
            case VARIADIC -> "*";
            case KEYWORDS -> "**";
            case POSITIONAL_ONLY, EITHER, KEYWORD_ONLY -> "";
        };
    }

    private static String text(Expression value) {
        return switch (value) {
            case Constant constant -> literal(constant.value());
            case UnaryOp operation -> operation.op().symbol() + text(operation.operand());
            case TupleExpr tuple ->
                tuple.elements().stream()
                        .map(Signatures::text)
                        .collect(Collectors.joining(", ", "(", tuple.elements().size() == 1 ? ",)" : ")"));
            case Name name -> name.id();
            default -> "...";
        };
    }

    private static String literal(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case String text -> "'" + text + "'";
            case Constant.None _ -> "None";
            case Constant.Ellipsis _ -> "...";
            case Constant.Imaginary imaginary -> imaginary.value() + "j";
            default -> value.toString();
        };
    }
}
