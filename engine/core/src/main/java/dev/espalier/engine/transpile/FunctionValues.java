package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.types.Argument;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Lifter;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a framework function that is used as a value: the target's function, or a lambda. */
final class FunctionValues {
    private final Context context;
    private final TermWriter terms;
    private final Kind ifUnknown;

    FunctionValues(Context context, TermWriter terms, Kind ifUnknown) {
        this.context = context;
        this.terms = terms;
        this.ifUnknown = ifUnknown;
    }

    Rendered write(Expression e, String name) {
        List<Row> rows = context.source().rows(name);
        if (rows.isEmpty()) {
            throw new Refusal("not in the tables");
        }
        return first(rows, List.of());
    }

    /** A function that a class of the framework makes, with the arguments that it was made with. */
    Rendered write(Fact.Built built) {
        List<Argument> given = new ArrayList<>();
        built.construction().args().forEach(e -> given.add(new Argument(Optional.empty(), leaf(e), 0)));
        built.construction()
                .keywords()
                .forEach(k ->
                        given.add(new Argument(k.arg(), leaf(k.value()), k.arg().isPresent() ? 0 : 2)));
        return first(context.source().rows(built.name() + ".__call__"), given);
    }

    private Term leaf(Expression e) {
        return new Fragment(context.file().text(e), new Piece(e, context.facts().fact(e), true, Optional.empty()));
    }

    private Rendered first(List<Row> rows, List<Argument> given) {
        Refusal last = new Refusal("cannot be used as a value");
        for (Row row : rows) {
            try {
                return write(row, Argument.configuration(row, given));
            } catch (Refusal refusal) {
                last = refusal;
            }
        }
        throw last;
    }

    private Rendered write(Row row, List<Argument> given) {
        List<Argument> arguments = new ArrayList<>(given);
        List<String> names = new ArrayList<>();
        for (RowParameter parameter : row.parameters()) {
            if (parameter.defaultValue().isEmpty() && parameter.positional()) {
                String name = parameter.name();
                names.add(name);
                arguments.add(new Argument(Optional.empty(), placeholder(name, parameter), 0));
            } else if (parameter.defaultValue().isEmpty()) {
                throw new Refusal("takes any number of arguments");
            }
        }
        Lifted lifted = new Lifter(context.source(), context.vocabulary(), ifUnknown).lift(List.of(row), arguments);
        if (lifted.row().tuple() || names.isEmpty()) {
            throw new Refusal("gives several results");
        }
        Rendered said = terms.write(lifted.term());
        String list = String.join(", ", names);
        if (said.text().endsWith("(" + list + ")") && isPath(said.text(), list)) {
            return Rendered.atom(said.text().substring(0, said.text().length() - list.length() - 2));
        }
        return new Rendered("lambda " + list + ": " + said.at(Rendered.LAMBDA), Rendered.LAMBDA);
    }

    private static boolean isPath(String text, String list) {
        String head = text.substring(0, text.length() - list.length() - 2);
        return head.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.')
                && !list.contains(head.split("\\.")[0] + ",")
                && !list.equals(head.split("\\.")[0]);
    }

    private Term placeholder(String name, RowParameter parameter) {
        Fact fact = parameter.domain().tensor() || parameter.domain() == dev.espalier.engine.dialect.Domain.ANY
                ? Fact.Tensor.of(DType.like(name, parameter.domain().kind().orElse(Kind.FLOAT)))
                : Fact.UNKNOWN;
        return new Fragment(name, new Placeholder(name, fact).piece());
    }

    /** A parameter of the lambda, as a leaf. */
    private record Placeholder(String name, Fact fact) {
        Piece piece() {
            return new Piece(
                    new Name(new dev.espalier.engine.syntax.Span(-1, -1), name), fact, false, Optional.empty());
        }
    }
}
