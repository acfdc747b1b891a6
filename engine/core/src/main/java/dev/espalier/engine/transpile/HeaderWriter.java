package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites what stands around bodies: decorators, parameters, annotations, base classes, context managers. */
final class HeaderWriter {
    private final Context context;
    private final ExpressionWriter expressions;

    HeaderWriter(Context context, ExpressionWriter expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    /** One replacement in the text. */
    record Change(Span span, String text) {}

    List<Change> function(FunctionDef def) {
        List<Change> changes = new ArrayList<>();
        def.decorators().forEach(d -> decorator(d, def, changes));
        for (Parameter parameter : def.parameters().all()) {
            parameter.annotation().ifPresent(a -> annotation(a, changes));
            parameter.defaultValue().ifPresent(v -> expression(v, changes));
        }
        def.returns().ifPresent(r -> annotation(r, changes));
        return changes;
    }

    List<Change> type(ClassDef type) {
        List<Change> changes = new ArrayList<>();
        type.decorators().forEach(d -> expression(d, changes));
        type.bases().forEach(b -> expression(b, changes));
        type.keywords().forEach(k -> expression(k.value(), changes));
        return changes;
    }

    private void expression(Expression e, List<Change> changes) {
        String text = expressions.write(e).text();
        if (!text.equals(context.file().text(e))) {
            changes.add(new Change(e.span(), text));
        }
    }

    /** An annotation that cannot be said is no reason to refuse the function: it becomes a string. */
    private void annotation(Expression e, List<Change> changes) {
        try {
            expression(e, changes);
        } catch (Unconverted unconverted) {
            String text = context.file().text(e).replaceAll("\\s+", " ").replace('"', '\'');
            changes.add(new Change(e.span(), Placeholders.quote(text)));
        }
    }

    private void decorator(Expression decorator, FunctionDef def, List<Change> changes) {
        Optional<String> role = role(decorator);
        if (role.isEmpty()) {
            if (mentionsSource(decorator)) {
                throw new Unconverted(decorator, context.file().text(decorator), "the decorator is not in the tables");
            }
            return;
        }
        Optional<String> same =
                role.get().equals("compile") && keepsCompiled(def) ? counterpart("compile") : Optional.empty();
        if (same.isPresent()) {
            changes.add(new Change(decorator.span(), context.imports().reach(same.get())));
            return;
        }
        Span line = lineOf(decorator, def);
        changes.add(new Change(line, ""));
    }

    private Span lineOf(Expression decorator, FunctionDef def) {
        SourceFile file = context.file();
        int start = file.text().lastIndexOf('@', decorator.span().start());
        int index = def.decorators().indexOf(decorator);
        int next = index + 1 < def.decorators().size()
                ? file.text()
                        .lastIndexOf('@', def.decorators().get(index + 1).span().start())
                : def.span().start();
        return new Span(start, next);
    }

    private Optional<String> role(Expression decorator) {
        Expression named = decorator instanceof Call call ? call.func() : decorator;
        if (decorator instanceof Call call
                && context.facts()
                        .symbol(call.func())
                        .filter("functools.partial"::equals)
                        .isPresent()
                && !call.args().isEmpty()) {
            named = call.args().get(0);
        }
        return context.facts()
                .symbol(named)
                .map(s -> context.source().settings().decorators().get(s));
    }

    private boolean mentionsSource(Node node) {
        if (node instanceof Expression e
                && context.facts().symbol(e).filter(context::isSource).isPresent()) {
            return true;
        }
        return node.children().stream().anyMatch(this::mentionsSource);
    }

    private Optional<String> counterpart(String role) {
        return context.target().settings().decorators().entrySet().stream()
                .filter(e -> e.getValue().equals(role))
                .map(Map.Entry::getKey)
                .filter(_ -> !context.target().settings().name().equals("torch"))
                .findFirst();
    }

    /** Compiled functions of the target trace all arguments: only where every parameter is a tensor. */
    private boolean keepsCompiled(FunctionDef def) {
        if (!context.target().settings().name().equals("jax")) {
            return true;
        }
        boolean tensors = def.parameters().all().stream()
                .allMatch(p -> context.facts().parameterOf(def, p.name()) instanceof Fact.Tensor);
        return tensors && !hasControlFlow(def);
    }

    private static boolean hasControlFlow(Node node) {
        return node instanceof If
                || node instanceof While
                || node instanceof IfExp
                || node instanceof For
                || node.children().stream().anyMatch(HeaderWriter::hasControlFlow);
    }

    /** Whether a context manager has no meaning in the target: no gradients are recorded, no warnings given. */
    boolean isIdle(WithItem item) {
        return item.optionalVars().isEmpty()
                && role(item.contextExpr())
                        .filter(r -> r.equals("no_grad") || r.equals("quiet"))
                        .isPresent()
                && (role(item.contextExpr()).filter("quiet"::equals).isPresent() || !hasNoGrad());
    }

    private boolean hasNoGrad() {
        return context.target().settings().decorators().containsValue("no_grad");
    }
}
