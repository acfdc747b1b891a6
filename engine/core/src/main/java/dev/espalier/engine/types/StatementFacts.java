package dev.espalier.engine.types;

import dev.espalier.engine.syntax.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements over facts. */
final class StatementFacts {
    private final Analysis analysis;

    StatementFacts(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Makes functions and classes known before the statements run. */
    void declare(List<Statement> body, Environment scope) {
        for (Statement statement : body) {
            switch (statement) {
                case FunctionDef def -> scope.set(def.name(), new Fact.Local(def));
                case ClassDef type -> scope.set(type.name(), new Fact.Type(type));
                default -> {}
            }
        }
    }

    void run(List<Statement> body, Environment scope, FunctionContext context) {
        for (Statement statement : body) {
            run(statement, scope, context);
        }
    }

    private void run(Statement statement, Environment scope, FunctionContext context) {
        ExpressionFacts e = analysis.expressions;
        switch (statement) {
            case Import imported -> imported.names().forEach(alias -> importModule(alias, scope));
            case ImportFrom imported -> importNames(imported, scope);
            case FunctionDef def -> function(def, scope, context);
            case ClassDef type -> type(type, scope, context);
            case Return result -> {
                analysis.returned(
                        context,
                        result.value().map(v -> e.of(v, scope, context)).orElse(Fact.NOTHING));
                scope.leave();
            }
            case Assign assign -> {
                Fact value = e.of(assign.value(), scope, context);
                assign.targets().forEach(target -> {
                    shapeUnpacked(target, assign.value(), context);
                    assign(target, value, scope, context);
                });
            }
            case AugAssign assign -> augmented(assign, scope, context);
            case AnnAssign assign -> annotated(assign, scope, context);
            case For loop -> loop(loop, scope, context);
            case While loop -> {
                e.of(loop.test(), scope, context);
                repeat(loop.body(), scope, context, () -> e.of(loop.test(), scope, context));
                run(loop.orelse(), scope, context);
            }
            case If branch -> branch(branch, scope, context);
            case With with -> {
                for (WithItem item : with.items()) {
                    Fact value = e.of(item.contextExpr(), scope, context);
                    item.optionalVars().ifPresent(v -> assign(v, value, scope, context));
                }
                run(with.body(), scope, context);
            }
            case Try attempt -> {
                Environment before = scope.copy();
                run(attempt.body(), scope, context);
                for (Handler handler : attempt.handlers()) {
                    Environment inHandler = before.copy();
                    handler.type().ifPresent(t -> e.of(t, inHandler, context));
                    run(handler.body(), inHandler, context);
                    Environment after = scope.copy();
                    scope.join(after, inHandler);
                }
                run(attempt.orelse(), scope, context);
                run(attempt.finalbody(), scope, context);
            }
            case ExpressionStatement expression -> e.of(expression.value(), scope, context);
            case Raise raise -> {
                raise.exc().ifPresent(x -> e.of(x, scope, context));
                scope.leave();
            }
            case Assert check -> {
                e.of(check.test(), scope, context);
                check.msg().ifPresent(m -> e.of(m, scope, context));
            }
            case Delete delete -> delete.targets().forEach(t -> e.of(t, scope, context));
            case Match match -> {
                e.of(match.subject(), scope, context);
                match.cases().forEach(c -> {
                    Environment arm = scope.copy();
                    run(c.body(), arm, context);
                    scope.join(scope.copy(), arm);
                });
            }
            case Break _, Continue _ -> scope.leave();
            case Pass _, Global _, Nonlocal _, TypeAlias _ -> {}
        }
    }

    private void importModule(Alias alias, Environment scope) {
        if (alias.asName().isPresent()) {
            bind(alias.asName().get(), alias.name(), scope);
        } else {
            String root = alias.name().split("\\.")[0];
            bind(root, root, scope);
        }
    }

    private void importNames(ImportFrom imported, Environment scope) {
        for (Alias alias : imported.names()) {
            String name = imported.module().orElse("") + "." + alias.name();
            bind(alias.asName().orElse(alias.name()), imported.level() > 0 ? "." + name : name, scope);
        }
    }

    private void bind(String local, String meaning, Environment scope) {
        scope.set(local, new Fact.Symbol(meaning));
        analysis.facts.imports.put(local, meaning);
    }

    private void function(FunctionDef def, Environment scope, FunctionContext context) {
        def.decorators().forEach(d -> analysis.expressions.of(d, scope, context));
        defaults(def.parameters(), scope, context);
        def.returns().ifPresent(r -> analysis.expressions.of(r, scope, context));
        Optional<ClassDef> owner = context.definition() instanceof ClassDef type ? Optional.of(type) : Optional.empty();
        FunctionContext outer =
                owner.isPresent() ? new FunctionContext(def, context.key(), owner, context.outer()) : context;
        analysis.bodies.read(def, scope, () -> analysis.function(def, scope, outer, owner));
    }

    private void defaults(Parameters parameters, Environment scope, FunctionContext context) {
        for (Parameter parameter : parameters.all()) {
            parameter.defaultValue().ifPresent(v -> analysis.expressions.of(v, scope, context));
            parameter.annotation().ifPresent(a -> analysis.expressions.of(a, scope, context));
        }
    }

    private void type(ClassDef type, Environment scope, FunctionContext context) {
        type.decorators().forEach(d -> analysis.expressions.of(d, scope, context));
        for (Expression base : type.bases()) {
            Fact fact = analysis.expressions.of(base, scope, context);
            if (fact instanceof Fact.Symbol symbol && analysis.dialect.owns(symbol.name())) {
                analysis.facts.foreign.add(type);
            }
            if (fact instanceof Fact.Type parent && analysis.facts.foreign.contains(parent.definition())) {
                analysis.facts.foreign.add(type);
            }
        }
        Environment inner = scope.child();
        FunctionContext classContext =
                new FunctionContext(type, context.key(), Optional.of(type), Optional.of(context));
        for (Statement statement : type.body()) {
            if (statement instanceof AnnAssign field && field.target() instanceof Name name) {
                field.value().ifPresent(v -> analysis.expressions.of(v, inner, classContext));
                analysis.expressions.of(field.annotation(), inner, classContext);
                analysis.annotations
                        .fact(field.annotation(), name.id(), inner, classContext)
                        .ifPresent(fact -> analysis.attribute(type, name.id(), fact));
            } else if (statement instanceof Assign assign && assign.targets().get(0) instanceof Name name) {
                Fact value = analysis.expressions.of(assign.value(), inner, classContext);
                analysis.attribute(type, name.id(), value);
                inner.set(name.id(), value);
            } else {
                run(statement, inner, classContext);
            }
        }
    }

    private void augmented(AugAssign assign, Environment scope, FunctionContext context) {
        ExpressionFacts e = analysis.expressions;
        Fact target = e.of(assign.target(), scope, context);
        Fact value = e.of(assign.value(), scope, context);
        Fact result = e.operator(
                analysis.facts.operation(assign), assign.op(), assign.target(), assign.value(), target, value, context);
        if (assign.target() instanceof Name || assign.target() instanceof Attribute) {
            boolean inPlace = target.isTensor() && analysis.dialect.settings().mutable();
            assign(assign.target(), inPlace ? keepDtype(target, result) : result, scope, context);
        }
    }

    /** In-place arithmetic keeps the dtype of its target. */
    private static Fact keepDtype(Fact target, Fact result) {
        return result instanceof Fact.Tensor r && target instanceof Fact.Tensor t
                ? new Fact.Tensor(r.type().withDType(t.dtype()))
                : result;
    }

    private void annotated(AnnAssign assign, Environment scope, FunctionContext context) {
        Optional<Fact> value = assign.value().map(v -> analysis.expressions.of(v, scope, context));
        analysis.expressions.of(assign.annotation(), scope, context);
        String name = assign.target() instanceof Name n ? n.id() : "value";
        Optional<Fact> said = analysis.annotations.fact(assign.annotation(), name, scope, context);
        value.filter(v -> !v.isUnknown()).or(() -> said).ifPresent(f -> assign(assign.target(), f, scope, context));
    }

    private void loop(For loop, Environment scope, FunctionContext context) {
        Fact iterated = analysis.expressions.of(loop.iter(), scope, context);
        Fact element = Builtins.element(iterated);
        assign(loop.target(), element, scope, context);
        repeat(loop.body(), scope, context, () -> assign(loop.target(), element, scope, context));
        run(loop.orelse(), scope, context);
    }

    private void repeat(List<Statement> body, Environment scope, FunctionContext context, Runnable again) {
        for (int i = 0; i < 3; i++) {
            Environment before = scope.copy();
            Environment inside = scope.copy();
            run(body, inside, context);
            Environment joined = before.copy();
            Environment entered = inside.reachable() ? inside : relax(inside);
            joined.join(before, entered);
            scope.join(joined, joined);
            again.run();
            if (scope.agrees(before)) {
                return;
            }
        }
    }

    /** A body that always leaves by `break` or `continue` still sets its variables. */
    private static Environment relax(Environment inside) {
        Environment copy = inside.copy();
        Environment reachable = inside.copy();
        reachable.join(copy, copy);
        return reachable;
    }

    private void branch(If branch, Environment scope, FunctionContext context) {
        analysis.expressions.of(branch.test(), scope, context);
        Environment yes = scope.copy();
        Environment no = scope.copy();
        Narrowing.apply(branch.test(), yes, no);
        run(branch.body(), yes, context);
        run(branch.orelse(), no, context);
        scope.join(yes, no);
    }

    /** Assigns a fact to a target. */
    void assign(Expression target, Fact value, Environment scope, FunctionContext context) {
        switch (target) {
            case Name name -> {
                scope.set(name.id(), value);
                analysis.facts.record(name, value);
            }
            case TupleExpr tuple -> unpack(tuple.elements(), value, scope, context);
            case ListExpr list -> unpack(list.elements(), value, scope, context);
            case Starred starred ->
                assign(
                        starred.value(),
                        Fact.iterable(Fact.Sequence.Form.LIST, Builtins.element(value)),
                        scope,
                        context);
            case Attribute attribute -> attribute(attribute, value, scope, context);
            case Subscript subscript -> item(subscript, value, scope, context);
            default -> {}
        }
    }

    private void attribute(Attribute attribute, Fact value, Environment scope, FunctionContext context) {
        Fact owner = analysis.expressions.of(attribute.value(), scope, context);
        if (owner instanceof Fact.Instance instance) {
            analysis.attribute(instance.definition(), attribute.attr(), value);
        }
        analysis.facts.record(attribute, value);
    }

    private void item(Subscript subscript, Fact value, Environment scope, FunctionContext context) {
        analysis.expressions.of(subscript, scope, context);
        Fact base = analysis.facts.fact(subscript.value());
        if (base instanceof Fact.Dictionary dictionary && subscript.value() instanceof Name name) {
            Fact key = analysis.facts.fact(subscript.slice());
            scope.set(name.id(), with(dictionary, key, value));
        } else if (base instanceof Fact.Unknown && subscript.slice() instanceof TupleExpr) {
            analysis.use(base, Evidence.Use.TENSOR);
        }
    }

    private static Fact with(Fact.Dictionary dictionary, Fact key, Fact value) {
        java.util.Map<String, Fact> entries = new java.util.HashMap<>(dictionary.entries());
        if (key instanceof Fact.Text text && text.value().isPresent()) {
            entries.put(text.value().get(), value);
            return new Fact.Dictionary(entries, dictionary.element());
        }
        return new Fact.Dictionary(entries, Facts.join(dictionary.element(), value));
    }

    private void unpack(List<Expression> targets, Fact value, Environment scope, FunctionContext context) {
        Optional<List<Fact>> items =
                switch (value) {
                    case Fact.Sequence sequence -> sequence.items();
                    case Fact.Named named -> Optional.of(named.items());
                    default -> Optional.empty();
                };
        boolean plain = targets.stream().noneMatch(Starred.class::isInstance);
        if (items.isPresent() && plain && items.get().size() == targets.size()) {
            for (int i = 0; i < targets.size(); i++) {
                assign(targets.get(i), items.get().get(i), scope, context);
            }
            return;
        }
        if (items.isPresent() && !plain) {
            starred(targets, items.get(), scope, context);
            return;
        }
        Fact element = Builtins.element(value);
        targets.forEach(target -> assign(
                target instanceof Starred s ? s.value() : target,
                target instanceof Starred ? Fact.iterable(Fact.Sequence.Form.LIST, element) : element,
                scope,
                context));
    }

    private void starred(List<Expression> targets, List<Fact> items, Environment scope, FunctionContext context) {
        int star = 0;
        while (!(targets.get(star) instanceof Starred)) {
            star++;
        }
        int after = targets.size() - star - 1;
        if (items.size() < targets.size() - 1) {
            return;
        }
        for (int i = 0; i < star; i++) {
            assign(targets.get(i), items.get(i), scope, context);
        }
        List<Fact> middle = new ArrayList<>(items.subList(star, items.size() - after));
        assign(((Starred) targets.get(star)).value(), Fact.sequence(Fact.Sequence.Form.LIST, middle), scope, context);
        for (int i = 0; i < after; i++) {
            assign(targets.get(star + 1 + i), items.get(items.size() - after + i), scope, context);
        }
    }

    /** {@code b, c, h, w = x.shape} tells the rank of x. */
    private void shapeUnpacked(Expression target, Expression value, FunctionContext context) {
        if (target instanceof TupleExpr tuple
                && tuple.elements().stream().noneMatch(Starred.class::isInstance)
                && value instanceof Attribute attribute
                && attribute.attr().equals("shape")) {
            analysis.useRank(
                    analysis.facts.fact(attribute.value()), tuple.elements().size(), context);
        }
    }
}
