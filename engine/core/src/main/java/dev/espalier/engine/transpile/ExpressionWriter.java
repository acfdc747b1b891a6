package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Constant.Nothing;
import dev.espalier.engine.dialect.Constant.OfDType;
import dev.espalier.engine.dialect.Constant.TensorClass;
import dev.espalier.engine.dialect.Constant.Value;
import dev.espalier.engine.dialect.OperatorNames;
import dev.espalier.engine.dialect.OutArgument;
import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts.Unread;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes expressions of the source in the target's words.
 *
 * <p>What the framework has to do with is lifted to a core term and said anew; everything else keeps its text, with the
 * parts inside replaced.
 */
final class ExpressionWriter {
    private final Context context;
    private final TermWriter terms;
    private final IndexWriter indices;
    private final FunctionValues functions;
    private final PassedFunctions passed;
    private final BothReadings bothReadings;
    private final Map<Expression, Rendered> known = new java.util.IdentityHashMap<>();
    private Optional<ExpressionWriter> otherwise = Optional.empty();
    private boolean merges;
    private boolean ofFloats;

    ExpressionWriter(Context context, Kind ifUnknown) {
        this.context = context;
        this.indices = new IndexWriter(context, this);
        this.terms = new TermWriter(
                context.source(),
                context.target(),
                context.vocabulary(),
                context.imports(),
                ifUnknown,
                this::write,
                e -> indices.text(e));
        this.functions = new FunctionValues(context, terms, ifUnknown);
        this.passed = new PassedFunctions(context);
        this.bothReadings = new BothReadings(
                context.source().settings().promotion(),
                context.target().settings().promotion(),
                context.vocabulary());
        this.ofFloats = ifUnknown != Kind.INT;
    }

    /** Gives the writer under the other reading of open dtypes. */
    void otherwise(ExpressionWriter other) {
        otherwise = Optional.of(other);
    }

    /**
     * Begins a statement.
     *
     * @param certain whether ways that are right under both readings of open dtypes are preferred
     * @param merged whether expressions are written for both readings at once
     */
    void begin(boolean certain, boolean merged) {
        merges = merged;
        terms.preferCertain(certain);
        known.clear();
        otherwise.filter(_ -> merges).ifPresent(other -> {
            other.terms.preferCertain(false);
            other.merges = true;
            other.known.clear();
        });
    }

    TermWriter terms() {
        return terms;
    }

    IndexWriter indices() {
        return indices;
    }

    Context context() {
        return context;
    }

    /** The target text; throws {@link Unconverted} where the target has none. */
    Rendered write(Expression e) {
        Optional<Unread> unread = context.facts().unread(e);
        if (unread.isPresent() && merges && cannotBe(e)) {
            return otherwise.orElseThrow().write(e);
        }
        if (unread.isPresent()) {
            throw new Unconverted(e, unread.get().api(), unread.get().reason());
        }
        Optional<Lifted> lifted = context.facts().lifted(e);
        if (lifted.isPresent()) {
            if (!merges) {
                return lifted(e, lifted.get());
            }
            Rendered before = known.get(e);
            Rendered text = before == null ? forBoth(e, lifted.get()) : before;
            known.put(e, text);
            return text;
        }
        return switch (e) {
            case Name name -> name(name);
            case Attribute attribute -> attribute(attribute);
            case Subscript subscript -> subscript(subscript);
            case Call call -> call(call);
            case BinOp sum when isShape(sum.left()) && sum.right() instanceof ListExpr list -> joined(sum, list);
            case BinOp sum when isShape(sum.right()) && sum.left() instanceof ListExpr list -> joined(sum, list);
            case BinOp operation -> {
                requireOperator(operation);
                yield rebuild(operation);
            }
            case UnaryOp plus
            when plus.op() == UnaryOperator.UADD && isOpenOperand(plus.operand(), "__pos__") -> write(plus.operand());
            default -> rebuild(e);
        };
    }

    /** Whether an operator that tensors of the target do not have meets what may be a tensor. */
    private boolean isOpenOperand(Expression e, String method) {
        return isOpen(context.facts().fact(e))
                && context.target().rows("Tensor." + method).isEmpty();
    }

    private void requireOperator(BinOp operation) {
        if (isOpenOperand(operation.left(), OperatorNames.of(operation.op()))) {
            throw new Unconverted(
                    operation,
                    operation.op().symbol(),
                    "it is not known here whether %s is a tensor, for which %s does not have this operator"
                            .formatted(
                                    context.file().text(operation.left()),
                                    context.target().settings().name()));
        }
    }

    private boolean isShape(Expression e) {
        return context.facts().fact(e) instanceof Fact.Sequence sequence && sequence.isOfSizes();
    }

    /** A list that is joined to a shape becomes a tuple, as shapes are. */
    private Rendered joined(BinOp sum, ListExpr list) {
        String items = list.elements().stream()
                        .map(x -> write(x).at(Rendered.LAMBDA))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("")
                + (list.elements().size() == 1 ? ",)" : ")");
        Expression shape = list == sum.left() ? sum.right() : sum.left();
        String text = write(shape).at(Precedences.needed(sum, shape));
        return new Rendered(
                list == sum.left() ? "(" + items + " + " + text : text + " + (" + items, Precedences.of(sum));
    }

    /** What a call changes: the argument {@code out}, or else the receiver of a method, the first argument of a function. */
    static Expression changed(Call call, Lifted lifted) {
        return Optional.ofNullable(lifted.binding().get(OutArgument.NAME))
                .filter(_ -> lifted.row()
                        .parameter(OutArgument.NAME)
                        .orElseThrow()
                        .defaultValue()
                        .isEmpty())
                .flatMap(Terms::piece)
                .map(Piece::node)
                .orElseGet(() -> lifted.row().form() == Form.METHOD
                        ? ((Attribute) call.func()).value()
                        : call.args().get(0));
    }

    /** Whether a call changes a tensor made in the same expression, so that only its value can be seen. */
    boolean changesItsOwn(Expression e, Lifted lifted) {
        if (!(e instanceof Call call)) {
            return false;
        }
        Expression changed = changed(call, lifted);
        Optional<Lifted> before =
                context.facts().lifted(changed).filter(l -> l.row().inPlace());
        return before.isPresent()
                ? changesItsOwn(changed, before.get())
                : context.freshness().isFresh(changed);
    }

    /** Whether the target writes an operation of the source with the same operator. */
    boolean keepsOperator(BinOp operation) {
        return context.facts()
                .lifted(operation)
                .flatMap(l -> sameOperator(operation, l))
                .isPresent();
    }

    /** The text that is right under both readings of open dtypes: one that both give, or one that casts as it runs. */
    private Rendered forBoth(Expression e, Lifted own) {
        ExpressionWriter other = otherwise.orElseThrow();
        if (other.cannotBe(e)) {
            return lifted(e, own);
        }
        Lifted theirs = other.context
                .facts()
                .lifted(e)
                .orElseThrow(() -> new Unconverted(e, api(own), "depends on the dtypes of tensors here"));
        Optional<Rendered> text = attempt(() -> lifted(e, own));
        Lifted floats = ofFloats ? own : theirs;
        Lifted integers = ofFloats ? theirs : own;
        boolean signs = bothReadings.losesSign(floats.term(), integers.term());
        if (!signs && text.isPresent() && text.equals(attempt(() -> other.lifted(e, theirs)))) {
            return text.get();
        }
        try {
            List<Term> mine = new java.util.ArrayList<>();
            List<Term> their = new java.util.ArrayList<>();
            for (int i = 0; i < own.results().size(); i++) {
                BothReadings.Merged merged = bothReadings.merge(
                        floats.results().get(i), integers.results().get(i));
                mine.add(ofFloats ? merged.floats() : merged.integers());
                their.add(ofFloats ? merged.integers() : merged.floats());
            }
            Form form = own.row().form();
            Optional<Rendered> said = refusable(() -> say(terms, mine, form));
            if (said.isPresent() && said.equals(refusable(() -> say(other.terms, their, form)))) {
                return said.get();
            }
            List<Rendered> theirWays = mine.size() == 1 ? other.terms.ways(their.get(0), form) : List.of();
            return (theirWays.isEmpty() ? List.<Rendered>of() : terms.ways(mine.get(0), form))
                    .stream()
                            .filter(theirWays::contains)
                            .findFirst()
                            .orElseThrow(
                                    () -> new Refusal("depends on whether a tensor here holds floats or integers"));
        } catch (Refusal refusal) {
            throw new Unconverted(e, api(own), refusal.getMessage());
        }
    }

    /** Whether an expression is written for both readings at once, and they differ in its dtype. */
    boolean isOpen(Expression e) {
        return merges
                && !dtype(context.facts().fact(e))
                        .equals(dtype(otherwise.orElseThrow().context.facts().fact(e)));
    }

    private static Optional<Kind> dtype(Fact fact) {
        return fact.dtypeOf().map(dev.espalier.engine.ir.DType::kind);
    }

    /** Whether the framework refuses the dtypes of this reading, so that only the other one can be. */
    private boolean cannotBe(Expression e) {
        return context.facts()
                        .unread(e)
                        .filter(u -> u.reason().startsWith("outside of what")
                                || u.reason().contains("does not mix dtypes"))
                        .isPresent()
                && otherwise.orElseThrow().context.facts().lifted(e).isPresent();
    }

    private static Rendered say(TermWriter terms, List<Term> results, Form form) {
        if (results.size() == 1) {
            return terms.write(results.get(0), form);
        }
        return Rendered.atom("("
                + results.stream()
                        .map(t -> terms.write(t, form).at(Rendered.LAMBDA))
                        .collect(java.util.stream.Collectors.joining(", "))
                + ")");
    }

    private static Optional<Rendered> refusable(java.util.function.Supplier<Rendered> saying) {
        try {
            return Optional.of(saying.get());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Optional<Rendered> attempt(java.util.function.Supplier<Rendered> saying) {
        try {
            return Optional.of(saying.get());
        } catch (Unconverted unconverted) {
            return Optional.empty();
        }
    }

    private Rendered lifted(Expression e, Lifted lifted) {
        if (lifted.row().inPlace() && !changesItsOwn(e, lifted)) {
            throw new Unconverted(e, api(lifted), "changes a tensor inside an expression");
        }
        Optional<Rendered> same = sameOperator(e, lifted);
        if (same.isPresent()) {
            return same.get();
        }
        try {
            return say(lifted);
        } catch (Refusal refusal) {
            throw new Unconverted(e, api(lifted), refusal.getMessage());
        }
    }

    private Rendered say(Lifted lifted) {
        Form form = lifted.row().form();
        if (!lifted.row().tuple()) {
            return isConversion(lifted)
                    ? terms.writeConversion((Apply) lifted.term(), form)
                    : terms.write(lifted.term(), form);
        }
        Optional<Rendered> together = terms.writeTogether(lifted.results(), form);
        if (together.isPresent()) {
            return together.get();
        }
        List<String> parts = lifted.results().stream()
                .map(t -> terms.write(t, form).at(Rendered.LAMBDA))
                .toList();
        return Rendered.atom("(" + String.join(", ", parts) + ")");
    }

    /** Whether the program itself gives a tensor another dtype, and nothing but its use tells which one it has. */
    private static boolean isConversion(Lifted lifted) {
        return lifted.term() instanceof Apply cast
                && cast.operation().name().equals("cast")
                && lifted.row().body() instanceof Call body
                && body.func() instanceof Name name
                && name.id().equals("cast")
                && body.args().stream().allMatch(Name.class::isInstance)
                && !Terms.dtype(cast.arguments().get(0)).exact();
    }

    /** The texts of several results, one by one. */
    List<Rendered> results(Expression e, Lifted lifted) {
        try {
            return lifted.results().stream()
                    .map(t -> terms.write(t, lifted.row().form()))
                    .toList();
        } catch (Refusal refusal) {
            throw new Unconverted(e, api(lifted), refusal.getMessage());
        }
    }

    /** A call that gives all results at once, if the target has one. */
    Optional<Rendered> together(Lifted lifted) {
        return terms.writeTogether(lifted.results(), lifted.row().form());
    }

    /** The API as messages name it. */
    String api(Lifted lifted) {
        String name = lifted.row().name();
        if (lifted.row().form() == Form.OPERATOR) {
            return OperatorNames.symbol(lifted.row().simpleName());
        }
        return name.startsWith("Tensor.") ? context.source().settings().name() + "." + name : name;
    }

    /** An operator that means the same in the target keeps its text. */
    private Optional<Rendered> sameOperator(Expression e, Lifted lifted) {
        if (lifted.row().form() != Form.OPERATOR
                || e instanceof Call
                || e instanceof Name
                || lifted.results().stream().anyMatch(terms::mixesWidths)) {
            return Optional.empty();
        }
        for (Row row : context.target().rows(lifted.row().name())) {
            Map<String, Term> binding = new java.util.LinkedHashMap<>();
            for (int i = 0;
                    i < row.parameters().size() && i < lifted.row().parameters().size();
                    i++) {
                Term operand =
                        lifted.binding().get(lifted.row().parameters().get(i).name());
                if (operand instanceof Apply) {
                    return Optional.empty(); // the source's text is not the operand
                }
                if (operand != null) {
                    binding.put(row.parameters().get(i).name(), operand);
                }
            }
            if (terms.readsAs(row, binding, lifted.results())) {
                return Optional.of(e instanceof BinOp binary && isAugmented(binary) ? spelledOut(binary) : rebuild(e));
            }
        }
        return Optional.empty();
    }

    /** Whether the operation is that of {@code x += y}. */
    private boolean isAugmented(BinOp binary) {
        int from = binary.left().span().end() - binary.span().start();
        int to = binary.right().span().start() - binary.span().start();
        return context.file()
                .text(binary)
                .substring(from, to)
                .contains(binary.op().symbol() + "=");
    }

    private Rendered spelledOut(BinOp binary) {
        int own = Rendered.of(binary.op().symbol());
        String text = write(binary.left()).at(own) + " " + binary.op().symbol() + " "
                + write(binary.right()).at(own + 1);
        return new Rendered(text, own);
    }

    private Rendered name(Name name) {
        Optional<String> symbol = context.facts().symbol(name);
        return symbol.isPresent() && context.isSource(symbol.get())
                ? symbol(name, symbol.get())
                : Rendered.atom(name.id());
    }

    private Rendered attribute(Attribute attribute) {
        Optional<String> symbol = context.facts().symbol(attribute);
        if (symbol.isPresent() && context.isSource(symbol.get())) {
            return symbol(attribute, symbol.get());
        }
        Fact base = context.facts().fact(attribute.value());
        if (base instanceof Fact.Named named && named.names().contains(attribute.attr())) {
            return result(attribute, attribute.value(), named.names().indexOf(attribute.attr()));
        }
        return rebuild(attribute);
    }

    /** One of several results: of a call the result alone, of a variable an item. */
    private Rendered result(Expression whole, Expression value, int index) {
        Optional<Lifted> lifted = context.facts().lifted(value);
        if (lifted.isPresent() && index < lifted.get().results().size()) {
            try {
                return terms.write(
                        lifted.get().results().get(index), lifted.get().row().form());
            } catch (Refusal refusal) {
                throw new Unconverted(whole, api(lifted.get()), refusal.getMessage());
            }
        }
        return Rendered.atom(write(value).at(Rendered.ATOM) + "[" + index + "]");
    }

    private Rendered symbol(Expression e, String name) {
        Optional<dev.espalier.engine.dialect.Constant> constant =
                context.source().constant(name);
        try {
            if (constant.isPresent()) {
                return constant(name, constant.get());
            }
            return functions.write(e, name);
        } catch (Refusal refusal) {
            throw new Unconverted(e, name, refusal.getMessage());
        }
    }

    private Rendered constant(String name, dev.espalier.engine.dialect.Constant constant) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return switch (constant) {
            case OfDType dtype -> Rendered.atom(terms.dtypeText(dtype.dtype()));
            case TensorClass _ ->
                Rendered.atom(context.imports().text(context.target().settings().tensor()));
            case Nothing _ -> newAxis(simple);
            case Value value -> number(simple, value.value());
        };
    }

    private Rendered newAxis(String simple) {
        return inTarget(simple).map(Rendered::atom).orElse(Rendered.atom("None"));
    }

    private Rendered number(String simple, Object value) {
        Optional<String> text = inTarget(simple);
        if (text.isPresent()) {
            return Rendered.atom(text.get());
        }
        if (List.of("pi", "e", "inf", "nan").contains(simple)) {
            context.imports().standard("math");
            return Rendered.atom("math." + simple);
        }
        return terms.write(new dev.espalier.engine.ir.Literal(value));
    }

    /** The constant of the same name in the target. */
    private Optional<String> inTarget(String simple) {
        for (String module : context.target().settings().imports().keySet()) {
            if (context.target().constant(module + "." + simple).isPresent()) {
                return Optional.of(context.imports().reach(module + "." + simple));
            }
        }
        return Optional.empty();
    }

    private Rendered subscript(Subscript subscript) {
        Optional<Rendered> keyed = new HashedKeys(context, this).item(subscript);
        if (keyed.isPresent()) {
            return keyed.get();
        }
        Fact base = context.facts().fact(subscript.value());
        requireKnownIndex(subscript, base);
        if (isOpen(base) && isOpen(context.facts().fact(subscript.slice())) && gathers()) {
            return Rendered.atom(terms.helper("item") + "("
                    + write(subscript.value()).at(Rendered.LAMBDA) + ", "
                    + write(subscript.slice()).at(Rendered.LAMBDA) + ")");
        }
        if (base instanceof Fact.Tensor) {
            return indices.read(subscript);
        }
        if (base instanceof Fact.Named || base instanceof Fact.Sequence) {
            Optional<Lifted> lifted = context.facts().lifted(subscript.value());
            Optional<Integer> index = literalIndex(subscript.slice());
            if (lifted.isPresent() && lifted.get().row().tuple() && index.isPresent()) {
                int size = lifted.get().results().size();
                int at = index.get() < 0 ? index.get() + size : index.get();
                if (at >= 0 && at < size) {
                    return result(subscript, subscript.value(), at);
                }
                throw new Unconverted(subscript, api(lifted.get()), "this result is not in the tables");
            }
        }
        return rebuild(subscript);
    }

    /** Whether tensors do not index tensors by themselves. */
    private boolean gathers() {
        return context.target().settings().promotion() == PromotionRule.NONE;
    }

    private void requireKnownIndex(Subscript subscript, Fact base) {
        if (isOpen(base)
                && IndexWriter.isBackward(subscript)
                && context.target().settings().name().equals("torch")) {
            String indexed = context.file().text(subscript.value());
            throw new Unconverted(
                    subscript,
                    "indexing",
                    "it is not known here whether %s is a tensor, and torch has no negative steps".formatted(indexed));
        }
    }

    private static boolean isOpen(Fact fact) {
        return fact instanceof Fact.Unknown unknown && !unknown.origins().isEmpty();
    }

    private static Optional<Integer> literalIndex(Expression slice) {
        if (slice instanceof Constant c && c.value() instanceof java.math.BigInteger big) {
            return Optional.of(big.intValue());
        }
        return slice instanceof UnaryOp u
                        && u.operand() instanceof Constant c
                        && c.value() instanceof java.math.BigInteger b
                ? Optional.of(-b.intValue())
                : Optional.empty();
    }

    private Rendered call(Call call) {
        if (context.facts().fact(call) instanceof Fact.Built built && built.construction() == call) {
            try {
                return functions.write(built);
            } catch (Refusal refusal) {
                throw new Unconverted(call, built.name(), refusal.getMessage());
            }
        }
        Optional<String> part = partOf(call);
        if (part.isPresent()) {
            try {
                return functions.partial(call, part.get(), context.file().text(call.func()));
            } catch (Refusal refusal) {
                throw new Unconverted(call, part.get(), refusal.getMessage());
            }
        }
        Fact function = context.facts().fact(call.func());
        if (function instanceof Fact.Method method && method.receiver() instanceof Fact.Tensor) {
            throw new Unconverted(
                    call, context.source().settings().name() + ".Tensor." + method.name(), "not in the tables");
        }
        passed.requireOwnKeywords(call);
        Optional<Rendered> keyed =
                new HashedKeys(context, this).call(call).or(() -> countOf(call)).or(() -> mapped(call));
        if (keyed.isPresent()) {
            return keyed.get();
        }
        return ofNumbers(call) ? Rendered.atom("float(" + rebuild(call).text() + ")") : rebuild(call);
    }

    private boolean isBuiltin(Call call, String name) {
        return context.facts().fact(call.func()) instanceof Fact.Symbol symbol
                && symbol.name().equals("builtins." + name);
    }

    /** {@code map} of a function of NumPy over what may be numbers, which it computes with in double precision. */
    private Optional<Rendered> mapped(Call call) {
        boolean maps = context.source().settings().promotion() == PromotionRule.NUMPY
                && isBuiltin(call, "map")
                && call.args().size() == 2
                && context.facts().symbol(call.args().get(0)).isPresent()
                && context.facts().fact(call.args().get(1)) instanceof Fact values
                && !(values instanceof Fact.Tensor)
                && !(values instanceof Fact.Sequence sequence
                        && sequence.element().isTensor());
        if (!maps) {
            return Optional.empty();
        }
        try {
            return functions
                    .ofNumbers(context.facts().symbol(call.args().get(0)).orElseThrow())
                    .map(fn -> Rendered.atom("map(" + fn.at(Rendered.LAMBDA) + ", "
                            + write(call.args().get(1)).at(Rendered.LAMBDA) + ")"));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    /** Python's {@code sum} of truth values, which tensorflow does not add. */
    private Optional<Rendered> countOf(Call call) {
        boolean counts = context.target().settings().promotion() == PromotionRule.NONE && isBuiltin(call, "sum");
        if (!counts
                || call.args().size() != 1
                || !(context.facts().fact(call.args().get(0)) instanceof Fact.Tensor tensor)
                || !tensor.dtype().isBool()) {
            return Optional.empty();
        }
        Expression truths = call.args().get(0);
        Term term = new Fragment(
                context.file().text(truths), new Piece(truths, context.facts().fact(truths), false, Optional.empty()));
        Term whole = context.vocabulary().apply("cast", term, new Literal(DType.INT64));
        return Optional.of(Rendered.atom("sum(" + terms.write(whole).at(Rendered.LAMBDA) + ")"));
    }

    /**
     * Whether a program of another framework has NumPy compute with numbers: there the result counts as one of Python,
     * and among NumPy's own arrays it would make them of double precision.
     */
    private boolean ofNumbers(Call call) {
        return context.target().settings().promotion() == PromotionRule.NUMPY
                && call.keywords().isEmpty()
                && !call.args().isEmpty()
                && call.args().stream().allMatch(e -> context.facts().fact(e).isNumber())
                && context.facts()
                        .symbol(call.func())
                        .filter(name -> givesFloat(name, call.args()))
                        .isPresent();
    }

    private boolean givesFloat(String name, List<Expression> numbers) {
        List<Row> rows = context.target().rows(name);
        boolean floats = numbers.stream()
                .anyMatch(e -> context.facts()
                        .fact(e)
                        .dtypeOf()
                        .filter(DType::isFloating)
                        .isPresent());
        return !rows.isEmpty()
                && Promoter.operation(rows.get(0), context.vocabulary())
                        .filter(operation -> Promoter.isFloating(operation)
                                || floats && !Promoter.marked(operation).isEmpty())
                        .isPresent();
    }

    /** The framework function that {@code functools.partial} is given. */
    private Optional<String> partOf(Call call) {
        boolean partial = context.facts()
                .symbol(call.func())
                .filter("functools.partial"::equals)
                .isPresent();
        boolean given =
                call.args().size() + call.keywords().size() > 1 && !call.args().isEmpty();
        return partial && given
                ? context.facts().symbol(call.args().get(0)).filter(context::isSource)
                : Optional.empty();
    }

    /** The text of an expression with its parts replaced. */
    Rendered rebuild(Expression e) {
        return new Rendered(rebuildNode(e), Precedences.of(e));
    }

    private String rebuildNode(Node node) {
        String text = context.file().text(node);
        StringBuilder out = new StringBuilder();
        int at = node.span().start();
        for (Node child : node.children()) {
            String replaced = child(node, child);
            if (child.span().start() < at) {
                continue;
            }
            out.append(
                            text,
                            at - node.span().start(),
                            child.span().start() - node.span().start())
                    .append(replaced);
            at = child.span().end();
        }
        return out.append(text, at - node.span().start(), text.length()).toString();
    }

    private String child(Node parent, Node child) {
        if (!(child instanceof Expression e)) {
            return rebuildNode(child);
        }
        if (e instanceof Slice || e instanceof Constant && !(parent instanceof JoinedStr)) {
            return rebuildNode(e);
        }
        if (parent instanceof JoinedStr && !(e instanceof FormattedValue)) {
            return context.file().text(e);
        }
        Rendered rendered = write(e);
        String own = context.file().text(e);
        if (rendered.text().equals(own) || context.file().parenthesized(e)) {
            return rendered.text();
        }
        return rendered.at(Precedences.needed(parent, child));
    }

    /** The text of a node that is no expression, with its parts replaced. */
    String writeNode(Node node) {
        return rebuildNode(node);
    }
}
