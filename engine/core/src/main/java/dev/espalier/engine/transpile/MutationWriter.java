package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Notes notes;
    private final Deque<Aliases> functions = new ArrayDeque<>();
    private final Deque<ElementCopies> elements = new ArrayDeque<>();
    private final Deque<ChangedMemory> changes = new ArrayDeque<>();
    private final boolean copiesElements;
    private final boolean fromMutable;
    private final boolean toMutable;

    MutationWriter(Context context, ExpressionWriter expressions, Notes notes) {
        this.context = context;
        this.expressions = expressions;
        this.notes = notes;
        this.fromMutable = context.source().settings().mutable();
        this.toMutable = context.target().settings().mutable();
        this.copiesElements =
                context.source().settings().promotion() == PromotionRule.NUMPY && fromMutable && toMutable;
    }

    void enter(FunctionDef def) {
        elements.push(new ElementCopies(def));
        changes.push(new ChangedMemory(def, context.freshness()));
        functions.push(new Aliases(def, context.freshness(), this::isElement));
    }

    void leave() {
        functions.pop();
        changes.pop();
        elements.pop();
    }

    /** The target text of a simple statement. */
    String write(Statement statement) {
        return switch (statement) {
            case Assign assign -> assign(assign);
            case AugAssign assign -> augmented(assign);
            case AnnAssign assign -> annotated(assign);
            case ExpressionStatement expression -> expression(expression);
            case Return result -> returned(result);
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
            String start = text(arange.argument("start"));
            String stop = text(arange.argument("stop"));
            String step = text(arange.argument("step"));
            boolean unit = step.equals("1");
            String head = start.equals("0") && unit ? "" : start + ", ";
            return "range(" + head + stop + (unit ? "" : ", " + step) + ")";
        } catch (Refusal refusal) {
            throw new Unconverted(iter, expressions.api(lifted), refusal.getMessage());
        }
    }

    private String text(Term term) {
        return expressions.terms().write(term).at(Rendered.LAMBDA);
    }

    private String assign(Assign assign) {
        if (assign.targets().size() == 1) {
            Expression target = assign.targets().get(0);
            Optional<String> copied = copiedElements(assign, target);
            if (copied.isPresent()) {
                return copied.get();
            }
            if (target instanceof Subscript subscript && isTensor(subscript.value())) {
                return item(assign, subscript, assign.value());
            }
            if (target instanceof Subscript subscript) {
                requireKnownBase(subscript);
            }
            Optional<Lifted> lifted = context.facts().lifted(assign.value());
            if (target instanceof TupleExpr tuple
                    && lifted.isPresent()
                    && lifted.get().row().tuple()) {
                String text = unpacked(assign, tuple, lifted.get());
                requireWritable(assign, tuple, lifted.get(), text);
                return text;
            }
            if (target instanceof Name name && lifted.isPresent() && isUpdate(lifted.get()) && toMutable) {
                Optional<String> text = updated(assign, name, lifted.get());
                if (text.isPresent()) {
                    return text.get();
                }
            }
            if (target instanceof Name name
                    && isChanged(name)
                    && assign.value() instanceof Subscript part
                    && IndexWriter.isBackward(part)
                    && context.target().settings().name().equals("torch")) {
                throw new Unconverted(part, "indexing", "torch has no views with negative steps, and a change follows");
            }
            if (target instanceof Name name) {
                requireOwnMemory(name, assign.value());
            }
            if (target instanceof Name name && lifted.isPresent() && changesLater(name, lifted.get())) {
                return name.id() + " = " + inSameMemory(assign.value(), lifted.get());
            }
            if (lifted.isPresent()
                    && lifted.get().row().inPlace()
                    && !expressions.changesItsOwn(assign.value(), lifted.get())) {
                if (target instanceof Name name
                        && assign.value() instanceof Call call
                        && base(call) instanceof Name changed
                        && changed.id().equals(name.id())) {
                    return expression(new ExpressionStatement(assign.span(), call));
                }
                throw new Unconverted(
                        assign.value(), expressions.api(lifted.get()), "changes a tensor inside an expression");
            }
        }
        Optional<String> items = itemsAfterName(assign);
        if (items.isPresent()) {
            return items.get();
        }
        Optional<String> oneByOne = oneByOne(assign);
        if (oneByOne.isPresent()) {
            return oneByOne.get();
        }
        for (Expression target : assign.targets()) {
            if (target instanceof Subscript subscript && isTensor(subscript.value())
                    || target instanceof TupleExpr t && hasTensorItem(t)) {
                if (!toMutable) {
                    throw new Unconverted(assign, "item assignment", "several targets at once");
                }
            }
        }
        return expressions.writeNode(assign);
    }

    /** {@code return x.sub_(m).div_(s)}: the change, then the variable. */
    private String returned(Return result) {
        boolean changes = result.value().isPresent()
                && result.value().get() instanceof Call call
                && context.facts()
                        .lifted(call)
                        .filter(l -> l.row().inPlace() && !expressions.changesItsOwn(call, l))
                        .isPresent()
                && base(call) instanceof Name
                && context.file().ownsLines(result);
        if (!changes) {
            return expressions.writeNode(result);
        }
        Call call = (Call) result.value().get();
        return expression(new ExpressionStatement(call.span(), call)) + "\n"
                + context.file().indentOf(result) + "return "
                + ((Name) base(call)).id();
    }

    /** {@code x[i] = y = v} where arrays cannot be changed: the variable first, then the items. */
    private Optional<String> itemsAfterName(Assign assign) {
        List<Subscript> items = assign.targets().stream()
                .filter(Subscript.class::isInstance)
                .map(Subscript.class::cast)
                .toList();
        List<Name> names = assign.targets().stream()
                .filter(Name.class::isInstance)
                .map(Name.class::cast)
                .toList();
        boolean apart = !toMutable
                && names.size() == 1
                && !items.isEmpty()
                && names.size() + items.size() == assign.targets().size()
                && items.stream()
                        .allMatch(s ->
                                isTensor(s.value()) && !mentions(s, names.get(0).id()))
                && context.file().ownsLines(assign);
        if (!apart) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(names.get(0).id() + " = " + expressions.write(assign.value()).at(Rendered.LAMBDA));
        for (Subscript item : items) {
            Name changed = written(assign, item.value());
            Term base = piece(item.value());
            Term value = new Fragment(
                    names.get(0).id(),
                    new Piece(names.get(0), context.facts().fact(assign.value()), false, Optional.empty()));
            lines.add(say(
                    assign,
                    changed,
                    apply("index_update", base, piece(item.slice()), valueTerm(value, Terms.dtype(base))),
                    "item assignment"));
        }
        return Optional.of(String.join("\n" + context.file().indentOf(assign), lines));
    }

    private void requireWritable(Assign assign, TupleExpr tuple, Lifted lifted, String text) {
        boolean changed = tuple.elements().stream().anyMatch(e -> e instanceof Name name && isChanged(name));
        try {
            if (changed) {
                new SameMemory(context, expressions.terms()).requireWritable(text.substring(text.indexOf(" = ") + 3));
            }
        } catch (Refusal refusal) {
            throw new Unconverted(assign.value(), expressions.api(lifted), refusal.getMessage());
        }
    }

    /** What is x itself in one framework and a copy in another must not be changed: {@code +x}, a grid of {@code meshgrid}. */
    private void requireOwnMemory(Name name, Expression value) {
        if (!fromMutable || changes.isEmpty() || !changes.peek().holds(name.id())) {
            return;
        }
        if (value instanceof UnaryOp sign
                && sign.op() == UnaryOperator.UADD
                && !context.facts().fact(sign.operand()).isNumber()) {
            throw new Unconverted(value, "+", "copies a tensor in some frameworks only, and a change in place follows");
        }
        Optional<Lifted> whole =
                value instanceof Subscript item ? context.facts().lifted(item.value()) : Optional.empty();
        if (toMutable && whole.isPresent()) {
            SameMemory memory = new SameMemory(context, expressions.terms());
            try {
                memory.requireWritable(whole.get());
                memory.requireWritable(
                        expressions.write(((Subscript) value).value()).text());
            } catch (Refusal refusal) {
                throw new Unconverted(value, expressions.api(whole.get()), refusal.getMessage());
            }
        }
    }

    /** Whether both frameworks see a change of a variable under the other names of its memory. */
    private boolean changesLater(Name name, Lifted lifted) {
        return isChanged(name)
                && !lifted.row().tuple()
                && !lifted.row().inPlace()
                && lifted.fact().isTensor();
    }

    private boolean isChanged(Name name) {
        return fromMutable && toMutable && !changes.isEmpty() && changes.peek().holds(name.id());
    }

    private String inSameMemory(Expression value, Lifted lifted) {
        String text = expressions.write(value).at(Rendered.LAMBDA);
        try {
            return new SameMemory(context, expressions.terms()).written(value, lifted, text);
        } catch (Refusal refusal) {
            throw new Unconverted(value, expressions.api(lifted), refusal.getMessage());
        }
    }

    /**
     * {@code a[i], a[j] = v, w} where arrays cannot be changed: all values go into one new array, or the assignments
     * follow each other where none needs what an earlier one changes.
     */
    private Optional<String> oneByOne(Assign assign) {
        boolean pairs = !toMutable
                && assign.targets().size() == 1
                && assign.targets().get(0) instanceof TupleExpr t
                && hasTensorItem(t)
                && assign.value() instanceof TupleExpr v
                && t.elements().size() == v.elements().size()
                && context.file().ownsLines(assign);
        if (!pairs) {
            return Optional.empty();
        }
        List<Expression> targets = ((TupleExpr) assign.targets().get(0)).elements();
        List<Expression> values = ((TupleExpr) assign.value()).elements();
        if (!targets.stream().allMatch(t -> t instanceof Name || t instanceof Subscript s && s.value() instanceof Name)
                || targets.stream().anyMatch(t -> t instanceof Subscript s && !isTensor(s.value()))) {
            return Optional.empty();
        }
        List<String> names = targets.stream()
                .map(t -> t instanceof Subscript s ? ((Name) s.value()).id() : ((Name) t).id())
                .toList();
        for (Expression value : values) {
            boolean own = value instanceof Subscript element && isElement(element)
                    || context.freshness().isFresh(value);
            if (!own && names.stream().anyMatch(name -> mentions(value, name))) {
                return Optional.empty(); // a view that sees the changes
            }
        }
        if (names.stream().distinct().count() == 1) {
            return Optional.of(together(assign, targets, values));
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                String name = names.get(i);
                boolean needed = mentions(values.get(j), name)
                        || targets.get(j) instanceof Subscript s && mentions(s.slice(), name);
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
        Name name = written(assign, base);
        Term update = piece(base);
        DType dtype = Terms.dtype(update);
        for (int i = 0; i < targets.size(); i++) {
            Term index = piece(((Subscript) targets.get(i)).slice());
            update = apply("index_update", update, index, valueTerm(piece(values.get(i)), dtype));
        }
        return say(assign, name, update, "item assignment");
    }

    // ------------------------------------------------------------ elements of arrays are numbers of their own in NumPy

    /** An assignment some of whose values are elements that outlive a change of their array. */
    private Optional<String> copiedElements(Assign assign, Expression target) {
        if (!copiesElements || elements.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> targets = target instanceof TupleExpr t ? t.elements() : List.of(target);
        List<Expression> values = target instanceof TupleExpr && assign.value() instanceof TupleExpr v
                ? v.elements()
                : List.of(assign.value());
        if (targets.size() != values.size() || targets.stream().anyMatch(Starred.class::isInstance)) {
            return Optional.empty();
        }
        boolean any = false;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean copy = values.get(i) instanceof Subscript element
                    && isElement(element)
                    && outlives(assign, targets, targets.get(i), element);
            any |= copy;
            texts.add(
                    copy
                            ? copy(values.get(i))
                            : expressions.write(values.get(i)).at(Rendered.LAMBDA));
        }
        return any ? Optional.of(expressions.writeNode(target) + " = " + String.join(", ", texts)) : Optional.empty();
    }

    private boolean outlives(Assign assign, List<Expression> targets, Expression target, Subscript element) {
        boolean swaps = targets.size() > 1
                && targets.stream().anyMatch(t -> t instanceof Subscript)
                && elements.peek().changes(element);
        return switch (target) {
            case Name name -> swaps || elements.peek().outlives(assign, name, element);
            case Subscript item when isTensor(item.value()) -> swaps;
            default -> elements.peek().changes(element);
        };
    }

    /** Whether an index names one element, as far as is known: a row of a matrix would be seen to change in NumPy, too. */
    private boolean isElement(Subscript subscript) {
        if (context.source().settings().promotion() != PromotionRule.NUMPY || elements.isEmpty()) {
            return false;
        }
        boolean single = Indexing.items(subscript.slice()).stream()
                .noneMatch(i -> i instanceof Slice
                        || Indexing.isEllipsis(i)
                        || Indexing.isNew(i, context.facts().fact(i))
                        || Indexing.isAdvanced(i, context.facts().fact(i))
                                && !isScalar(context.facts().fact(i)));
        return single
                && !elements.peek().isRow(subscript)
                && context.facts().fact(subscript) instanceof Fact.Tensor element
                && element.type().shape().rank().orElse(0) == 0;
    }

    private String copy(Expression element) {
        try {
            return text(apply("copy", piece(element)));
        } catch (Refusal refusal) {
            throw new Unconverted(element, "indexing", refusal.getMessage());
        }
    }

    /** {@code out.append(x[0])} of an array that changes. */
    private Optional<String> appended(Call call) {
        boolean appends = copiesElements
                && !elements.isEmpty()
                && call.func() instanceof Attribute method
                && method.attr().equals("append")
                && call.args().size() == 1
                && call.args().get(0) instanceof Subscript element
                && isElement(element)
                && elements.peek().changes(element);
        return appends
                ? Optional.of(expressions.write(call.func()).text() + "("
                        + copy(call.args().get(0)) + ")")
                : Optional.empty();
    }

    /**
     * Whether {@code s += v} must make a new value: numbers of NumPy never change, torch's tensors without axes do, and so
     * does whatever else holds them.
     */
    private boolean rebinds(AugAssign assign, Fact target) {
        if (copiesElements && assign.target() instanceof Attribute attribute && !target.isNumber()) {
            return Attributes.beginsAsNumber(context.file().module(), attribute.attr(), context.facts());
        }
        if (!copiesElements || !(assign.target() instanceof Name name) || target.isNumber()) {
            return false;
        }
        boolean alone = !functions.isEmpty()
                && functions.peek().refusal(name.id()).isEmpty()
                && !functions.peek().changesArgument(name.id());
        boolean array =
                target instanceof Fact.Tensor t && t.type().shape().rank().orElse(0) > 0;
        if (alone || array || functions.isEmpty()) {
            return false;
        }
        if (isScalar(target) || functions.peek().beginsAsNumber(name.id())) {
            return true;
        }
        if (!functions.peek().items(name.id()).stream().allMatch(elements.peek()::isRow)) {
            throw new Unconverted(
                    assign,
                    "in-place change",
                    "it is not known whether %s is a number or a view of a row".formatted(name.id()));
        }
        return false;
    }

    private boolean hasTensorItem(TupleExpr tuple) {
        return tuple.elements().stream().anyMatch(e -> e instanceof Subscript s && isTensor(s.value()));
    }

    private boolean isTensor(Expression e) {
        return context.facts().fact(e).isTensor();
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

    // ------------------------------------------------------------ functional updates on a target that has assignment

    private static boolean isUpdate(Lifted lifted) {
        return !lifted.row().tuple()
                && lifted.row().form() == Form.AT
                && lifted.term() instanceof Apply apply
                && apply.operation().name().equals("index_update");
    }

    /** {@code a = x.at[i].set(v)} as a copy and an assignment. */
    private Optional<String> updated(Assign assign, Name name, Lifted lifted) {
        Apply update = (Apply) lifted.term();
        Optional<Piece> index = Terms.piece(update.arguments().get(1));
        if (index.isEmpty() || mentions(assign.value(), name.id())) {
            return Optional.empty();
        }
        try {
            Term base = update.arguments().get(0);
            String copy = text(apply("copy", base));
            String value = value(update.arguments().get(2), Terms.dtype(base));
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

    private static boolean mentions(Node node, String name) {
        return node instanceof Name n && n.id().equals(name)
                || node.children().stream().anyMatch(child -> mentions(child, name));
    }

    // ------------------------------------------------------------ item assignment

    private String item(Statement statement, Subscript target, Expression value) {
        expressions.indices().requireSamePlaces(target.slice());
        if (toMutable) {
            String base = expressions.write(target.value()).at(Rendered.ATOM);
            return base + "[" + expressions.indices().text(target.slice()) + "] = "
                    + assigned(target, apartFrom(target, value), value);
        }
        Name name = written(statement, target.value());
        Term base = piece(target.value());
        Term update = apply("index_update", base, piece(target.slice()), taken(target, piece(value), base));
        return say(statement, name, update, "item assignment");
    }

    /** Where arrays cannot be changed, an item of a list is set as before, and that of a tensor is not. */
    private void requireKnownBase(Subscript target) {
        Fact base = context.facts().fact(target.value());
        boolean item = target.value() instanceof Name name
                && !functions.isEmpty()
                && functions.peek().isItem(name.id());
        boolean open = base instanceof Fact.Unknown unknown
                && (item || !unknown.origins().isEmpty());
        if (fromMutable && !toMutable && open && !(context.facts().fact(target.slice()) instanceof Fact.Text)) {
            throw new Unconverted(
                    target,
                    "item assignment",
                    "it is not known here whether %s is a tensor; annotate it or give --args"
                            .formatted(context.file().text(target.value())));
        }
    }

    /** A value that NumPy reads before it changes the target; torch refuses one that lies in the same memory. */
    private Term apartFrom(Expression target, Expression value) {
        boolean number = value instanceof Name name
                && !functions.isEmpty()
                && functions.peek().items(name.id()).stream().anyMatch(this::isElement);
        boolean overlaps = copiesElements
                && !number
                && !changes.isEmpty()
                && !context.facts().fact(value).isNumber()
                && changes.peek().overlaps(target, value);
        return overlaps ? apply("copy", piece(value)) : piece(value);
    }

    private String assigned(Subscript target, Term term, Expression value) {
        try {
            // only what is put to several places at once has to have the dtype of the tensor
            return picks(target) ? value(term, Terms.dtype(piece(target.value()))) : text(term);
        } catch (Refusal refusal) {
            throw new Unconverted(value, "item assignment", refusal.getMessage());
        }
    }

    /** A value as an update of a tensor takes it, which converts to the dtype of the tensor what loses nothing by it. */
    private Term taken(Subscript target, Term value, Term base) {
        DType own = Terms.dtype(value);
        boolean loses = !Terms.dtype(base).isFloating() || own.isComplex();
        return picks(target) || loses ? valueTerm(value, Terms.dtype(base)) : value;
    }

    private boolean picks(Subscript target) {
        return Indexing.items(target.slice()).stream().anyMatch(item -> {
            Fact fact = context.facts().fact(item);
            return Indexing.isAdvanced(item, fact) || fact.isUnknown() && item instanceof Name;
        });
    }

    /** The value in the dtype of the tensor that takes it. */
    private String value(Term value, DType dtype) {
        return expressions.terms().write(valueTerm(value, dtype)).at(Rendered.LAMBDA);
    }

    private Term valueTerm(Term value, DType dtype) {
        DType own = Terms.dtype(value);
        boolean differs = Terms.fact(value).isTensor()
                && own.isKnown()
                && dtype.isKnown()
                && !expressions.terms().equivalence().sameDtype(own, dtype);
        return differs && (dtype.exact() || dtype.like().isPresent())
                ? apply("cast", value, new Literal(dtype))
                : value;
    }

    /** The variable that a change goes to, if making a new value is safe. */
    private Name written(Statement statement, Expression base) {
        if (!(base instanceof Name name)) {
            throw new Unconverted(
                    statement, "in-place change", "only a variable of this function can be given a new value");
        }
        if (functions.isEmpty()) {
            return name;
        }
        Optional<String> refusal = functions.peek().refusal(name.id());
        if (refusal.isPresent()) {
            throw new Unconverted(statement, "in-place change", refusal.get());
        }
        if (functions.peek().changesArgument(name.id())) {
            notes.note(
                    statement,
                    FindingKind.DIFFERS,
                    "in-place change",
                    "the argument %s keeps its value here; the changed one is returned".formatted(name.id()));
        }
        return name;
    }

    private String say(Statement statement, Name name, Term term, String api) {
        try {
            return name.id() + " = "
                    + expressions.terms().write(term, Form.METHOD).at(Rendered.LAMBDA);
        } catch (Refusal refusal) {
            throw new Unconverted(statement, api, refusal.getMessage());
        }
    }

    // ------------------------------------------------------------ augmented assignment

    private String augmented(AugAssign assign) {
        Fact target = context.facts().fact(assign.target());
        if (assign.target() instanceof Subscript subscript && isTensor(subscript.value())) {
            return augmentedItem(assign, subscript);
        }
        requireKnownChange(assign, target);
        BinOp operation = context.facts().operation(assign);
        Optional<Lifted> lifted = context.facts().lifted(operation);
        if (context.facts().unread(operation).isPresent()) {
            throw new Unconverted(assign, assign.op().symbol() + "=", "the operator is not in the tables");
        }
        if (rebinds(assign, target)) {
            return spelledOut(assign);
        }
        if (lifted.isEmpty() && !target.isTensor()) {
            boolean open = target.isUnknown() && !fromMutable && toMutable;
            return open ? spelledOut(assign) : expressions.writeNode(assign);
        }
        if (fromMutable && !toMutable && target.isTensor()) {
            if (!isScalar(target) || assign.target() instanceof Name) {
                writtenTarget(assign);
            }
        }
        boolean keep = fromMutable || !toMutable;
        return keep ? inPlace(assign, lifted, target) : spelledOut(assign);
    }

    /** Where arrays cannot be changed, the sum {@code x += y} is a new value, which only matters for parts of tensors. */
    private void requireKnownChange(AugAssign assign, Fact target) {
        if (assign.target() instanceof Subscript subscript) {
            requireKnownBase(subscript);
        }
        boolean open = fromMutable && !toMutable && target.isUnknown() && !functions.isEmpty();
        if (open && assign.target() instanceof Name name && functions.peek().isPartOfWhatIsRead(name.id(), assign)) {
            throw new Unconverted(
                    assign,
                    "in-place change",
                    "%s may be a view of a tensor, whose other name is read later".formatted(name.id()));
        }
    }

    private static boolean isScalar(Fact fact) {
        return fact instanceof Fact.Tensor t && t.type().shape().rank().orElse(-1) == 0;
    }

    private void writtenTarget(AugAssign assign) {
        if (assign.target() instanceof Name name) {
            boolean scalarRebinding = context.source().settings().name().equals("numpy")
                    && (isScalar(context.facts().fact(assign.target()))
                            || !functions.isEmpty() && functions.peek().beginsAsNumber(name.id()));
            if (!scalarRebinding) {
                written(assign, name);
            }
        } else if (!(assign.target() instanceof Attribute attribute)
                || Attributes.isShared(context.file().module(), attribute.attr())) {
            throw new Unconverted(
                    assign, "in-place change", "only a variable of this function can be given a new value");
        }
    }

    /** {@code x += v} with v in the dtype of x. */
    private String inPlace(AugAssign assign, Optional<Lifted> lifted, Fact target) {
        String left = expressions.writeNode(assign.target());
        if (lifted.isEmpty() || !(target instanceof Fact.Tensor tensor)) {
            return expressions.writeNode(assign);
        }
        Term value = apartFrom(assign.target(), assign.value());
        DType result = lifted.get().fact() instanceof Fact.Tensor r ? r.dtype() : tensor.dtype();
        boolean same = expressions.terms().equivalence().sameDtype(result, tensor.dtype());
        try {
            if (same && keepsOperator(lifted.get())) {
                // where both change the tensor itself, both keep its dtype, and so does jax that of floats
                boolean kept = fromMutable && toMutable
                        || context.target().settings().promotion() == PromotionRule.JAX
                                && tensor.dtype().isFloating()
                                && !Terms.dtype(value).isComplex();
                Term taken = kept ? value : valueTerm(value, tensor.dtype());
                return left + " " + assign.op().symbol() + "= " + text(taken);
            }
            if (fromMutable && toMutable && mayBeNumber(assign.target())) {
                return left + " " + assign.op().symbol() + "= " + text(value);
            }
            Term term = lifted.get().term();
            Term kept = same ? term : apply("cast", term, new Literal(tensor.dtype()));
            boolean visible = fromMutable && toMutable;
            return left + (visible ? "[...] = " : " = ") + text(kept);
        } catch (Refusal refusal) {
            throw new Unconverted(assign, assign.op().symbol() + "=", refusal.getMessage());
        }
    }

    /** Whether a variable is given a number somewhere, which takes no dtype and no item assignment. */
    private boolean mayBeNumber(Expression target) {
        return target instanceof Name name
                && !functions.isEmpty()
                && functions.peek().beginsAsNumber(name.id());
    }

    private boolean keepsOperator(Lifted lifted) {
        return lifted.row().form() == Form.OPERATOR
                && !context.target().rows(lifted.row().name()).isEmpty()
                && lifted.term() instanceof Apply apply
                && context.target().rows(lifted.row().name()).stream()
                        .anyMatch(r -> r.body() instanceof Call c
                                && c.func() instanceof Name n
                                && n.id().equals(apply.operation().name()));
    }

    /** {@code x = x + v}: a new value, as the source means it. */
    private String spelledOut(AugAssign assign) {
        BinOp operation = context.facts().operation(assign);
        String left = expressions.writeNode(assign.target());
        if (context.facts().lifted(operation).isPresent() && !expressions.keepsOperator(operation)) {
            return left + " = " + expressions.write(operation).at(Rendered.LAMBDA);
        }
        int own = Rendered.of(assign.op().symbol());
        return left + " = " + left + " " + assign.op().symbol() + " "
                + expressions.write(assign.value()).at(own + 1);
    }

    private String augmentedItem(AugAssign assign, Subscript target) {
        expressions.indices().requireSamePlaces(target.slice());
        if (toMutable && fromMutable) {
            String base = expressions.write(target.value()).at(Rendered.ATOM);
            return base + "[" + expressions.indices().text(target.slice()) + "] "
                    + assign.op().symbol() + "= "
                    + assigned(target, apartFrom(target, assign.value()), assign.value());
        }
        if (toMutable) {
            throw new Unconverted(assign, "item assignment", "the source has no item assignment");
        }
        Name name = written(assign, target.value());
        Term base = piece(target.value());
        Term index = piece(target.slice());
        Optional<Lifted> lifted = context.facts().lifted(context.facts().operation(assign));
        if (lifted.isEmpty()) {
            throw new Unconverted(assign, "item assignment", "the operator is not in the tables");
        }
        Term value = taken(target, piece(assign.value()), base);
        String direct =
                switch (assign.op().symbol()) {
                    case "+" -> "index_add";
                    case "*" -> "index_multiply";
                    default -> "";
                };
        if (!direct.isEmpty() && countsOnce(target.slice())) {
            try {
                return name.id() + " = "
                        + expressions
                                .terms()
                                .write(apply(direct, base, index, value), Form.METHOD)
                                .at(Rendered.LAMBDA);
            } catch (Refusal refusal) {
                // said by reading and setting instead
            }
        }
        return say(
                assign,
                name,
                apply("index_update", base, index, taken(target, lifted.get().term(), base)),
                "item assignment");
    }

    /** Whether no element can be named twice by an index. */
    private boolean countsOnce(Expression slice) {
        return Indexing.items(slice).stream().allMatch(item -> {
            Fact fact = context.facts().fact(item);
            return item instanceof Slice
                    || fact.isNumber()
                    || Indexing.isEllipsis(item)
                    || fact instanceof Fact.Tensor t && t.dtype().isBool();
        });
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

    // ------------------------------------------------------------ methods that change their receiver

    private String expression(ExpressionStatement statement) {
        Optional<String> appended = statement.value() instanceof Call call ? appended(call) : Optional.empty();
        if (appended.isPresent()) {
            return appended.get();
        }
        Optional<Lifted> lifted = context.facts().lifted(statement.value());
        if (lifted.isEmpty() || !lifted.get().row().inPlace()) {
            return expressions.writeNode(statement);
        }
        Expression base = base((Call) statement.value());
        Term term = chained((Call) statement.value(), lifted.get());
        DType own = Terms.dtype(piece(base));
        Term kept = valueTerm(term, own);
        String api = expressions.api(lifted.get());
        try {
            if (base instanceof Subscript subscript && isTensor(subscript.value())) {
                return changedItem(statement, subscript, kept, api);
            }
            if (toMutable) {
                boolean free = base instanceof Name name
                        && !functions.isEmpty()
                        && functions.peek().refusal(name.id()).isEmpty()
                        && !functions.peek().changesArgument(name.id());
                if (!free && !(base instanceof Name || base instanceof Attribute)) {
                    throw new Unconverted(statement, api, "changes a view of a tensor");
                }
                return expressions.write(base).text() + (free ? " = " : "[...] = ") + text(kept);
            }
            if (base instanceof Attribute attribute
                    && !Attributes.isShared(context.file().module(), attribute.attr())) {
                return expressions.write(base).text() + " = " + text(kept);
            }
            return say(statement, written(statement, base), kept, api);
        } catch (Refusal refusal) {
            throw new Unconverted(statement, api, refusal.getMessage());
        }
    }

    private String changedItem(Statement statement, Subscript subscript, Term value, String api) {
        if (toMutable) {
            return expressions.write(subscript.value()).at(Rendered.ATOM) + "["
                    + expressions.indices().text(subscript.slice()) + "] = " + text(value);
        }
        boolean view = Indexing.items(subscript.slice()).stream()
                .noneMatch(i -> Indexing.isAdvanced(i, context.facts().fact(i)));
        if (!view) {
            throw new Unconverted(statement, api, "changes a copy");
        }
        Name name = written(statement, subscript.value());
        return say(
                statement, name, apply("index_update", piece(subscript.value()), piece(subscript.slice()), value), api);
    }

    /** The tensor at the bottom of {@code x.mul_(a).add_(b)}; of a function its first argument. */
    private Expression base(Call call) {
        Expression receiver = receiver(call);
        return receiver instanceof Call inner
                        && context.facts()
                                .lifted(inner)
                                .filter(l -> l.row().inPlace())
                                .isPresent()
                ? base(inner)
                : receiver;
    }

    private Expression receiver(Call call) {
        Lifted lifted = context.facts().lifted(call).orElseThrow();
        return ExpressionWriter.changed(call, lifted);
    }

    private Term chained(Call call, Lifted lifted) {
        Expression receiver = receiver(call);
        if (receiver instanceof Call inner) {
            Optional<Lifted> before =
                    context.facts().lifted(inner).filter(l -> l.row().inPlace());
            if (before.isPresent()) {
                return substitute(lifted.term(), inner, chained(inner, before.get()));
            }
        }
        return lifted.term();
    }

    private static Term substitute(Term term, Expression node, Term replacement) {
        return switch (term) {
            case Fragment _ when Terms.piece(term).filter(p -> p.node() == node).isPresent() -> replacement;
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(a -> substitute(a, node, replacement))
                                .toList());
            case SequenceTerm sequence ->
                new SequenceTerm(sequence.items().stream()
                        .map(a -> substitute(a, node, replacement))
                        .toList());
            default -> term;
        };
    }

    // ------------------------------------------------------------ terms

    private Term piece(Expression e) {
        Optional<List<Term>> items =
                switch (e) {
                    case TupleExpr tuple
                    when !(hasStar(tuple.elements())) ->
                        Optional.of(tuple.elements().stream().map(this::piece).toList());
                    case ListExpr list
                    when !(hasStar(list.elements())) ->
                        Optional.of(list.elements().stream().map(this::piece).toList());
                    default -> Optional.empty();
                };
        return new Fragment(context.file().text(e), new Piece(e, context.facts().fact(e), false, items));
    }

    private static boolean hasStar(List<Expression> elements) {
        return elements.stream().anyMatch(Starred.class::isInstance);
    }

    private Apply apply(String operation, Term... arguments) {
        return new Apply(context.vocabulary().find(operation).orElseThrow(), List.of(arguments));
    }
}
