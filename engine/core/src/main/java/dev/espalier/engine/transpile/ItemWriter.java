package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes assignments to items of tensors. */
final class ItemWriter {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final ChangeTerms terms;

    ItemWriter(Context context, ExpressionWriter expressions, ChangeScope scope, ChangeTerms terms) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.terms = terms;
    }

    String item(Statement statement, Subscript target, Expression value) {
        expressions.indices().requireSamePlaces(target.slice());
        if (scope.toMutable) {
            String base = expressions.write(target.value()).at(Rendered.ATOM);
            return base + "[" + expressions.indices().text(target.slice()) + "] = "
                    + assigned(target, terms.apartFrom(target, value), value);
        }
        Name name = terms.written(statement, target.value());
        Term base = terms.piece(target.value());
        Term update =
                terms.apply("index_update", base, terms.piece(target.slice()), taken(target, terms.piece(value), base));
        return terms.say(statement, name, update, "item assignment");
    }

    /** Where arrays cannot be changed, an item of a list is set as before, and that of a tensor is not. */
    void requireKnownBase(Subscript target) {
        Fact base = context.facts().fact(target.value());
        boolean item = target.value() instanceof Name name
                && !scope.functions.isEmpty()
                && scope.functions.peek().isItem(name.id());
        boolean open = base instanceof Fact.Unknown unknown
                && (item || !unknown.origins().isEmpty());
        if (scope.fromMutable
                && !scope.toMutable
                && open
                && !(context.facts().fact(target.slice()) instanceof Fact.Text)) {
            throw new Unconverted(
                    target,
                    "item assignment",
                    "it is not known here whether %s is a tensor; annotate it or give --args"
                            .formatted(context.file().text(target.value())));
        }
    }

    String assigned(Subscript target, Term term, Expression value) {
        try {
            // only what is put to several places at once has to have the dtype of the tensor
            return picks(target) ? terms.value(term, Terms.dtype(terms.piece(target.value()))) : terms.text(term);
        } catch (Refusal refusal) {
            throw new Unconverted(value, "item assignment", refusal.getMessage());
        }
    }

    /** A value as an update of a tensor takes it, which converts to the dtype of the tensor what loses nothing by it. */
    Term taken(Subscript target, Term value, Term base) {
        DType own = Terms.dtype(value);
        boolean loses = !Terms.dtype(base).isFloating() || own.isComplex();
        return picks(target) || loses ? terms.valueTerm(value, Terms.dtype(base)) : value;
    }

    private boolean picks(Subscript target) {
        return Indexing.items(target.slice()).stream().anyMatch(item -> {
            Fact fact = context.facts().fact(item);
            return Indexing.isAdvanced(item, fact) || fact.isUnknown() && item instanceof Name;
        });
    }

    /**
     * {@code a[i], a[j] = v, w} where arrays cannot be changed: all values go into one new array, or the assignments
     * follow each other where none needs what an earlier one changes.
     */
    Optional<String> oneByOne(Assign assign) {
        boolean pairs = !scope.toMutable
                && assign.targets().size() == 1
                && assign.targets().get(0) instanceof TupleExpr t
                && scope.hasTensorItem(t)
                && assign.value() instanceof TupleExpr v
                && t.elements().size() == v.elements().size()
                && context.file().ownsLines(assign);
        if (!pairs) {
            return Optional.empty();
        }
        List<Expression> targets = ((TupleExpr) assign.targets().get(0)).elements();
        List<Expression> values = ((TupleExpr) assign.value()).elements();
        if (!targets.stream().allMatch(t -> t instanceof Name || t instanceof Subscript s && s.value() instanceof Name)
                || targets.stream().anyMatch(t -> t instanceof Subscript s && !scope.isTensor(s.value()))) {
            return Optional.empty();
        }
        List<String> names = targets.stream()
                .map(t -> t instanceof Subscript s ? ((Name) s.value()).id() : ((Name) t).id())
                .toList();
        for (Expression value : values) {
            boolean own = value instanceof Subscript element && scope.isElement(element)
                    || context.freshness().isFresh(value);
            if (!own && names.stream().anyMatch(name -> ChangeTerms.mentions(value, name))) {
                return Optional.empty(); // a view that sees the changes
            }
        }
        if (names.stream().distinct().count() == 1) {
            return Optional.of(together(assign, targets, values));
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String name = names.get(i);
                boolean needed = ChangeTerms.mentions(values.get(j), name)
                        || targets.get(j) instanceof Subscript s && ChangeTerms.mentions(s.slice(), name);
                if (needed) {
                    return Optional.empty();
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(
                    targets.get(i) instanceof Subscript s
                            ? item(assign, s, values.get(i))
                            : names.get(i) + " = "
                                    + expressions.write(values.get(i)).at(Rendered.LAMBDA));
        }
        return Optional.of(String.join("\n" + context.file().indentOf(assign), lines));
    }

    private String together(Assign assign, List<Expression> targets, List<Expression> values) {
        Expression base = ((Subscript) targets.get(0)).value();
        Name name = terms.written(assign, base);
        Term update = terms.piece(base);
        DType dtype = Terms.dtype(update);
        for (int i = 0; i < targets.size(); i++) {
            Term index = terms.piece(((Subscript) targets.get(i)).slice());
            update = terms.apply("index_update", update, index, terms.valueTerm(terms.piece(values.get(i)), dtype));
        }
        return terms.say(assign, name, update, "item assignment");
    }

    /** {@code x[i] = y = v} where arrays cannot be changed: the variable first, then the items. */
    Optional<String> itemsAfterName(Assign assign) {
        List<Subscript> items = assign.targets().stream()
                .filter(Subscript.class::isInstance)
                .map(Subscript.class::cast)
                .toList();
        List<Name> names = assign.targets().stream()
                .filter(Name.class::isInstance)
                .map(Name.class::cast)
                .toList();
        boolean apart = !scope.toMutable
                && names.size() == 1
                && !items.isEmpty()
                && names.size() + items.size() == assign.targets().size()
                && items.stream()
                        .allMatch(s -> scope.isTensor(s.value())
                                && !ChangeTerms.mentions(s, names.get(0).id()))
                && context.file().ownsLines(assign);
        if (!apart) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(names.get(0).id() + " = " + expressions.write(assign.value()).at(Rendered.LAMBDA));
        for (Subscript item : items) {
            Name changed = terms.written(assign, item.value());
            Term base = terms.piece(item.value());
            Term value = new Fragment(
                    names.get(0).id(),
                    new Piece(names.get(0), context.facts().fact(assign.value()), false, Optional.empty()));
            lines.add(terms.say(
                    assign,
                    changed,
                    terms.apply(
                            "index_update", base, terms.piece(item.slice()), terms.valueTerm(value, Terms.dtype(base))),
                    "item assignment"));
        }
        return Optional.of(String.join("\n" + context.file().indentOf(assign), lines));
    }

    static boolean isUpdate(Lifted lifted) {
        return !lifted.row().tuple()
                && lifted.row().form() == Form.AT
                && lifted.term() instanceof Apply apply
                && apply.operation().name().equals("index_update");
    }

    /** {@code a = x.at[i].set(v)} as a copy and an assignment. */
    Optional<String> updated(Assign assign, Name name, Lifted lifted) {
        Apply update = (Apply) lifted.term();
        Optional<Piece> index = Terms.piece(update.arguments().get(1));
        if (index.isEmpty() || ChangeTerms.mentions(assign.value(), name.id())) {
            return Optional.empty();
        }
        try {
            Term base = update.arguments().get(0);
            String copy = terms.text(terms.apply("copy", base));
            String value = terms.value(update.arguments().get(2), Terms.dtype(base));
            String indent = context.file().indentOf(assign);
            if (!context.file().ownsLines(assign)) {
                return Optional.empty();
            }
            return Optional.of("%s = %s\n%s%s[%s] = %s"
                    .formatted(
                            name.id(),
                            copy,
                            indent,
                            name.id(),
                            expressions.indices().text(index.get().node()),
                            value));
        } catch (Refusal refusal) {
            throw new Unconverted(assign.value(), expressions.api(lifted), refusal.getMessage());
        }
    }
}
