package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes simple statements: assignments, and changes of tensors in place as the target allows them.
 *
 * <p>Where arrays cannot be changed, a change becomes a new value under the old name, if {@link Aliases} shows that
 * nobody else sees the old one.
 */
final class MutationWriter {
    /** Where findings go. */
    interface Notes {
        void note(Node at, FindingKind kind, String api, String message);
    }

    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final ChangeTerms terms;
    private final LaterChanges later;
    private final ItemWriter items;
    private final ElementWriter elements;
    private final AugmentedWriter augmented;
    private final InPlaceCallWriter calls;

    MutationWriter(Context context, ExpressionWriter expressions, Notes notes) {
        this.context = context;
        this.expressions = expressions;
        this.scope = new ChangeScope(context);
        this.terms = new ChangeTerms(context, expressions, scope, notes);
        this.later = new LaterChanges(context, expressions, scope);
        this.items = new ItemWriter(context, expressions, scope, terms);
        this.elements = new ElementWriter(context, expressions, scope, terms);
        this.augmented = new AugmentedWriter(context, expressions, scope, terms, items);
        this.calls = new InPlaceCallWriter(context, expressions, scope, terms);
    }

    void enter(FunctionDef def) {
        scope.enter(def);
    }

    void leave() {
        scope.leave();
    }

    /** The target text of a simple statement. */
    String write(Statement statement) {
        return switch (statement) {
            case Assign assign -> assign(assign);
            case AugAssign assign -> augmented.augmented(assign);
            case AnnAssign assign -> annotated(assign);
            case ExpressionStatement expression ->
                elements.appended(expression.value()).orElseGet(() -> calls.expression(expression));
            case Return result -> calls.returned(result);
            default -> expressions.writeNode(statement);
        };
    }

    /** What a for loop runs over. */
    String iterated(Expression iter) {
        Optional<Lifted> lifted = context.facts().lifted(iter);
        if (lifted.isPresent()
                && !lifted.get().row().tuple()
                && lifted.get().term() instanceof Apply apply
                && apply.operation().name().equals("arange")
                && apply.argument("dtype") instanceof Literal dtype
                && dtype.value() instanceof DType d
                && d.kind() == Kind.INT) {
            return range(iter, lifted.get(), apply);
        }
        return expressions.write(iter).text();
    }

    private String range(Expression iter, Lifted lifted, Apply arange) {
        try {
            String start = terms.text(arange.argument("start"));
            String stop = terms.text(arange.argument("stop"));
            String step = terms.text(arange.argument("step"));
            boolean unit = step.equals("1");
            String head = start.equals("0") && unit ? "" : start + ", ";
            return "range(" + head + stop + (unit ? "" : ", " + step) + ")";
        } catch (Refusal refusal) {
            throw new Unconverted(iter, expressions.api(lifted), refusal.getMessage());
        }
    }

    private String assign(Assign assign) {
        if (assign.targets().size() == 1) {
            Expression target = assign.targets().get(0);
            Optional<String> copied = elements.copiedElements(assign, target);
            if (copied.isPresent()) {
                return copied.get();
            }
            if (target instanceof Subscript subscript && scope.isTensor(subscript.value())) {
                return items.item(assign, subscript, assign.value());
            }
            if (target instanceof Subscript subscript) {
                items.requireKnownBase(subscript);
            }
            Optional<Lifted> lifted = context.facts().lifted(assign.value());
            if (target instanceof TupleExpr tuple
                    && lifted.isPresent()
                    && lifted.get().row().tuple()) {
                String text = unpacked(assign, tuple, lifted.get());
                later.requireWritable(assign, tuple, lifted.get(), text);
                return text;
            }
            if (target instanceof Name name
                    && lifted.isPresent()
                    && ItemWriter.isUpdate(lifted.get())
                    && scope.toMutable) {
                Optional<String> text = items.updated(assign, name, lifted.get());
                if (text.isPresent()) {
                    return text.get();
                }
            }
            if (target instanceof Name name
                    && later.isChanged(name)
                    && assign.value() instanceof Subscript part
                    && IndexWriter.isBackward(part)
                    && context.target().settings().name().equals("torch")) {
                throw new Unconverted(part, "indexing", "torch has no views with negative steps, and a change follows");
            }
            if (target instanceof Name name) {
                later.requireOwnMemory(name, assign.value());
            }
            if (target instanceof Name name && lifted.isPresent() && later.changesLater(name, lifted.get())) {
                return name.id() + " = " + later.inSameMemory(assign.value(), lifted.get());
            }
            if (lifted.isPresent()
                    && lifted.get().row().inPlace()
                    && !expressions.changesItsOwn(assign.value(), lifted.get())) {
                if (target instanceof Name name
                        && assign.value() instanceof Call call
                        && calls.base(call) instanceof Name changed
                        && changed.id().equals(name.id())) {
                    return calls.expression(new ExpressionStatement(assign.span(), call));
                }
                throw new Unconverted(
                        assign.value(), expressions.api(lifted.get()), "changes a tensor inside an expression");
            }
        }
        Optional<String> after = items.itemsAfterName(assign);
        if (after.isPresent()) {
            return after.get();
        }
        Optional<String> oneByOne = items.oneByOne(assign);
        if (oneByOne.isPresent()) {
            return oneByOne.get();
        }
        for (Expression target : assign.targets()) {
            if (target instanceof Subscript subscript && scope.isTensor(subscript.value())
                    || target instanceof TupleExpr t && scope.hasTensorItem(t)) {
                if (!scope.toMutable) {
                    throw new Unconverted(assign, "item assignment", "several targets at once");
                }
            }
        }
        return expressions.writeNode(assign);
    }

    private String unpacked(Assign assign, TupleExpr tuple, Lifted lifted) {
        Optional<Rendered> together = expressions.together(lifted);
        String targets = context.file().text(assign.targets().get(0));
        if (together.isPresent()) {
            return targets + " = " + together.get().text();
        }
        List<Rendered> values = expressions.results(assign.value(), lifted);
        if (dropsRest(tuple) && values.size() >= tuple.elements().size() - 1) {
            List<String> names = new ArrayList<>();
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < tuple.elements().size() - 1; i++) {
                names.add(context.file().text(tuple.elements().get(i)));
                kept.add(values.get(i).at(Rendered.LAMBDA));
            }
            return String.join(", ", names) + " = " + String.join(", ", kept);
        }
        if (values.size() != tuple.elements().size()) {
            throw new Unconverted(assign.value(), expressions.api(lifted), "gives another number of results");
        }
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!(tuple.elements().get(i) instanceof Name name && name.id().startsWith("_"))) {
                wanted.add(i);
            }
        }
        if (wanted.size() == 1) {
            int i = wanted.get(0);
            return context.file().text(tuple.elements().get(i)) + " = "
                    + values.get(i).at(Rendered.LAMBDA);
        }
        List<String> texts = values.stream().map(v -> v.at(Rendered.LAMBDA)).toList();
        return targets + " = " + String.join(", ", texts);
    }

    /** {@code a, *_ = …}: what is not kept needs not be made. */
    private static boolean dropsRest(TupleExpr tuple) {
        int last = tuple.elements().size() - 1;
        return last > 0
                && tuple.elements().get(last) instanceof Starred starred
                && starred.value() instanceof Name name
                && name.id().startsWith("_")
                && tuple.elements().subList(0, last).stream().noneMatch(Starred.class::isInstance);
    }

    private String annotated(AnnAssign assign) {
        String annotation;
        try {
            annotation = inItsParentheses(assign.annotation());
        } catch (Unconverted unconverted) {
            annotation = Placeholders.quote(context.file()
                    .text(assign.annotation())
                    .replaceAll("\\s+", " ")
                    .replace('"', '\''));
        }
        String target = expressions.writeNode(assign.target());
        return target + ": " + annotation
                + assign.value().map(v -> " = " + inItsParentheses(v)).orElse("");
    }

    /** An expression with the parentheses that the source has around it, for it may go over several lines. */
    private String inItsParentheses(Expression e) {
        SourceFile file = context.file();
        Span outer = file.outerSpan(e);
        String text = expressions.write(e).at(Rendered.LAMBDA);
        return file.text(new Span(outer.start(), e.span().start()))
                + text
                + file.text(new Span(e.span().end(), outer.end()));
    }
}
