package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Constant.Nothing;
import dev.espalier.engine.dialect.Constant.OfDType;
import dev.espalier.engine.dialect.Constant.TensorClass;
import dev.espalier.engine.dialect.Constant.Value;
import dev.espalier.engine.dialect.Domain;
import dev.espalier.engine.dialect.OperatorNames;
import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the facts of expressions, and reads framework operators and properties. */
final class ExpressionFacts {
    private static final Set<String> ELEMENTWISE = Set.of(
            "like", "real_like", "bool_like", "complex_like", "broadcast", "bool_broadcast", "selected", "converted");
    private static final Set<String> NOT_OF_LISTS = Set.of("-", "/", "//", "**");
    private static final Set<Domain> NUMBERS = Set.of(Domain.INT, Domain.NUM, Domain.FLOAT);

    private final Analysis analysis;
    private final CallFacts calls;

    ExpressionFacts(Analysis analysis) {
        this.analysis = analysis;
        this.calls = new CallFacts(analysis);
    }

    /** The fact of an expression, recorded. */
    Fact of(Expression e, Environment scope, FunctionContext context) {
        return analysis.facts.record(e, find(e, scope, context));
    }

    private Fact find(Expression e, Environment scope, FunctionContext context) {
        return switch (e) {
            case Name name -> name(name, scope);
            case Constant constant -> constant(constant);
            case Attribute attribute -> attribute(attribute, scope, context);
            case Call call -> calls.of(call, scope, context);
            case BinOp binary -> {
                Fact left = of(binary.left(), scope, context);
                Fact right = of(binary.right(), scope, context);
                yield operator(binary, binary.op(), binary.left(), binary.right(), left, right, context);
            }
            case UnaryOp unary -> unary(unary, scope, context);
            case BoolOp bool -> {
                List<Fact> facts = new ArrayList<>();
                bool.values().forEach(v -> facts.add(of(v, scope, context)));
                yield Facts.joinAll(facts);
            }
            case Compare compare -> compare(compare, scope, context);
            case Subscript subscript -> subscript(subscript, scope, context);
            case TupleExpr tuple -> display(Fact.Sequence.Form.TUPLE, tuple.elements(), scope, context);
            case ListExpr list -> display(Fact.Sequence.Form.LIST, list.elements(), scope, context);
            case SetExpr set -> {
                set.elements().forEach(x -> of(x, scope, context));
                yield Fact.OTHER;
            }
            case DictExpr dict -> dictionary(dict, scope, context);
            case IfExp choice -> choice(choice, scope, context);
            case Lambda lambda -> {
                lambda.parameters().all().forEach(p -> p.defaultValue().ifPresent(v -> of(v, scope, context)));
                analysis.function(lambda, scope, context, Optional.empty());
                yield new Fact.Local(lambda);
            }
            case ListComp comp ->
                Fact.iterable(Fact.Sequence.Form.LIST, comprehension(comp.generators(), comp.elt(), scope, context));
            case GeneratorExp comp ->
                Fact.iterable(
                        Fact.Sequence.Form.ITERABLE, comprehension(comp.generators(), comp.elt(), scope, context));
            case SetComp comp ->
                Fact.iterable(
                        Fact.Sequence.Form.ITERABLE, comprehension(comp.generators(), comp.elt(), scope, context));
            case DictComp comp -> {
                Environment inner = generators(comp.generators(), scope, context);
                of(comp.key(), inner, context);
                yield new Fact.Dictionary(Map.of(), of(comp.value(), inner, context));
            }
            case Starred starred -> of(starred.value(), scope, context);
            case NamedExpr named -> {
                Fact value = of(named.value(), scope, context);
                analysis.statements.assign(named.target(), value, scope, context);
                yield value;
            }
            case JoinedStr text -> {
                text.values().forEach(v -> of(v, scope, context));
                yield Fact.TEXT;
            }
            case FormattedValue formatted -> {
                of(formatted.value(), scope, context);
                formatted.formatSpec().ifPresent(s -> of(s, scope, context));
                yield Fact.TEXT;
            }
            case Slice slice -> {
                slice.lower().ifPresent(x -> bound(x, scope, context));
                slice.upper().ifPresent(x -> bound(x, scope, context));
                slice.step().ifPresent(x -> bound(x, scope, context));
                yield Fact.OTHER;
            }
            case Await await -> of(await.value(), scope, context);
            case Yield yielded -> {
                yielded.value().ifPresent(v -> of(v, scope, context));
                yield Fact.UNKNOWN;
            }
            case YieldFrom yielded -> {
                of(yielded.value(), scope, context);
                yield Fact.UNKNOWN;
            }
        };
    }

    private void bound(Expression e, Environment scope, FunctionContext context) {
        analysis.use(of(e, scope, context), Evidence.Use.INT);
    }

    private Fact name(Name name, Environment scope) {
        Optional<Fact> found = scope.find(name.id());
        if (found.isPresent()) {
            Fact fact = found.get();
            if (fact instanceof Fact.Symbol symbol) {
                return symbol(name, symbol.name());
            }
            return fact;
        }
        return Builtins.isName(name.id()) ? new Fact.Symbol("builtins." + name.id()) : Fact.UNKNOWN;
    }

    /** The fact of something outside the file. */
    private Fact symbol(Expression e, String path) {
        String name = analysis.dialect.settings().known(path);
        analysis.facts.symbol(e, name);
        Optional<Fact> math = Builtins.math(name);
        if (math.isPresent()) {
            return math.get();
        }
        return analysis.dialect
                .constant(name)
                .map(constant -> switch (constant) {
                    case Value value -> number(value.value());
                    case OfDType dtype -> new Fact.DataType(dtype.dtype());
                    case TensorClass _ -> new Fact.Symbol(name);
                    case Nothing _ -> Fact.NOTHING;
                })
                .orElse(new Fact.Symbol(name));
    }

    private static Fact number(Object value) {
        return value instanceof Double
                ? new Fact.Number(Kind.FLOAT, Optional.of(value))
                : new Fact.Number(Kind.INT, Optional.of(new dev.espalier.engine.ir.Literal(value).value()));
    }

    private static Fact constant(Constant constant) {
        return switch (Terms.constant(constant).orElse("")) {
            case Boolean truth -> new Fact.Number(Kind.BOOL, Optional.of(truth));
            case Long number -> new Fact.Number(Kind.INT, Optional.of(number));
            case java.math.BigInteger number -> new Fact.Number(Kind.INT, Optional.of(number));
            case Double number -> new Fact.Number(Kind.FLOAT, Optional.of(number));
            case String text when constant.value() instanceof String -> new Fact.Text(Optional.of(text));
            case dev.espalier.engine.ir.None _ -> Fact.NOTHING;
            default -> constant.value() instanceof Constant.Imaginary ? Fact.Number.of(Kind.COMPLEX) : Fact.OTHER;
        };
    }

    private Fact attribute(Attribute attribute, Environment scope, FunctionContext context) {
        Fact base = of(attribute.value(), scope, context);
        String name = attribute.attr();
        analysis.facts.clear(attribute);
        return switch (base) {
            case Fact.Symbol symbol -> symbol(attribute, symbol.name() + "." + name);
            case Fact.Tensor _ -> member(attribute, base, context);
            case Fact.Unknown _
            when !Builtins.SHARED_METHODS.contains(name) && isMember(name) -> {
                analysis.use(base, Evidence.Use.TENSOR);
                yield member(attribute, Fact.TENSOR, context);
            }
            case Fact.Unknown _ -> new Fact.Method(base, name);
            case Fact.Number number
            when isMember(name) && name.equals("dtype") -> new Fact.DataType(DType.python(number.kind()));
            case Fact.Number _
            when isMember(name) && !name.equals("real") && !name.equals("imag") -> member(attribute, base, context);
            case Fact.Instance instance -> instance(instance, name);
            case Fact.Named named
            when named.names().contains(name) -> named.items().get(named.names().indexOf(name));
            case Fact.Type type -> analysis.attributeOf(type.definition(), name).orElse(new Fact.Method(base, name));
            case Fact.DataType _
            when !analysis.dialect.rows("Tensor.dtype." + name).isEmpty() ->
                read(
                        attribute,
                        analysis.dialect.rows("Tensor.dtype." + name),
                        List.of(argument(attribute.value(), base)),
                        context);
            case Fact.DataType _ -> {
                analysis.facts.refuse(attribute, "dtype." + name, "attributes of dtypes are not in the tables");
                yield Fact.UNKNOWN;
            }
            case Fact.Sequence sequence
            when sequence.isOfSizes() && !name.equals("index") && !name.equals("count") ->
                ofShape(attribute, base, context);
            case Fact.Named _
            when !name.startsWith("_") && !Builtins.SHARED_METHODS.contains(name) -> {
                analysis.facts.refuse(attribute, name, "this result is not in the tables");
                yield Fact.UNKNOWN;
            }
            case Fact.Text _, Fact.Sequence _, Fact.Dictionary _, Fact.Method _, Fact.Named _ ->
                new Fact.Method(base, name);
            default -> Fact.UNKNOWN;
        };
    }

    /** What {@code x.shape} has besides being a tuple, where the framework has it: {@code x.shape.rank}. */
    private Fact ofShape(Attribute attribute, Fact base, FunctionContext context) {
        List<Row> rows = analysis.dialect.rows("Tensor.shape." + attribute.attr());
        Optional<Expression> tensor = tensorOf(attribute.value());
        if (rows.isEmpty() || tensor.isEmpty()) {
            analysis.facts.refuse(attribute, api("Tensor.shape." + attribute.attr()), "not in the tables");
            return Fact.UNKNOWN;
        }
        return rows.get(0).form() == Row.Form.PROPERTY
                ? read(attribute, rows, List.of(argument(tensor.get(), analysis.facts.fact(tensor.get()))), context)
                : new Fact.Method(base, attribute.attr());
    }

    /** The tensor whose shape an expression is. */
    static Optional<Expression> tensorOf(Expression shape) {
        Expression inner = shape instanceof Call call ? call.func() : shape;
        return inner instanceof Attribute a
                        && (a.attr().equals("shape") || a.attr().equals("get_shape"))
                ? Optional.of(a.value())
                : Optional.empty();
    }

    private boolean isMember(String name) {
        return !analysis.dialect.rows("Tensor." + name).isEmpty() || name.equals("at") && hasAt();
    }

    private boolean hasAt() {
        return !analysis.dialect.rows("Tensor.at.set").isEmpty();
    }

    private Fact member(Attribute attribute, Fact base, FunctionContext context) {
        List<Row> rows = analysis.dialect.rows("Tensor." + attribute.attr());
        if (rows.isEmpty()) {
            if (attribute.attr().equals("at") && hasAt()) {
                return new Fact.Method(base, "at");
            }
            analysis.facts.refuse(attribute, api("Tensor." + attribute.attr()), "not in the tables");
            return Fact.UNKNOWN;
        }
        if (rows.get(0).form() == Row.Form.PROPERTY) {
            return read(attribute, rows, List.of(argument(attribute.value(), base)), context);
        }
        return new Fact.Method(base, attribute.attr());
    }

    private Fact instance(Fact.Instance instance, String name) {
        Optional<Fact> known = analysis.attributeOf(instance.definition(), name);
        if (known.isPresent()) {
            return known.get();
        }
        for (Statement statement : instance.definition().body()) {
            if (statement instanceof FunctionDef def && def.name().equals(name)) {
                boolean property =
                        def.decorators().stream().anyMatch(d -> d instanceof Name n && n.id().equals("property"));
                return property ? analysis.returnsOf(def) : new Fact.Method(instance, name);
            }
        }
        return Fact.UNKNOWN;
    }

    /** The API as messages name it: {@code torch.Tensor.unfold}. */
    String api(String rowName) {
        return rowName.startsWith("Tensor.") ? analysis.dialect.settings().name() + "." + rowName : rowName;
    }

    /** Reads a framework construct through rows and records the result. */
    Fact read(Expression e, List<Row> rows, List<Argument> arguments, FunctionContext context) {
        for (int i = 0; i < arguments.size(); i++) {
            evidence(rows, i, arguments.get(i), context);
        }
        if (analysis.dialect.settings().promotion() == PromotionRule.NONE) {
            equalDtypes(rows.get(0), arguments, context);
        }
        Readings.Reading reading = analysis.readings.of(e, rows, wide(rows.get(0), arguments));
        if (reading.refusal().isPresent()) {
            analysis.facts.refuse(
                    e, api(rows.get(0).name()), reading.refusal().get().getMessage());
            return rows.get(0).form() == Row.Form.OPERATOR ? Fact.TENSOR : Fact.UNKNOWN;
        }
        Lifted lifted = reading.lifted().orElseThrow();
        analysis.facts.record(e, lifted);
        lifted.results().forEach(this::sizes);
        lifted.results().forEach(term -> truths(term, context));
        lifted.results().forEach(term -> truths(term, context));
        return reading.fact();
    }

    /** What may be a number is one for NumPy's functions of floats, and they compute with it as with a float64. */
    private List<Argument> wide(Row row, List<Argument> arguments) {
        boolean wide = analysis.dialect.settings().promotion() == PromotionRule.NUMPY
                && takesNumbers(row)
                && Promoter.isFloating(row, analysis.vocabulary);
        return wide ? arguments.stream().map(this::wide).toList() : arguments;
    }

    private Argument wide(Argument argument) {
        boolean open = Terms.fact(argument.term()) instanceof Fact.Unknown unknown
                && !unknown.origins().isEmpty();
        return open && argument.keyword().isEmpty()
                ? new Argument(
                        argument.keyword(),
                        analysis.vocabulary.apply("asarray", argument.term(), new Literal(DType.FLOAT64)),
                        argument.star())
                : argument;
    }

    /** Operands that a row hands to parameters that are promoted together have one dtype already. */
    private void equalDtypes(Row row, List<Argument> arguments, FunctionContext context) {
        if (!(row.body() instanceof Call body) || !(body.func() instanceof Name name)) {
            return;
        }
        Optional<dev.espalier.engine.ir.Operation> operation = analysis.vocabulary.find(name.id());
        List<Integer> marked = name.id().equals("clip")
                ? List.of(0, 1, 2)
                : operation.map(Promoter::marked).orElse(List.of());
        List<Fact> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Term argument = arguments.get(i).term();
            Optional<String> parameter =
                    ParameterAt.find(row, i, arguments.get(i)).map(RowParameter::name);
            boolean together = marked.stream()
                    .filter(m -> m < body.args().size())
                    .anyMatch(m -> body.args().get(m) instanceof Name n
                            && parameter.filter(n.id()::equals).isPresent());
            if (together) {
                Terms.items(argument).orElse(List.of(argument)).forEach(item -> operands.add(Terms.fact(item)));
            }
        }
        analysis.equalDtypes(operands, context);
    }

    /** What is asked for its truth may be of bools. */
    private void truths(Term term, FunctionContext context) {
        if (term instanceof dev.espalier.engine.ir.Apply chosen
                && chosen.operation().name().equals("where")) {
            analysis.useDtype(Terms.fact(chosen.arguments().get(0)), Evidence.Use.BOOL_TENSOR, context);
        }
        if (term instanceof dev.espalier.engine.ir.Apply apply
                && List.of("any", "all", "count_nonzero", "logical_not")
                        .contains(apply.operation().name())) {
            analysis.useDtype(Terms.fact(apply.arguments().get(0)), Evidence.Use.PERHAPS_BOOL, context);
        }
    }

    /** Sizes and axes of an operation are ints. */
    private void sizes(Term term) {
        if (!(term instanceof dev.espalier.engine.ir.Apply apply)) {
            return;
        }
        for (int i = 0; i < apply.arguments().size(); i++) {
            Term argument = apply.arguments().get(i);
            String name = apply.operation().parameters().get(i).name();
            if (name.equals("shape")) {
                if (isSizeName(argument)) {
                    analysis.use(Terms.fact(argument), Evidence.Use.INT);
                }
                Terms.items(argument)
                        .ifPresent(items -> items.forEach(item -> analysis.use(Terms.fact(item), Evidence.Use.INT)));
            } else if (name.equals("n") || name.equals("num") || name.equals("k") || name.equals("m")) {
                analysis.use(Terms.fact(argument), Evidence.Use.INT);
            }
            sizes(argument);
        }
    }

    /** A shape may be a tuple or an int; a name that everybody gives to numbers decides. */
    private static boolean isSizeName(Term term) {
        return Terms.piece(term)
                .filter(p -> p.node() instanceof Name name && name.id().matches("[nmk]|n_\\w+|num_\\w+|size|length"))
                .isPresent();
    }

    private void evidence(List<Row> rows, int position, Argument argument, FunctionContext context) {
        Fact fact = Terms.fact(argument.term());
        if (rows.stream().map(Row::name).distinct().count() == 1 && rows.get(0).form() == Row.Form.OPERATOR) {
            return;
        }
        List<Domain> domains = new ArrayList<>();
        for (Row row : rows) {
            ParameterAt.find(row, position, argument).ifPresent(p -> domains.add(p.domain()));
        }
        boolean tensors = domains.stream().allMatch(Domain::tensor);
        boolean numbers = domains.stream().allMatch(NUMBERS::contains);
        boolean converted = analysis.dialect.settings().promotion() == PromotionRule.NONE
                && !domains.isEmpty()
                && domains.get(0).tensor()
                && domains.stream().allMatch(d -> d.tensor() || d == Domain.SEQ || NUMBERS.contains(d));
        boolean first = position == 0
                && analysis.dialect.settings().promotion() == PromotionRule.TORCH
                && domains.stream().findFirst().filter(Domain.T::equals).isPresent()
                && domains.stream().allMatch(d -> d.tensor() || NUMBERS.contains(d));
        if (!domains.isEmpty()
                && (tensors
                        || numbers
                        || first
                        || converted
                        || domains.stream().distinct().count() == 1)) {
            // of several kinds of tensors or numbers the first overload's is the usual one
            calls.evidence(domains.get(0), fact, takesNumbers(rows.get(0)), context);
            if (domains.get(0) == Domain.INT_T) {
                Terms.piece(argument.term()).ifPresent(piece -> integers(piece.node(), context));
            }
        }
        Terms.items(argument.term()).ifPresent(items -> {
            if (!domains.isEmpty() && domains.get(0) == Domain.TENSORS) {
                items.forEach(item -> analysis.use(Terms.fact(item), Evidence.Use.TENSOR));
            }
        });
    }

    /** Whether a function of tensors is as usual for numbers: one that goes element by element, where numbers convert. */
    private boolean takesNumbers(Row row) {
        return analysis.dialect.settings().convertsNumbers()
                && row.form() == Row.Form.FUNCTION
                && row.body() instanceof Call body
                && body.func() instanceof Name name
                && analysis.vocabulary
                        .find(name.id())
                        .filter(o -> !o.hasParameter("axis") && !o.hasParameter("shape"))
                        .filter(o -> o.resultRule() instanceof Call rule
                                && rule.func() instanceof Name r
                                && (ELEMENTWISE.contains(r.id()) || name.id().equals("cast")))
                        .isPresent();
    }

    /** Sums and products are integers if their operands are. */
    private void integers(Expression e, FunctionContext context) {
        if (e instanceof BinOp sum && List.of("+", "-", "*").contains(sum.op().symbol())) {
            for (Expression operand : List.of(sum.left(), sum.right())) {
                Fact fact = analysis.facts.fact(operand);
                if (fact.isTensor()) {
                    analysis.useDtype(fact, Evidence.Use.INT_TENSOR, context);
                }
                integers(operand, context);
            }
        }
    }

    /** A source expression as an argument of a row. */
    Argument argument(Expression e, Fact fact) {
        return new Argument(Optional.empty(), term(e, fact, false), 0);
    }

    /** A source expression as a leaf. */
    Term term(Expression e, Fact fact, boolean keyword) {
        Optional<List<Term>> items =
                switch (e) {
                    case TupleExpr tuple -> terms(tuple.elements());
                    case ListExpr list -> terms(list.elements());
                    default -> Optional.empty();
                };
        String text = analysis.file.text(e);
        return new Fragment(text.length() > 60 ? text.substring(0, 60) : text, new Piece(e, fact, keyword, items));
    }

    private Optional<List<Term>> terms(List<Expression> elements) {
        if (elements.stream().anyMatch(Starred.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(elements.stream()
                .map(x -> term(x, analysis.facts.fact(x), false))
                .toList());
    }

    Fact operator(
            Expression e, Operator op, Expression left, Expression right, Fact a, Fact b, FunctionContext context) {
        analysis.facts.clear(e);
        if (op.symbol().equals("@")) {
            analysis.use(a, Evidence.Use.TENSOR);
            analysis.use(b, Evidence.Use.TENSOR);
            a = a.isUnknown() ? Fact.TENSOR : a;
            b = b.isUnknown() ? Fact.TENSOR : b;
        }
        compared(left, context);
        compared(right, context);
        if (NOT_OF_LISTS.contains(op.symbol())) {
            cut(left, a);
            cut(right, b);
        }
        boolean whole = op.symbol().equals("//") || op.symbol().equals("%") || isBitwise(op);
        boolean fraction = op.symbol().equals("%")
                && b instanceof Fact.Number one
                && one.value().filter(Long.valueOf(1)::equals).isPresent();
        if (whole && !fraction && !isFloat(a) && !isFloat(b)) {
            Evidence.Use use = List.of("&", "|", "^").contains(op.symbol()) && !a.isNumber() && !b.isNumber()
                    ? Evidence.Use.PERHAPS_BITS
                    : Evidence.Use.PERHAPS_INT;
            if (isBitwise(op) && (isBool(a) || isBool(b))) {
                use = Evidence.Use.BOOL_TENSOR;
            }
            analysis.useDtype(a, use, context);
            if (!(b instanceof Fact.Number)) {
                analysis.useDtype(b, use, context);
            }
        }
        if (a instanceof Fact.Text
                && (op.symbol().equals("%")
                        || op.symbol().equals("+")
                        || op.symbol().equals("*"))) {
            return Fact.TEXT;
        }
        boolean vectors = isVector(a) || isVector(b);
        boolean operands = (a.isTensor() || b.isTensor() || vectors) && isOperand(a) && isOperand(b);
        if (a.isTensor() != b.isTensor() && !isBitwise(op)) {
            analysis.useOfNumberToo(a.isTensor() ? b : a, Evidence.Use.OPERAND, context);
        }
        if (operands) {
            List<Row> rows = analysis.dialect.rows("Tensor." + OperatorNames.of(op));
            if (rows.isEmpty()) {
                analysis.facts.refuse(e, op.symbol(), "the operator is not in the tables");
                return Fact.TENSOR;
            }
            return read(e, rows, List.of(operand(left, a), operand(right, b)), context);
        }
        return Operators.result(op, a, b);
    }

    /** What has slices that are computed with is a tensor. */
    private void cut(Expression e, Fact fact) {
        if (e instanceof Subscript part && part.slice() instanceof Slice) {
            analysis.use(fact, Evidence.Use.TENSOR);
        }
    }

    /** A comparison that is computed with is one of tensors. */
    private void compared(Expression e, FunctionContext context) {
        if (e instanceof Compare compare && compare.ops().size() == 1) {
            analysis.use(analysis.facts.fact(compare.left()), Evidence.Use.TENSOR);
        }
    }

    /** Whether something is a vector of sizes, with which operators compute. */
    private static boolean isVector(Fact fact) {
        return fact instanceof Fact.Sequence sequence && sequence.form() == Fact.Sequence.Form.SIZES;
    }

    private Argument operand(Expression e, Fact fact) {
        Argument argument = argument(e, fact);
        boolean takesLists = analysis.dialect.settings().promotion() == PromotionRule.NONE
                || analysis.dialect.settings().promotion() == PromotionRule.NUMPY;
        if (!takesLists) {
            return argument;
        }
        try {
            Term tensor = analysis.lifter.asTensor(argument.term()).orElse(argument.term());
            return new Argument(Optional.empty(), tensor, 0);
        } catch (Refusal _) {
            return argument; // reading the operator meets the same, and tells it
        }
    }

    private static boolean isFloat(Fact fact) {
        return fact.dtypeOf().filter(d -> d.isFloating() && d.like().isEmpty()).isPresent();
    }

    private static boolean isBool(Fact fact) {
        return fact instanceof Fact.Tensor tensor && tensor.dtype().isBool();
    }

    private static boolean isBitwise(Operator op) {
        return List.of("&", "|", "^", "<<", ">>").contains(op.symbol());
    }

    private static boolean isOperand(Fact fact) {
        return fact.isTensor()
                || fact.isNumber()
                || fact.isUnknown()
                || fact instanceof Fact.Sequence
                || fact instanceof Fact.Method;
    }

    private Fact unary(UnaryOp unary, Environment scope, FunctionContext context) {
        Fact operand = of(unary.operand(), scope, context);
        analysis.facts.clear(unary);
        Optional<String> method = OperatorNames.of(unary.op());
        if (method.isEmpty()) {
            return Fact.BOOL;
        }
        if (method.get().equals("__invert__")) {
            analysis.use(operand, Evidence.Use.TENSOR);
            analysis.useDtype(operand, Evidence.Use.INVERTED, context);
            if (operand.isUnknown()) {
                operand = Fact.TENSOR;
            }
        }
        if (operand.isTensor()) {
            List<Row> rows = analysis.dialect.rows("Tensor." + method.get());
            return rows.isEmpty() ? operand : read(unary, rows, List.of(argument(unary.operand(), operand)), context);
        }
        return Operators.unary(unary.op(), operand);
    }

    private Fact compare(Compare compare, Environment scope, FunctionContext context) {
        Fact left = of(compare.left(), scope, context);
        List<Fact> rights = new ArrayList<>();
        compare.comparators().forEach(c -> rights.add(of(c, scope, context)));
        analysis.facts.clear(compare);
        Fact right = rights.get(0);
        Optional<String> method = OperatorNames.of(compare.ops().get(0));
        if (method.isEmpty()) {
            return Fact.BOOL;
        }
        boolean equality = method.get().equals("__eq__") || method.get().equals("__ne__");
        if (equality) {
            equalityEvidence(compare.left(), left, right, context);
            equalityEvidence(compare.comparators().get(0), right, left, context);
        }
        orderEvidence(left, right, context);
        orderEvidence(right, left, context);
        boolean tensors = (left.isTensor() || right.isTensor()) && isOperand(left) && isOperand(right);
        if (!tensors) {
            boolean open = left.isUnknown() && right.isUnknown()
                    || left.isUnknown() && right.isNumber()
                    || left.isNumber() && right.isUnknown();
            // of numbers this is Python's bool, which every use of a tensor of bools takes as well
            return open ? Fact.Tensor.of(DType.BOOL) : Fact.BOOL;
        }
        if (compare.ops().size() > 1) {
            analysis.facts.refuse(compare, "comparison", "a chained comparison of tensors has no single truth value");
            return Fact.UNKNOWN;
        }
        List<Row> rows = analysis.dialect.rows("Tensor." + method.get());
        if (rows.isEmpty()) {
            return Fact.Tensor.of(DType.BOOL);
        }
        return read(
                compare,
                rows,
                List.of(
                        argument(compare.left(), left),
                        argument(compare.comparators().get(0), right)),
                context);
    }

    /** What is compared with a tensor of integers may be of integers. */
    private void orderEvidence(Fact fact, Fact other, FunctionContext context) {
        if (other instanceof Fact.Tensor tensor && tensor.dtype().kind() == Kind.INT) {
            analysis.useDtype(fact, Evidence.Use.PERHAPS_INT, context);
        }
    }

    private void equalityEvidence(Expression e, Fact fact, Fact other, FunctionContext context) {
        if (other instanceof Fact.Text) {
            analysis.use(fact, Evidence.Use.TEXT);
        } else if (isZero(other)
                && fact instanceof Fact.Tensor tensor
                && !isNamed(e, tensor.dtype().like())) {
            return; // a deviation or a length is compared with 0, too
        } else if (other instanceof Fact.Number number && number.kind() == Kind.INT
                || other instanceof Fact.Tensor tensor && tensor.dtype().kind() == Kind.INT) {
            analysis.useDtype(fact, Evidence.Use.PERHAPS_INT, context);
            if (other.isTensor()) {
                analysis.useOfNumberToo(fact, Evidence.Use.COMPARED, context);
            }
        }
    }

    private static boolean isZero(Fact fact) {
        return fact instanceof Fact.Number number
                && number.value().filter(Long.valueOf(0)::equals).isPresent();
    }

    private static boolean isNamed(Expression e, Optional<String> name) {
        return e instanceof Subscript part
                ? isNamed(part.value(), name)
                : e instanceof Name own && name.filter(own.id()::equals).isPresent();
    }

    private Fact subscript(Subscript subscript, Environment scope, FunctionContext context) {
        Fact base = of(subscript.value(), scope, context);
        Fact index = of(subscript.slice(), scope, context);
        analysis.facts.clear(subscript);
        return switch (base) {
            case Fact.Tensor tensor -> {
                List<Expression> items = Indexing.items(subscript.slice());
                boolean picks =
                        items.stream().anyMatch(i -> analysis.facts.fact(i).isTensor());
                for (Expression item : items) {
                    Fact fact = analysis.facts.fact(item);
                    if (picks && fact.isUnknown()) {
                        analysis.use(fact, Evidence.Use.INT_TENSOR); // a number beside it would do, but is rare
                    }
                    if (fact instanceof Fact.Tensor t && t.dtype().isFloating()) {
                        analysis.useDtype(fact, Evidence.Use.INT_TENSOR, context);
                    }
                }
                yield new Fact.Tensor(Indexing.result(tensor.type(), subscript.slice(), analysis.facts::fact));
            }
            case Fact.Unknown _ -> unknownBase(subscript, base, index);
            case Fact.Sequence sequence -> sequenceItem(sequence, subscript.slice(), index);
            case Fact.Named named -> item(named.items(), index).orElse(Builtins.element(named));
            case Fact.Dictionary dictionary
            when index instanceof Fact.Text text && text.value().isPresent() ->
                dictionary.entries().getOrDefault(text.value().get(), dictionary.element());
            case Fact.Dictionary dictionary ->
                dictionary.entries().values().stream().reduce(dictionary.element(), Facts::join);
            case Fact.Method method when method.name().equals("at") -> new Fact.Method(method.receiver(), "at[]");
            case Fact.Text _ -> Fact.TEXT;
            case Fact.Symbol symbol
            when isIndexObject(symbol.name()) -> {
                yield ofIndexObject(subscript, symbol.name(), context);
            }
            default -> Fact.UNKNOWN;
        };
    }

    private boolean isIndexObject(String name) {
        return analysis.dialect.owns(name)
                && (name.endsWith(".r_") || name.endsWith(".c_") || name.endsWith(".mgrid") || name.endsWith(".ogrid"));
    }

    /** {@code np.r_[a, b]} as a call of what the table says for it; of a grid the bounds of its slices. */
    private Fact ofIndexObject(Subscript subscript, String name, FunctionContext context) {
        int last = name.lastIndexOf('.') + 1;
        List<Row> rows = analysis.dialect.rows(name.substring(0, last) + "_" + name.substring(last));
        List<Argument> arguments = new ArrayList<>();
        for (Expression item : Indexing.items(subscript.slice())) {
            if (!name.endsWith("grid") && !(item instanceof Slice)) {
                arguments.add(argument(item, analysis.facts.fact(item)));
            } else if (name.endsWith("grid") && item instanceof Slice slice && isRange(slice)) {
                arguments.add(slice.lower()
                        .map(e -> argument(e, analysis.facts.fact(e)))
                        .orElse(new Argument(Optional.empty(), Literal.of(0L), 0)));
                arguments.add(argument(
                        slice.upper().get(), analysis.facts.fact(slice.upper().get())));
            } else {
                analysis.facts.refuse(subscript, name, "this form is not in the tables");
                return Fact.TENSOR;
            }
        }
        if (rows.isEmpty()) {
            analysis.facts.refuse(subscript, name, "not in the tables");
            return Fact.TENSOR;
        }
        return read(subscript, rows, arguments, context);
    }

    private static boolean isRange(Slice slice) {
        return slice.upper().isPresent() && slice.step().isEmpty();
    }

    private Fact unknownBase(Subscript subscript, Fact base, Fact index) {
        if (index instanceof Fact.Text) {
            analysis.use(base, Evidence.Use.PYTHON);
        }
        boolean tensorIndex = subscript.slice() instanceof TupleExpr
                || subscript.slice() instanceof ListExpr
                || Indexing.isEllipsis(subscript.slice())
                || index.isTensor()
                || index instanceof Fact.Nothing;
        if (tensorIndex) {
            analysis.use(base, Evidence.Use.TENSOR);
            return Fact.TENSOR;
        }
        return subscript.slice() instanceof Slice ? base : Fact.UNKNOWN;
    }

    private static Fact sequenceItem(Fact.Sequence sequence, Expression slice, Fact index) {
        if (slice instanceof Slice cut) {
            return Operators.cut(sequence, cut);
        }
        return sequence.items().flatMap(items -> item(items, index)).orElse(sequence.element());
    }

    private static Optional<Fact> item(List<Fact> items, Fact index) {
        if (index instanceof Fact.Number number && number.value().orElse(null) instanceof Long at) {
            long i = at < 0 ? at + items.size() : at;
            return i >= 0 && i < items.size() ? Optional.of(items.get((int) i)) : Optional.empty();
        }
        return Optional.empty();
    }

    private Fact display(
            Fact.Sequence.Form form, List<Expression> elements, Environment scope, FunctionContext context) {
        List<Fact> items = new ArrayList<>();
        boolean open = false;
        for (Expression element : elements) {
            Fact fact = of(element, scope, context);
            if (element instanceof Starred) {
                if (fact instanceof Fact.Sequence s && s.items().isPresent()) {
                    items.addAll(s.items().get());
                } else {
                    open = true;
                    items.add(Builtins.element(fact));
                }
            } else {
                items.add(fact);
            }
        }
        return open ? Fact.iterable(form, Facts.joinAll(items)) : Fact.sequence(form, items);
    }

    private Fact dictionary(DictExpr dict, Environment scope, FunctionContext context) {
        Map<String, Fact> entries = new HashMap<>();
        Fact element = Fact.UNKNOWN;
        for (int i = 0; i < dict.values().size(); i++) {
            Fact value = of(dict.values().get(i), scope, context);
            Optional<Expression> key = dict.keys().get(i);
            Fact keyFact = key.map(k -> of(k, scope, context)).orElse(Fact.UNKNOWN);
            if (keyFact instanceof Fact.Text text && text.value().isPresent()) {
                entries.put(text.value().get(), value);
            } else {
                element = Facts.join(element, value);
            }
        }
        return new Fact.Dictionary(entries, element);
    }

    private Fact choice(IfExp choice, Environment scope, FunctionContext context) {
        of(choice.test(), scope, context);
        Environment yes = scope.copy();
        Environment no = scope.copy();
        Narrowing.apply(choice.test(), yes, no);
        return Facts.join(of(choice.body(), yes, context), of(choice.orelse(), no, context));
    }

    private Fact comprehension(
            List<Comprehension> generators, Expression element, Environment scope, FunctionContext context) {
        return of(element, generators(generators, scope, context), context);
    }

    private Environment generators(List<Comprehension> generators, Environment scope, FunctionContext context) {
        Environment inner = scope.child();
        for (Comprehension generator : generators) {
            Fact iterated = of(generator.iter(), inner, context);
            analysis.statements.assign(generator.target(), Builtins.element(iterated), inner, context);
            generator.ifs().forEach(test -> of(test, inner, context));
        }
        return inner;
    }
}
