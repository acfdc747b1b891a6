package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import dev.espalier.engine.types.Lifted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which variables of a function may share memory.
 *
 * <p>An in-place change can be written as a new value only if nobody else can see the old one: the variable holds a
 * tensor made in this function, no other name or container has it or a view of it. What cannot be shown here counts as
 * shared.
 */
final class Aliases {
    private final FunctionDef function;
    private final FileFacts facts;
    private final Freshness freshness;
    private final Predicate<Subscript> isElement;
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Map<String, List<Expression>> values = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Set<String> foreignNames = new HashSet<>();

    /** @param isElement whether an index reads a number, which shares nothing */
    Aliases(FunctionDef function, Freshness freshness, Predicate<Subscript> isElement) {
        this.function = function;
        this.facts = freshness.facts();
        this.freshness = freshness;
        this.isElement = isElement;
        function.parameters().all().forEach(p -> parameters.add(p.name()));
        function.body().forEach(this::statement);
    }

    /** Why a variable must not be changed by making a new value; empty if it may. */
    Optional<String> refusal(String name) {
        if (foreignNames.contains(name) || !parameters.contains(name) && !values.containsKey(name)) {
            return Optional.of(name + " belongs to an outer function");
        }
        if (shared.containsKey(name)) {
            return Optional.of(shared.get(name));
        }
        for (Expression value : values.getOrDefault(name, List.of())) {
            if (!freshness.isFresh(value) && !isOfSelf(name, value)) {
                return Optional.of("%s may share memory with another tensor".formatted(name));
            }
        }
        if (parameters.contains(name) && !overwritten(name) && !returned.contains(name)) {
            return Optional.of("the caller may rely on the change of its argument " + name);
        }
        return Optional.empty();
    }

    /** Whether the variable is an argument that the function changes and returns. */
    boolean changesArgument(String name) {
        return parameters.contains(name) && !overwritten(name);
    }

    /** Whether a variable is first given a Python number. */
    boolean beginsAsNumber(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .anyMatch(value -> facts.fact(value).isNumber());
    }

    /** Items of arrays that a variable is given, which may be elements or rows. */
    List<Subscript> items(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> value instanceof Subscript item && !(item.slice() instanceof Slice))
                .map(Subscript.class::cast)
                .toList();
    }

    /** Whether a variable of an unknown kind may be a part of a tensor that is read after a change of it. */
    boolean isPartOfWhatIsRead(String name, Statement change) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(Subscript.class::isInstance)
                .flatMap(value -> root(value).stream())
                .anyMatch(whole -> !whole.equals(name) && isReadAfter(function, whole, change, false));
    }

    /** Whether a variable is given items of something. */
    boolean isItem(String name) {
        return values.getOrDefault(name, List.of()).stream().anyMatch(Subscript.class::isInstance);
    }

    private static boolean isReadAfter(Node node, String name, Statement change, boolean repeated) {
        if (node instanceof Name other) {
            return other.id().equals(name)
                    && (repeated || other.span().start() > change.span().end());
        }
        boolean loop = (node instanceof For || node instanceof While) && surrounds(node, change);
        return node.children().stream()
                .anyMatch(child -> isReadAfter(
                        child,
                        name,
                        change,
                        repeated || loop && (child instanceof Statement || node instanceof While)));
    }

    private static boolean surrounds(Node node, Node inner) {
        return node.span().start() <= inner.span().start()
                && inner.span().end() <= node.span().end();
    }

    /** Whether an argument has no longer the memory that the caller gave. */
    private boolean overwritten(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .anyMatch(value -> freshness.isFresh(value) || !isOfSelf(name, value));
    }

    /** Whether a variable gets a view of what it had, as in {@code x = x.reshape(-1)}. */
    private boolean isOfSelf(String name, Expression value) {
        return root(value).filter(name::equals).isPresent();
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Assign assign -> {
                assign.targets().forEach(target -> target(target, assign.value()));
                assign.targets().forEach(target -> stored(target, assign.value()));
                expression(assign.value());
            }
            case AnnAssign assign -> {
                assign.value().ifPresent(value -> {
                    target(assign.target(), value);
                    stored(assign.target(), value);
                    expression(value);
                });
            }
            case AugAssign assign -> expression(assign.value());
            case For loop -> {
                target(loop.target(), loop.iter());
                rows(loop.iter());
                expression(loop.iter());
                loop.body().forEach(this::statement);
                loop.orelse().forEach(this::statement);
            }
            case Return result ->
                result.value().ifPresent(value -> {
                    names(changed(value), returned);
                    expression(value);
                });
            case FunctionDef inner -> captured(inner);
            case Global global -> foreignNames.addAll(global.names());
            case Nonlocal nonlocal -> foreignNames.addAll(nonlocal.names());
            default -> children(statement);
        }
    }

    /** What {@code x.sub_(m).div_(s)} changes and gives back: x. */
    private Expression changed(Expression value) {
        Optional<Lifted> change = facts.lifted(value).filter(l -> l.row().inPlace());
        return value instanceof Call call && change.isPresent()
                ? changed(ExpressionWriter.changed(call, change.get()))
                : value;
    }

    private void children(Node node) {
        for (Node child : node.children()) {
            switch (child) {
                case Statement inner -> statement(inner);
                case Expression inner -> expression(inner);
                default -> children(child);
            }
        }
    }

    private void captured(FunctionDef inner) {
        Set<String> own = new HashSet<>();
        inner.parameters().all().forEach(p -> own.add(p.name()));
        Set<String> used = new HashSet<>();
        inner.body().forEach(s -> allNames(s, used));
        used.removeAll(own);
        used.forEach(name -> shared.putIfAbsent(name, name + " is used by an inner function"));
    }

    private static void allNames(Node node, Set<String> out) {
        if (node instanceof Name name) {
            out.add(name.id());
        }
        node.children().forEach(child -> allNames(child, out));
    }

    private void target(Expression target, Expression value) {
        switch (target) {
            case Name name ->
                values.computeIfAbsent(name.id(), _ -> new ArrayList<>()).add(value);
            case TupleExpr tuple -> unpack(tuple.elements(), value);
            case ListExpr list -> unpack(list.elements(), value);
            case Starred starred -> target(starred.value(), value);
            default -> {}
        }
    }

    private void unpack(List<Expression> targets, Expression value) {
        for (int i = 0; i < targets.size(); i++) {
            boolean same = value instanceof TupleExpr tuple && tuple.elements().size() == targets.size();
            target(targets.get(i), same ? ((TupleExpr) value).elements().get(i) : value);
        }
        root(value)
                .filter(_ -> !freshness.isFresh(value))
                .ifPresent(name -> share(name, "a part of it has another name"));
    }

    /** A value that gets a second name or goes into a container or attribute. */
    private void stored(Expression target, Expression value) {
        boolean copies =
                target instanceof Subscript item && facts.fact(item.value()).isTensor();
        if (target instanceof TupleExpr || copies) {
            return;
        }
        if (isDisplay(value)) {
            parts(value).forEach(part -> stored(target, part));
            return;
        }
        root(value).ifPresent(name -> {
            boolean renames = !(target instanceof Name own) || !own.id().equals(name);
            if (renames && !freshness.isFresh(value)) {
                share(name, target instanceof Name own ? own.id() + " may share its memory" : "it is stored elsewhere");
            }
        });
    }

    private void rows(Expression iterated) {
        Set<String> names = new HashSet<>();
        names(iterated, names);
        if (iterated instanceof Call call) {
            call.args().forEach(a -> names(a, names));
        }
        names.forEach(name -> {
            if (facts.fact(iterated) instanceof Fact.Tensor || iterated instanceof Call) {
                share(name, "a loop has views of its rows");
            }
        });
    }

    private void share(String name, String why) {
        shared.putIfAbsent(name, name + " is shared: " + why);
    }

    /** The variable that an expression is, or is a view of. */
    private Optional<String> root(Expression value) {
        return switch (value) {
            case Name name -> Optional.of(name.id());
            case Attribute attribute -> root(attribute.value());
            case Subscript subscript -> isElement.test(subscript) ? Optional.empty() : root(subscript.value());
            case Call call
            when call.func() instanceof Attribute method && facts.lifted(call).isPresent() -> root(method.value());
            case Call call
            when facts.lifted(call).isPresent() && !call.args().isEmpty() ->
                root(call.args().get(0));
            case IfExp choice -> root(choice.body()).or(() -> root(choice.orelse()));
            case Starred starred -> root(starred.value());
            default -> Optional.empty();
        };
    }

    private void names(Expression value, Set<String> out) {
        switch (value) {
            case Name name -> out.add(name.id());
            case TupleExpr tuple -> tuple.elements().forEach(e -> names(e, out));
            case ListExpr list -> list.elements().forEach(e -> names(e, out));
            case Starred starred -> names(starred.value(), out);
            case DictExpr dict -> dict.values().forEach(e -> names(e, out));
            case Call call when facts.lifted(call).isEmpty() -> call.keywords().forEach(k -> names(k.value(), out));
            default -> {}
        }
    }

    /** Values that leave by way of calls of unknown functions, containers and comprehensions. */
    private void expression(Expression e) {
        switch (e) {
            case Call call
            when facts.lifted(call).isEmpty() -> {
                boolean harmless = isHarmless(call);
                for (Expression argument : call.args()) {
                    if (!harmless) {
                        passedOn(argument);
                    }
                    expression(argument);
                }
                call.keywords().forEach(k -> {
                    if (!harmless) {
                        passedOn(k.value());
                    }
                    expression(k.value());
                });
                expression(call.func());
            }
            case Lambda lambda -> {
                Set<String> used = new HashSet<>();
                allNames(lambda.body(), used);
                lambda.parameters().all().forEach(p -> used.remove(p.name()));
                used.forEach(name -> shared.putIfAbsent(name, name + " is used by an inner function"));
            }
            default -> children(e);
        }
    }

    private void passedOn(Expression value) {
        if (isDisplay(value)) {
            parts(value).forEach(this::passedOn);
        } else {
            root(value).filter(_ -> !freshness.isFresh(value)).ifPresent(n -> share(n, "it is passed on"));
        }
    }

    private static boolean isDisplay(Expression value) {
        return value instanceof TupleExpr || value instanceof ListExpr || value instanceof DictExpr;
    }

    private static List<Expression> parts(Expression display) {
        return switch (display) {
            case TupleExpr tuple -> tuple.elements();
            case ListExpr list -> list.elements();
            case DictExpr dict -> dict.values();
            default -> List.of();
        };
    }

    private boolean isHarmless(Call call) {
        return call.func() instanceof Name name
                && Set.of(
                                "len",
                                "range",
                                "isinstance",
                                "float",
                                "int",
                                "bool",
                                "print",
                                "abs",
                                "dict",
                                "tuple",
                                "list",
                                "max",
                                "min",
                                "sum",
                                "zip",
                                "enumerate")
                        .contains(name.id());
    }
}
