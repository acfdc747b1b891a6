package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.types.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The framework functions that a file passes on as values. What calls them by keyword, as in {@code act(x, dim=0)}, uses
 * the source's names of parameters: those that must be given are parameters of the lambda that is passed on, all others
 * the target's functions do not have.
 */
final class PassedFunctions {
    /** What calls its argument itself, and gives no keywords. */
    private static final Set<String> CALLERS =
            Set.of("map", "filter", "partial", "functools.partial", "reduce", "functools.reduce");

    private final Context context;
    private Optional<Set<String>> parameters = Optional.empty();

    PassedFunctions(Context context) {
        this.context = context;
    }

    /** Refuses a call of something unknown with the name of a parameter of a framework function that is passed on. */
    void requireOwnKeywords(Call call) {
        boolean open =
                switch (context.facts().fact(call.func())) {
                    case Fact.Unknown _, Fact.Other _ -> true;
                    default -> false;
                };
        if (call.keywords().isEmpty() || !open) {
            return;
        }
        for (Keyword keyword : call.keywords()) {
            if (keyword.arg().filter(parameters()::contains).isPresent()) {
                throw new Unconverted(
                        call,
                        context.file().text(call.func()),
                        "what is called here may be a function of %s, whose parameter %s has another name in %s"
                                .formatted(
                                        context.source().settings().name(),
                                        keyword.arg().get(),
                                        context.target().settings().name()));
            }
        }
    }

    private Set<String> parameters() {
        if (parameters.isEmpty()) {
            Set<String> found = new HashSet<>();
            collect(context.file().module(), found);
            parameters = Optional.of(found);
        }
        return parameters.get();
    }

    private void collect(Node node, Set<String> found) {
        for (Node child : node.children()) {
            boolean used = node instanceof Attribute
                    || node instanceof Call call
                            && (call.func() == child
                                    || CALLERS.contains(context.file().text(call.func())));
            if (!used && child instanceof Expression e) {
                context.facts().symbol(e).filter(context::isSource).ifPresent(name -> names(name, found));
            }
            collect(child, found);
        }
    }

    private void names(String function, Set<String> found) {
        List<Row> rows = context.source().rows(function);
        for (Row row : rows) {
            row.parameters().stream()
                    .map(RowParameter::name)
                    .filter(name -> rows.getFirst()
                            .parameter(name)
                            .filter(p -> p.defaultValue().isEmpty())
                            .isEmpty())
                    .forEach(found::add);
        }
    }
}
