package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Starred;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import dev.espalier.engine.types.Argument;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Lifter;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes a framework function that is used as a value: the target's function, or a lambda. */
final class FunctionValues {
    /** A lambda that gives its arguments on, and more by name: {@code lambda x: jax.nn.softmax(x, axis=-1)}. */
    private static final Pattern GIVEN_BY_NAME =
            Pattern.compile("lambda ([\\w, ]+): ([\\w.]+)\\(\\1, (\\w+=[^()]*)\\)");

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

    /** A function of one number or tensor that computes with numbers in double precision; empty if it is none. */
    Optional<Rendered> ofNumbers(String name) {
        List<Row> rows = context.source().rows(name);
        boolean one = rows.size() == 1
                && Promoter.isFloating(rows.get(0), context.vocabulary())
                && ((Call) rows.get(0).body()).args().size() == 1;
        if (!one) {
            return Optional.empty();
        }
        Term number = new Fragment("x", new Placeholder("x", Fact.UNKNOWN).piece());
        Term wide = context.vocabulary().apply("asarray", number, new Literal(DType.FLOAT64));
        Lifted lifted = new Lifter(context.source(), context.vocabulary(), ifUnknown)
                .lift(rows, List.of(new Argument(Optional.empty(), wide, 0)));
        return Optional.of(
                new Rendered("lambda x: " + terms.write(lifted.term()).at(Rendered.LAMBDA), Rendered.LAMBDA));
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

    /**
     * {@code functools.partial} of a framework function: of the target's function, or a lambda where nothing that it is
     * given can change before it is called.
     *
     * @param partial how the source writes {@code functools.partial}
     */
    Rendered partial(Call call, String name, String partial) {
        List<Argument> given = new ArrayList<>();
        call.args().stream().skip(1).forEach(e -> given.add(new Argument(Optional.empty(), leaf(e), star(e))));
        call.keywords()
                .forEach(k ->
                        given.add(new Argument(k.arg(), leaf(k.value()), k.arg().isPresent() ? 0 : 2)));
        if (given.stream().anyMatch(argument -> argument.star() > 0)) {
            throw new Refusal("unpacked arguments are not understood here");
        }
        Refusal last = new Refusal("not in the tables");
        for (Row row : context.source().rows(name)) {
            try {
                return partial(write(row, given), call, partial);
            } catch (Refusal refusal) {
                last = refusal;
            }
        }
        throw last;
    }

    private static int star(Expression e) {
        return e instanceof Starred ? 1 : 0;
    }

    private static Rendered partial(Rendered function, Call call, String partial) {
        Matcher lambda = GIVEN_BY_NAME.matcher(function.text());
        if (lambda.matches()) {
            return Rendered.atom("%s(%s, %s)".formatted(partial, lambda.group(2), lambda.group(3)));
        }
        boolean constant = Stream.concat(
                        call.args().stream().skip(1), call.keywords().stream().map(Keyword::value))
                .allMatch(FunctionValues::isConstant);
        if (!constant) {
            throw new Refusal("what it is given here could change before it is called");
        }
        return function;
    }

    private static boolean isConstant(Expression e) {
        return switch (e) {
            case Constant _ -> true;
            case UnaryOp sign -> isConstant(sign.operand());
            case TupleExpr tuple -> tuple.elements().stream().allMatch(FunctionValues::isConstant);
            default -> false;
        };
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
        boolean settings = false; // which callers give by name
        List<RowParameter> open =
                row.parameters().stream().skip(positional(given)).toList();
        for (RowParameter parameter : open) {
            if (isNamed(parameter.name(), given)) {
                continue;
            }
            if (parameter.defaultValue().isEmpty() && parameter.positional()) {
                String name = parameter.name();
                settings |= !names.isEmpty() && !parameter.domain().tensor();
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
        if (!settings && said.text().endsWith("(" + list + ")") && isPath(said.text(), list)) {
            return Rendered.atom(said.text().substring(0, said.text().length() - list.length() - 2));
        }
        return new Rendered("lambda " + list + ": " + said.at(Rendered.LAMBDA), Rendered.LAMBDA);
    }

    private static long positional(List<Argument> given) {
        return given.stream().filter(a -> a.keyword().isEmpty()).count();
    }

    private static boolean isNamed(String name, List<Argument> given) {
        return given.stream().anyMatch(a -> a.keyword().filter(name::equals).isPresent());
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
