package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Constant.Value;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.OperatorNames;
import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.types.AtRuntime;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Lifter;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says core terms in the target's words.
 *
 * <p>For an operation the emission rows are tried first, then the API rows whose meaning begins with it, then its
 * definition. What an API row gives is read back under the known facts, and must be the same term.
 */
final class TermWriter {
    private final Dialect target;
    private final Vocabulary vocabulary;
    private final Lifter readBack;
    private final Lifter readBackOtherwise;
    private final Promoter promoter;
    private final Unifier unifier;
    private final Equivalence equivalence;
    private final Imports imports;
    private final Set<String> helpers = new LinkedHashSet<>();
    private final Map<String, String> generated = new LinkedHashMap<>();
    private final boolean ownIndexWidth;
    private final boolean openWidths;
    private final Operation cast;
    private final boolean mixed;
    private final Function<Expression, Rendered> pieces;
    private final Function<Expression, String> indexText;
    private final PerhapsNumbers numbers;
    private boolean certain;
    private Term conversion = Literal.NONE;
    private boolean dtypesSaid;

    TermWriter(
            Dialect source,
            Dialect target,
            Vocabulary vocabulary,
            Imports imports,
            Kind ifUnknown,
            Function<Expression, Rendered> pieces,
            Function<Expression, String> indexText) {
        this.target = target;
        this.vocabulary = vocabulary;
        this.readBack = new Lifter(target, vocabulary, ifUnknown, source.settings());
        Kind otherwise = ifUnknown == Kind.INT ? Kind.FLOAT : Kind.INT;
        this.readBackOtherwise = new Lifter(target, vocabulary, otherwise, source.settings());
        this.promoter = new Promoter(target.settings().promotion(), vocabulary, ifUnknown);
        this.equivalence = new Equivalence(
                vocabulary, source.settings().promotion(), target.settings().promotion());
        this.unifier = new Unifier(vocabulary, equivalence);
        this.imports = imports;
        this.ownIndexWidth = source.settings().promotion() == PromotionRule.JAX
                && (target.settings().promotion() == PromotionRule.TORCH
                        || target.settings().promotion() == PromotionRule.NUMPY);
        this.openWidths = source.settings().promotion() == PromotionRule.JAX
                && target.settings().promotion() == PromotionRule.NONE;
        this.cast = vocabulary.find("cast").orElseThrow();
        this.mixed = source.settings().promotion() == PromotionRule.NUMPY;
        this.numbers = new PerhapsNumbers(vocabulary, source.settings(), target.settings());
        this.pieces = pieces;
        this.indexText = indexText;
    }

    Dialect target() {
        return target;
    }

    Imports imports() {
        return imports;
    }

    Equivalence equivalence() {
        return equivalence;
    }

    /** Names of helper functions used so far. */
    Set<String> helpers() {
        return helpers;
    }

    /** All texts of an operation by single calls of the target, the preferred ones first. */
    List<Rendered> ways(Term term, Form preferred) {
        List<Rendered> ways = new ArrayList<>();
        if (term instanceof Apply apply) {
            for (Apply variant : CastVariants.of(apply)) {
                target.emission(variant.operation().name())
                        .forEach(row -> attempt(() -> template(row, variant, apply, List.of(readBack)))
                                .ifPresent(ways::add));
                Preference.order(target.saying(variant.operation().name()), preferred).stream()
                        .filter(row -> !row.tuple())
                        .forEach(row ->
                                called(row, variant, apply, List.of(readBack)).ifPresent(ways::add));
            }
        }
        return ways;
    }

    /** The text of a term; refuses what the target cannot say. */
    Rendered write(Term term) {
        return write(term, Form.FUNCTION);
    }

    /** The text of what a program converts itself, which what is not known for certain may need. */
    Rendered writeConversion(Apply cast, Form preferred) {
        conversion = cast;
        return write(cast, preferred);
    }

    /** The text of a term, in the form of the source where the target has it. */
    Rendered write(Term term, Form preferred) {
        return switch (term) {
            case Literal literal -> literal(literal.value());
            case SequenceTerm sequence -> sequence(sequence);
            case Fragment fragment when fragment.payload() instanceof Piece piece -> piece(piece);
            case Fragment fragment when fragment.payload() instanceof Composed composed -> composed(composed);
            case Fragment fragment when fragment.payload() instanceof AtRuntime settled -> atRuntime(settled);
            case Fragment fragment -> Rendered.atom(fragment.name());
            case Apply apply -> apply(apply, preferred);
        };
    }

    private Rendered piece(Piece piece) {
        return switch (piece.node()) {
            case dev.espalier.engine.syntax.Slice slice -> slice(slice);
            case dev.espalier.engine.syntax.TupleExpr tuple
            when !tuple.elements().isEmpty() -> {
                List<String> parts = tuple.elements().stream()
                        .map(e -> e instanceof dev.espalier.engine.syntax.Slice s ? slice(s) : pieces.apply(e))
                        .map(r -> r.at(Rendered.LAMBDA))
                        .toList();
                yield Rendered.atom("(" + String.join(", ", parts) + (parts.size() == 1 ? ",)" : ")"));
            }
            default -> pieces.apply(piece.node());
        };
    }

    /** A part of the source in the target's words. */
    Rendered written(Expression e) {
        return pieces.apply(e);
    }

    /** A slice outside of brackets. */
    private Rendered slice(dev.espalier.engine.syntax.Slice slice) {
        String lower =
                slice.lower().map(e -> pieces.apply(e).at(Rendered.LAMBDA)).orElse("None");
        String upper =
                slice.upper().map(e -> pieces.apply(e).at(Rendered.LAMBDA)).orElse("None");
        String step = slice.step()
                .map(e -> ", " + pieces.apply(e).at(Rendered.LAMBDA))
                .orElse("");
        return Rendered.atom("slice(" + lower + ", " + upper + step + ")");
    }

    private Rendered sequence(SequenceTerm sequence) {
        List<String> parts =
                sequence.items().stream().map(t -> write(t).at(Rendered.LAMBDA)).toList();
        return Rendered.atom(parts.size() == 1 ? "(" + parts.get(0) + ",)" : "(" + String.join(", ", parts) + ")");
    }

    private Rendered composed(Composed composed) {
        if (composed.operator().equals("tuple")) {
            return Rendered.atom("tuple(" + write(composed.operands().get(0)).at(Rendered.LAMBDA) + ")");
        }
        if (composed.operator().equals(Composed.AS_TENSOR)) {
            return Rendered.atom(imports.reach("torch.as_tensor") + "("
                    + write(composed.operands().get(0)).at(Rendered.LAMBDA) + ")");
        }
        if (composed.operands().size() == 1) {
            return new Rendered(
                    composed.operator() + write(composed.operands().get(0)).at(Rendered.UNARY), Rendered.UNARY);
        }
        int own = Rendered.of(composed.operator());
        return new Rendered(
                write(composed.operands().get(0)).at(own) + " " + composed.operator() + " "
                        + write(composed.operands().get(1)).at(own + 1),
                own);
    }

    private Rendered atRuntime(AtRuntime settled) {
        return switch (settled) {
            case AtRuntime.IntegersAs(Term operand, DType dtype, Fact _)
            when mixed && dtype.equals(DType.INT64) ->
                Rendered.atom(helper("widened") + "(" + write(operand).at(Rendered.LAMBDA) + ")");
            case AtRuntime.IntegersAs(Term operand, DType dtype, Fact _) ->
                Rendered.atom(helper("integers_as") + "(" + write(operand).at(Rendered.LAMBDA) + ", " + dtypeText(dtype)
                        + ")");
            case AtRuntime.UnsignedLike(Term total, Term operand, Fact _) ->
                Rendered.atom(helper("unsigned_like") + "("
                        + write(total).at(Rendered.LAMBDA) + ", "
                        + write(operand).at(Rendered.LAMBDA) + ")");
            case AtRuntime.Promoted promoted -> new PromotedCall(this, target, mixed).write(promoted);
        };
    }

    private Rendered literal(Object value) {
        return switch (value) {
            case DType dtype -> Rendered.atom(dtypeText(dtype));
            case Double number when number.isNaN() || number.isInfinite() -> special(number);
            case Double number when number < 0 -> new Rendered(new Literal(value).toString(), Rendered.UNARY);
            case Long number when number < 0 -> new Rendered(number.toString(), Rendered.UNARY);
            default -> Rendered.atom(new Literal(value).toString());
        };
    }

    String literalText(Constant constant) {
        return literal(Terms.constant(constant).orElseThrow(() -> new Refusal("constant")))
                .text();
    }

    private Rendered special(double number) {
        String name = Double.isNaN(number) ? "nan" : "inf";
        for (String module : target.settings().imports().keySet()) {
            if (target.constant(module + "." + name)
                    .filter(Value.class::isInstance)
                    .isPresent()) {
                String text = imports.reach(module + "." + name);
                return number < 0 ? new Rendered("-" + text, Rendered.UNARY) : Rendered.atom(text);
            }
        }
        return Rendered.atom("float(\"" + (number < 0 ? "-" : "") + name + "\")");
    }

    /** How the target writes a dtype. */
    String dtypeText(DType dtype) {
        if (dtype.exact()) {
            return imports.text(target.settings()
                    .dtype(dtype)
                    .orElseThrow(() -> new Refusal("the target has no dtype " + dtype.coreName())));
        }
        return dtype.owner()
                .map(owner -> owner + ".dtype")
                .orElseThrow(() -> new Refusal("the dtype " + dtype.coreName() + " is not known here"));
    }

    /** The name of a helper function, which the output then holds. */
    String helper(String name) {
        target.helper(name).orElseThrow(() -> new Refusal("no helper " + name));
        helpers.add(name);
        return imports.helperName(name);
    }

    /** The text of an index between brackets. */
    String index(Term term) {
        return Terms.piece(term)
                .map(piece -> indexText.apply(piece.node()))
                .orElseGet(() -> SubscriptWriter.hasSlices(term)
                        ? new SubscriptWriter(this, vocabulary).inside(term)
                        : write(term).text());
    }

    private Rendered apply(Apply given, Form preferred) {
        Apply wide = ownIndexWidth ? IndexWidth.wide(given) : given;
        Apply apply = numbers.asTensors(openWidths ? OpenWidth.likeVariable(wide, cast) : wide);
        String name = apply.operation().name();
        if (name.equals("item_of")) {
            long index = (Long) Terms.literal(apply.arguments().get(1)).orElseThrow();
            return Rendered.atom(write(apply.arguments().get(0)).at(Rendered.ATOM) + "[" + index + "]");
        }
        if (name.equals("dtypeof")) {
            return dtypeOf(apply.arguments().get(0));
        }
        if (name.equals("copy") && !target.settings().mutable()) {
            return write(apply.arguments().get(0));
        }
        if (name.equals("cast") && isIdle(apply)) {
            return write(apply.arguments().get(0));
        }
        if (name.equals("getitem")) {
            return new SubscriptWriter(this, vocabulary).write(apply);
        }
        if (name.equals(SubscriptWriter.SLICE)) {
            return new SubscriptWriter(this, vocabulary).slice(apply);
        }
        Refusal last = new Refusal("no counterpart in " + target.settings().name() + " for " + apply.operation());
        for (Apply variant : CastVariants.of(apply)) {
            Optional<Rendered> said = say(variant, apply, preferred);
            if (said.isPresent()) {
                return said.get();
            }
        }
        if (define(apply).isPresent()) {
            return defined(apply, preferred);
        }
        if (castsToNameless(apply)) {
            return atRuntime(new AtRuntime.Promoted(withoutCasts(apply), Optional.empty(), Terms.fact(apply)));
        }
        throw last;
    }

    /** Whether integers of 32 bits meet a variable of integers that may have more, which the target would refuse. */
    boolean mixesWidths(Term term) {
        return openWidths
                && term instanceof Apply apply
                && !OpenWidth.likeVariable(apply, cast).equals(apply);
    }

    /** Whether operands are brought to the dtype of floats beside them, whose width has no name. */
    private static boolean castsToNameless(Apply apply) {
        List<Term> operands = Promoter.marked(apply.operation()).stream()
                .map(apply.arguments()::get)
                .toList();
        return nameless(operands).findAny().isPresent()
                && operands.stream().anyMatch(t -> !isCast(t) && Terms.dtype(t).isFloating());
    }

    private static java.util.stream.Stream<DType> nameless(List<Term> operands) {
        return operands.stream()
                .filter(TermWriter::isCast)
                .map(t -> Terms.literal(((Apply) t).arguments().get(1)))
                .flatMap(Optional::stream)
                .filter(DType.class::isInstance)
                .map(DType.class::cast)
                .filter(d -> !d.exact() && d.isFloating() && d.owner().isEmpty());
    }

    private static boolean isCast(Term term) {
        return term instanceof Apply apply && apply.operation().name().equals("cast");
    }

    private static Apply withoutCasts(Apply apply) {
        List<Integer> marked = Promoter.marked(apply.operation());
        List<Term> arguments = new ArrayList<>(apply.arguments());
        marked.forEach(i -> arguments.replaceAll(t -> t == apply.arguments().get(i) && isCast(t)
                ? ((Apply) t).arguments().get(0)
                : t));
        return new Apply(apply.operation(), arguments);
    }

    /** The dtype of a tensor, by its name where it is known. */
    private Rendered dtypeOf(Term tensor) {
        DType dtype = Terms.dtype(tensor);
        return Rendered.atom(
                dtype.exact() ? dtypeText(dtype) : write(tensor, Form.METHOD).at(Rendered.ATOM) + ".dtype");
    }

    /** The definition of an operation: in place where it is short, else as a function of its own. */
    private Rendered defined(Apply apply, Form preferred) {
        if (!GeneratedHelper.isWorth(apply, define(apply).orElseThrow())) {
            return write(define(apply).orElseThrow(), preferred);
        }
        GeneratedHelper helper = new GeneratedHelper(apply);
        Rendered body = write(define(helper.general()).orElseThrow(), preferred);
        String name = imports.helperName(apply.operation().name());
        String source = helper.source(name, body);
        for (int form = 2; !source.equals(generated.getOrDefault(name, source)); form++) {
            name = imports.helperName(apply.operation().name() + "_" + form);
            source = helper.source(name, body);
        }
        generated.put(name, source);
        List<String> arguments = helper.arguments().stream()
                .map(t -> write(t).at(Rendered.LAMBDA))
                .toList();
        return Rendered.atom(name + "(" + String.join(", ", arguments) + ")");
    }

    /** Functions made from definitions, by name. */
    Map<String, String> generated() {
        return generated;
    }

    private Optional<Term> define(Apply apply) {
        try {
            return vocabulary.define(apply);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean isIdle(Apply cast) {
        Term operand = cast.arguments().get(0);
        return cast != conversion
                && cast.arguments().get(1) instanceof Literal literal
                && literal.value() instanceof DType dtype
                && Terms.fact(operand).isTensor()
                && (Terms.dtype(operand).exact() || Terms.dtype(operand).like().equals(dtype.like()))
                && equivalence.sameDtype(Terms.dtype(operand), dtype)
                && (dtype.exact() || dtype.like().isPresent());
    }

    /**
     * Whether ways of saying that are right whatever open dtypes hold come first; asked for where the first choices
     * under the two readings of open dtypes differ.
     */
    void preferCertain(boolean certain) {
        this.certain = certain;
    }

    /** Whether dtypes are said also where they are the framework's default, which a program can change. */
    void sayDTypes(boolean said) {
        this.dtypesSaid = said;
    }

    private Optional<Rendered> say(Apply variant, Apply meant, Form preferred) {
        Optional<Rendered> said =
                certain ? say(variant, meant, preferred, List.of(readBack, readBackOtherwise)) : Optional.empty();
        return said.or(() -> say(variant, meant, preferred, List.of(readBack)));
    }

    /** A call whose result has the dtype of a cast by itself. */
    private Optional<Rendered> certainDtype(Apply variant, Apply meant, Form preferred, List<Lifter> readings) {
        if (!variant.operation().name().equals("cast") || !(variant.arguments().get(0) instanceof Apply inner)) {
            return Optional.empty();
        }
        for (Row row : Preference.order(target.saying("cast"), preferred)) {
            boolean same = !row.tuple()
                    && row.results().get(0).expression() instanceof dev.espalier.engine.syntax.Call cast
                    && cast.args().get(0) instanceof dev.espalier.engine.syntax.Call of
                    && of.func() instanceof dev.espalier.engine.syntax.Name name
                    && name.id().equals(inner.operation().name());
            Optional<Rendered> text = same ? called(row, variant, meant, readings) : Optional.empty();
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<Rendered> called(Row row, Apply variant, Apply meant, List<Lifter> readings) {
        for (Binding binding : unifier.unify(row, row.results().get(0).expression(), variant)) {
            Optional<Rendered> text = attempt(() -> call(row, binding, List.of(meant), readings));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<Rendered> say(Apply variant, Apply meant, Form preferred, List<Lifter> readings) {
        Optional<Rendered> alone = certainDtype(variant, meant, preferred, readings);
        if (alone.isPresent()) {
            return alone;
        }
        for (Row row : target.emission(variant.operation().name())) {
            if (dtypesSaid && isMerelyNicer(row)) {
                continue;
            }
            Optional<Rendered> text = attempt(() -> template(row, variant, meant, readings));
            if (text.isPresent()) {
                return text;
            }
        }
        List<Row> rows = target.saying(variant.operation().name());
        for (Row row : Preference.order(rows, preferred)) {
            Optional<Rendered> text = row.tuple() ? Optional.empty() : called(row, variant, meant, readings);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Whether a condition of a template holds. */
    boolean holds(Expression condition, Map<String, Term> holes) {
        return readBack.holds(condition, holes);
    }

    /** Several results at once: the text of a call that gives all of them, if the target has one. */
    Optional<Rendered> writeTogether(List<Term> meant, Form preferred) {
        if (!(meant.get(0) instanceof Apply first)) {
            return Optional.empty();
        }
        Optional<Term> whole = whole(meant);
        if (whole.isPresent()) {
            return attempt(() -> write(whole.get(), preferred));
        }
        for (Row row : Preference.order(target.saying(first.operation().name()), preferred)) {
            if (row.tuple() && row.results().size() == meant.size()) {
                for (Binding binding : unifier.unify(row, row.results().get(0).expression(), first)) {
                    Optional<Rendered> text = attempt(() -> call(row, binding, meant, List.of(readBack)));
                    if (text.isPresent()) {
                        return text;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The operation whose results, all of them and in order, the terms are. */
    private static Optional<Term> whole(List<Term> meant) {
        Term first = null;
        for (int i = 0; i < meant.size(); i++) {
            boolean item = meant.get(i) instanceof Apply apply
                    && apply.operation().name().equals("item_of")
                    && Terms.literal(apply.arguments().get(1)).orElse(-1L).equals((long) i)
                    && (first == null || first.equals(apply.arguments().get(0)));
            if (!item) {
                return Optional.empty();
            }
            first = ((Apply) meant.get(i)).arguments().get(0);
        }
        return Optional.ofNullable(first).filter(t -> results(t) == meant.size());
    }

    private static int results(Term term) {
        return Terms.type(term) instanceof dev.espalier.engine.ir.TermType.Sequence sequence
                ? sequence.items().size()
                : -1;
    }

    private static Optional<Rendered> attempt(java.util.function.Supplier<Rendered> saying) {
        try {
            return Optional.of(saying.get());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private Rendered template(Row row, Apply variant, Apply meant, List<Lifter> readings) {
        Map<String, Term> holes = new LinkedHashMap<>();
        for (int i = 0; i < variant.arguments().size(); i++) {
            holes.put(
                    variant.operation().parameters().get(i).name(),
                    variant.arguments().get(i));
        }
        requireDefaults(row, variant);
        if (!variant.equals(meant) && !equivalence.same(promoter.promote(variant), meant)) {
            throw new Refusal("promotes differently");
        }
        Map<String, Term> bound = new LinkedHashMap<>(holes);
        bound.keySet().removeIf(name -> row.parameter(name).isEmpty());
        readBack.requireFit(row, bound);
        readings.forEach(reading -> reading.check(row, bound));
        return new TemplateWriter(this, bound).write(row.body());
    }

    /** Parameters of the operation that the row does not name must have their default; what it leaves out is known. */
    private void requireDefaults(Row row, Apply variant) {
        for (int i = 0; i < variant.arguments().size(); i++) {
            var parameter = variant.operation().parameters().get(i);
            if (!row.mentions(parameter.name())
                    && Terms.value(variant.arguments().get(i)).isEmpty()) {
                throw new Refusal(row.name() + " leaves out " + parameter.name());
            }
            if (row.parameter(parameter.name()).isEmpty()) {
                Optional<Object> wanted = parameter.defaultValue().flatMap(Unifier::valueOf);
                Optional<Object> given = Terms.literal(variant.arguments().get(i));
                boolean computed = parameter.defaultValue().isPresent() && wanted.isEmpty();
                boolean same = computed
                        ? isComputedDefault(variant, i)
                        : wanted.isPresent() && given.isPresent() && equal(wanted.get(), given.get());
                if (!same) {
                    throw new Refusal(row.name() + " does not say " + parameter.name());
                }
            }
        }
    }

    private boolean isComputedDefault(Apply variant, int index) {
        Expression value =
                variant.operation().parameters().get(index).defaultValue().orElseThrow();
        Optional<Object> given = Terms.literal(variant.arguments().get(index));
        if (given.isEmpty() || !(given.get() instanceof DType dtype)) {
            return false;
        }
        if (value instanceof dev.espalier.engine.syntax.Name name) {
            return DType.of(name.id()).map(d -> equivalence.sameDtype(d, dtype)).orElse(false);
        }
        return equivalence.sameDtype(Terms.dtype(variant.arguments().get(0)), dtype);
    }

    private static boolean equal(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y ? x.doubleValue() == y.doubleValue() : a.equals(b);
    }

    /** Whether other rows behind this one say the same. */
    private static boolean isMerelyNicer(Row row) {
        return row.guards().stream().anyMatch(guard -> guard.role() == Row.Guard.Role.PREFERENCE);
    }

    private Rendered call(Row row, Binding binding, List<Term> meant, List<Lifter> readings) {
        Map<String, Term> arguments = dtypesSaid ? binding.withExplicit() : binding.bound();
        if (!reads(row, arguments, meant, readings)) {
            arguments = dtypesSaid ? binding.bound() : binding.withExplicit();
            if (!reads(row, arguments, meant, readings)) {
                throw new Refusal("does not read back");
            }
        }
        requireTensors(row, arguments);
        return new CallWriter(this, row, arguments).write();
    }

    /** Whether a row, so bound, means the terms. */
    boolean readsAs(Row row, Map<String, Term> arguments, List<Term> meant) {
        try {
            requireTensors(row, arguments);
        } catch (Refusal refusal) {
            return false;
        }
        return reads(row, arguments, meant, List.of(readBack));
    }

    private boolean reads(Row row, Map<String, Term> arguments, List<Term> meant, List<Lifter> readings) {
        return readings.stream().allMatch(reading -> reads(row, arguments, meant, reading));
    }

    private boolean reads(Row row, Map<String, Term> arguments, List<Term> meant, Lifter reading) {
        try {
            Lifted lifted = reading.evaluate(row, arguments, true);
            for (int i = 0; i < meant.size(); i++) {
                if (!equivalence.same(lifted.results().get(i), meant.get(i))) {
                    return false;
                }
            }
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private void requireTensors(Row row, Map<String, Term> arguments) {
        readBack.requireFit(row, arguments);
        Term receiver = arguments.get("self");
        if (receiver != null && row.form() != Form.OPERATOR) {
            Fact fact = Terms.fact(receiver);
            if (!fact.isTensor() && !fact.isUnknown()) {
                throw new Refusal("needs a tensor");
            }
        }
        if (row.form() == Form.OPERATOR
                && arguments.values().stream()
                        .noneMatch(
                                t -> Terms.fact(t).isTensor() || Terms.fact(t).isUnknown())) {
            throw new Refusal("needs a tensor");
        }
    }

    /** Whether the value of a parameter is what the row has as its default anyway. */
    boolean isDefault(RowParameter parameter, Term term) {
        if (parameter.passing() == Passing.VARIADIC) {
            return Terms.items(term).map(List::isEmpty).orElse(false);
        }
        Optional<Object> given = Terms.literal(term);
        Optional<Object> wanted = parameter.defaultValue().flatMap(TermWriter::constantOf);
        return given.isPresent() && wanted.isPresent() && equalDefault(wanted.get(), given.get());
    }

    private boolean equalDefault(Object wanted, Object given) {
        if (wanted instanceof DType a && given instanceof DType b) {
            return !dtypesSaid && equivalence.sameDtype(a, b);
        }
        if (wanted instanceof Boolean || given instanceof Boolean) {
            return wanted.equals(given);
        }
        return equal(wanted, given);
    }

    private static Optional<Object> constantOf(Expression value) {
        return value instanceof dev.espalier.engine.syntax.Name name
                ? DType.of(name.id()).map(dtype -> dtype)
                : Unifier.valueOf(value);
    }

    /** Text for a value that is None. */
    static boolean isNone(Term term) {
        return Terms.literal(term).filter(v -> v == None.INSTANCE).isPresent();
    }

    /** Operators by their symbol. */
    static String symbol(Row row) {
        return OperatorNames.symbol(row.simpleName());
    }

    /** A list that can be changed. */
    static <T> List<T> copy(List<T> list) {
        return new ArrayList<>(list);
    }
}
