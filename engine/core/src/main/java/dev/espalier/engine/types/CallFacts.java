package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Domain;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Keyword;
import dev.espalier.engine.syntax.Lambda;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Parameters;
import dev.espalier.engine.syntax.Starred;
import dev.espalier.engine.syntax.Statement;
import dev.espalier.engine.syntax.Subscript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the facts of calls: of the framework, of the file's own functions and classes, of Python. */
final class CallFacts {
    private final Analysis analysis;

    CallFacts(Analysis analysis) {
        this.analysis = analysis;
    }

    Fact of(Call call, Environment scope, FunctionContext context) {
        ExpressionFacts e = analysis.expressions;
        Fact function = e.of(call.func(), scope, context);
        List<Fact> positional = new ArrayList<>();
        Map<String, Fact> keywords = new HashMap<>();
        for (Expression argument : call.args()) {
            positional.add(e.of(argument, scope, context));
        }
        for (Keyword keyword : call.keywords()) {
            Fact fact = e.of(keyword.value(), scope, context);
            keyword.arg().ifPresent(name -> keywords.put(name, fact));
        }
        analysis.facts.clear(call);
        Optional<String> symbol = analysis.facts.symbol(call.func());
        if (symbol.isPresent() && analysis.dialect.owns(symbol.get())) {
            return framework(call, symbol.get(), context);
        }
        return switch (function) {
            case Fact.Symbol outside -> outside(call, outside, positional, scope, context);
            case Fact.Method method -> method(call, method, positional, keywords, scope, context);
            case Fact.Local local -> local(local.definition(), positional, keywords, call, 0);
            case Fact.Built built -> built(call, built, context);
            case Fact.Type type -> construct(type.definition(), positional, keywords, call);
            case Fact.Instance instance ->
                member(instance.definition(), "__call__")
                        .map(def -> local(def, positional, keywords, call, 1))
                        .orElse(Fact.UNKNOWN);
            default -> Fact.UNKNOWN;
        };
    }

    private Fact framework(Call call, String name, FunctionContext context) {
        List<Row> rows = analysis.dialect.rows(name);
        if (rows.isEmpty() && !analysis.dialect.rows(name + ".__call__").isEmpty()) {
            return new Fact.Built(name, call);
        }
        if (rows.isEmpty()) {
            analysis.facts.refuse(call, name, "not in the tables");
            return Fact.UNKNOWN;
        }
        return analysis.expressions.read(call, rows, arguments(call, List.of()), context);
    }

    /** A function that was made where it is called is read with it; one behind a name is called by it. */
    private Fact built(Call call, Fact.Built built, FunctionContext context) {
        List<Row> rows = analysis.dialect.rows(built.name() + ".__call__");
        List<Argument> all = new ArrayList<>(arguments(call, List.of()));
        all.addAll(Argument.configuration(rows.get(0), arguments(built.construction(), List.of())));
        if (call.func() instanceof Call) {
            return analysis.expressions.read(call, rows, all, context);
        }
        try {
            return analysis.lifter.lift(rows, all).fact();
        } catch (Refusal _) {
            return Fact.TENSOR;
        }
    }

    private List<Argument> arguments(Call call, List<Argument> first) {
        List<Argument> arguments = new ArrayList<>(first);
        for (Expression argument : call.args()) {
            int star = argument instanceof Starred ? 1 : 0;
            Expression given = argument instanceof Starred starred ? starred.value() : argument;
            Fact fact = analysis.facts.fact(given);
            arguments.add(new Argument(Optional.empty(), analysis.expressions.term(given, fact, false), star));
        }
        for (Keyword keyword : call.keywords()) {
            Fact fact = analysis.facts.fact(keyword.value());
            arguments.add(new Argument(
                    keyword.arg(),
                    analysis.expressions.term(keyword.value(), fact, true),
                    keyword.arg().isPresent() ? 0 : 2));
        }
        return arguments;
    }

    private Fact outside(
            Call call, Fact.Symbol symbol, List<Fact> positional, Environment scope, FunctionContext context) {
        String name = symbol.name();
        if (!name.startsWith("builtins.")) {
            return Builtins.library(name).orElse(Fact.UNKNOWN);
        }
        String builtin = name.substring("builtins.".length());
        if (builtin.equals("range") || builtin.equals("int")) {
            positional.forEach(fact -> {
                if (builtin.equals("range")) {
                    analysis.use(fact, Evidence.Use.INT);
                }
            });
        }
        if (builtin.equals("dict")) {
            Map<String, Fact> entries = new HashMap<>();
            call.keywords().forEach(k -> k.arg().ifPresent(n -> entries.put(n, analysis.facts.fact(k.value()))));
            return new Fact.Dictionary(entries, Fact.UNKNOWN);
        }
        if (builtin.equals("map") && call.args().size() >= 2) {
            return mapped(call, positional, context);
        }
        if ((builtin.equals("abs") || builtin.equals("round"))
                && positional.size() == 1
                && positional.get(0).isTensor()) {
            return ofTensor(call, builtin, context).orElse(positional.get(0));
        }
        if (builtin.equals("print") || builtin.equals("super")) {
            return Fact.NOTHING;
        }
        return Builtins.call(builtin, positional);
    }

    /** {@code abs(x)} of a tensor is its operator. */
    private Optional<Fact> ofTensor(Call call, String builtin, FunctionContext context) {
        List<Row> rows = analysis.dialect.rows("Tensor.__" + builtin + "__");
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(analysis.expressions.read(call, rows, arguments(call, List.of()), context));
    }

    private Fact mapped(Call call, List<Fact> positional, FunctionContext context) {
        Fact function = positional.get(0);
        Fact element = Builtins.element(positional.get(1));
        Fact result = Fact.UNKNOWN;
        if (function instanceof Fact.Local local) {
            result = local(local.definition(), List.of(element), Map.of(), call, 0);
        } else if (function instanceof Fact.Symbol symbol && analysis.dialect.owns(symbol.name())) {
            boolean floats = isFloating(symbol.name())
                    && !element.dtypeOf().filter(DType::isFloating).isPresent();
            result = floats ? Fact.Tensor.of(DType.ofKind(Kind.FLOAT)) : element.isTensor() ? element : Fact.TENSOR;
        }
        return Fact.iterable(Fact.Sequence.Form.ITERABLE, result);
    }

    /** Whether what a function of the framework gives holds floats, whatever it is given. */
    private boolean isFloating(String name) {
        List<Row> rows = analysis.dialect.rows(name);
        return !rows.isEmpty() && Promoter.isFloating(rows.get(0), analysis.vocabulary);
    }

    private Fact method(
            Call call,
            Fact.Method method,
            List<Fact> positional,
            Map<String, Fact> keywords,
            Environment scope,
            FunctionContext context) {
        Fact receiver = method.receiver();
        if (receiver instanceof Fact.Sequence sequence && sequence.isOfSizes() && call.func() instanceof Attribute a) {
            List<Row> rows = analysis.dialect.rows("Tensor.shape." + method.name());
            Optional<Expression> tensor = ExpressionFacts.tensorOf(a.value());
            if (!rows.isEmpty() && tensor.isPresent()) {
                ExpressionFacts e = analysis.expressions;
                List<Argument> first = List.of(e.argument(tensor.get(), analysis.facts.fact(tensor.get())));
                return e.read(call, rows, arguments(call, first), context);
            }
        }
        boolean at = receiver instanceof Fact.Method inner && inner.name().equals("at[]");
        if (receiver.isTensor() || receiver.isNumber() || at) {
            return tensorMethod(call, method, context);
        }
        if (receiver instanceof Fact.Instance instance) {
            return member(instance.definition(), method.name())
                    .map(def -> local(def, positional, keywords, call, 1))
                    .orElse(Fact.UNKNOWN);
        }
        if (receiver instanceof Fact.Unknown && isTensorMethod(method.name(), call)) {
            analysis.use(receiver, Evidence.Use.TENSOR);
            return tensorMethod(call, new Fact.Method(Fact.TENSOR, method.name()), context);
        }
        if (receiver instanceof Fact.Sequence sequence && call.func() instanceof Attribute a) {
            grow(sequence, a, method.name(), positional, scope, context);
        }
        if (receiver.isUnknown() && method.name().equals("copy")) {
            if (!analysis.dialect.rows("Tensor.copy").isEmpty()
                    && analysis.dialect.settings().mutable()) {
                analysis.use(receiver, Evidence.Use.COPIED);
            }
            return receiver; // of whatever it is; later uses tell
        }
        if (receiver.isUnknown() && Builtins.OF_CONTAINERS.contains(method.name())) {
            analysis.use(receiver, Evidence.Use.PYTHON);
        }
        return Builtins.method(receiver, method.name(), positional).orElse(Fact.UNKNOWN);
    }

    private boolean isTensorMethod(String name, Call call) {
        if (analysis.dialect.rows("Tensor." + name).isEmpty()) {
            return false;
        }
        boolean bare = call.args().isEmpty() && call.keywords().isEmpty();
        return !Builtins.SHARED_METHODS.contains(name)
                || name.equals("item") && bare
                || name.equals("to")
                || Builtins.isOfTensors(name, call);
    }

    private void grow(
            Fact.Sequence sequence,
            Attribute attribute,
            String method,
            List<Fact> positional,
            Environment scope,
            FunctionContext context) {
        boolean grows = List.of("append", "extend", "insert").contains(method);
        if (grows
                && !positional.isEmpty()
                && (attribute.value() instanceof Name || attribute.value() instanceof Attribute)) {
            Fact added = positional.get(positional.size() - 1);
            Fact element = method.equals("extend") ? Builtins.element(added) : added;
            Fact before =
                    sequence.items().isPresent() && sequence.items().get().isEmpty() ? element : sequence.element();
            analysis.statements.assign(
                    attribute.value(), Fact.iterable(sequence.form(), Facts.join(before, element)), scope, context);
        }
    }

    private Fact tensorMethod(Call call, Fact.Method method, FunctionContext context) {
        ExpressionFacts e = analysis.expressions;
        Attribute attribute = (Attribute) call.func();
        if (attribute.value() instanceof Subscript subscript
                && subscript.value() instanceof Attribute at
                && at.attr().equals("at")) {
            List<Row> rows = analysis.dialect.rows("Tensor.at." + attribute.attr());
            if (!rows.isEmpty()) {
                List<Argument> first = List.of(
                        e.argument(at.value(), analysis.facts.fact(at.value())),
                        e.argument(subscript.slice(), analysis.facts.fact(subscript.slice())));
                return e.read(call, rows, arguments(call, first), context);
            }
        }
        List<Row> rows = analysis.dialect.rows("Tensor." + method.name());
        if (rows.isEmpty()) {
            analysis.facts.refuse(call, e.api("Tensor." + method.name()), "not in the tables");
            return Fact.UNKNOWN;
        }
        Fact receiver = analysis.facts.fact(attribute.value());
        Fact known = receiver.isUnknown() ? method.receiver() : receiver;
        return e.read(call, rows, arguments(call, List.of(e.argument(attribute.value(), known))), context);
    }

    private static Optional<FunctionDef> member(ClassDef type, String name) {
        for (Statement statement : type.body()) {
            if (statement instanceof FunctionDef def && def.name().equals(name)) {
                return Optional.of(def);
            }
        }
        return Optional.empty();
    }

    private Fact construct(ClassDef type, List<Fact> positional, Map<String, Fact> keywords, Call call) {
        member(type, "__init__").ifPresent(def -> local(def, positional, keywords, call, 1));
        return new Fact.Instance(type);
    }

    private Fact local(Node definition, List<Fact> positional, Map<String, Fact> keywords, Call call, int skip) {
        Parameters parameters =
                definition instanceof FunctionDef def ? def.parameters() : ((Lambda) definition).parameters();
        List<Parameter> places = new ArrayList<>(parameters.positionalOnly());
        places.addAll(parameters.positional());
        Map<String, Fact> passed = new HashMap<>(keywords);
        boolean starred = call.args().stream().anyMatch(Starred.class::isInstance);
        for (int i = 0; i < positional.size() && !starred; i++) {
            if (i + skip < places.size()) {
                passed.put(places.get(i + skip).name(), positional.get(i));
                analysis.called(definition, places.get(i + skip).name(), positional.get(i));
            }
        }
        keywords.forEach((name, fact) -> analysis.called(definition, name, fact));
        boolean decorated = definition instanceof FunctionDef def
                && def.decorators().stream().anyMatch(d -> !isTransparent(d));
        return decorated ? Fact.UNKNOWN : forCaller(analysis.returnsOf(definition), passed);
    }

    /** A result as the caller sees it: dtypes that are those of parameters become those of the arguments. */
    private static Fact forCaller(Fact result, Map<String, Fact> passed) {
        return switch (result) {
            case Fact.Tensor tensor
            when tensor.dtype().like().isPresent() -> {
                Fact argument = passed.get(tensor.dtype().like().get());
                DType dtype = argument instanceof Fact.Tensor given
                        ? given.dtype()
                        : DType.ofKind(tensor.dtype().kind());
                yield new Fact.Tensor(tensor.type().withDType(dtype));
            }
            case Fact.Sequence sequence ->
                new Fact.Sequence(
                        sequence.form(),
                        sequence.items()
                                .map(items -> items.stream()
                                        .map(i -> forCaller(i, passed))
                                        .toList()),
                        forCaller(sequence.element(), passed));
            case Fact.Named named ->
                new Fact.Named(
                        named.names(),
                        named.items().stream().map(i -> forCaller(i, passed)).toList());
            case Fact.Dictionary dictionary -> {
                Map<String, Fact> entries = new HashMap<>();
                dictionary.entries().forEach((key, fact) -> entries.put(key, forCaller(fact, passed)));
                yield new Fact.Dictionary(entries, forCaller(dictionary.element(), passed));
            }
            case Fact.Unknown _ -> Fact.UNKNOWN;
            default -> result;
        };
    }

    /** Decorators that leave a function's values alone. */
    private boolean isTransparent(Expression decorator) {
        Expression named = decorator instanceof Call call ? call.func() : decorator;
        if (decorator instanceof Call call
                && analysis.facts
                        .symbol(call.func())
                        .filter("functools.partial"::equals)
                        .isPresent()
                && !call.args().isEmpty()) {
            named = call.args().get(0);
        }
        if (named instanceof Name name
                && List.of("staticmethod", "classmethod", "property").contains(name.id())) {
            return true;
        }
        return analysis.facts
                .symbol(named)
                .filter(analysis.dialect.settings().decorators()::containsKey)
                .isPresent();
    }

    /** What it tells of a value that a parameter of this domain takes it. */
    void evidence(Domain domain, Fact fact, boolean numbersToo, FunctionContext context) {
        if (numbersToo
                && domain.tensor()
                && domain.rank().isEmpty()
                && domain != Domain.INT_T
                && domain != Domain.BOOL_T) {
            analysis.useOfNumberToo(fact, Evidence.Use.TENSOR, context);
            if (domain == Domain.COUNTABLE) {
                analysis.useOfNumberToo(fact, Evidence.Use.PERHAPS_INT, context);
            } else if (domain != Domain.T && domain != Domain.SQUARE) {
                analysis.useOfNumberToo(fact, Evidence.Use.FLOAT_TENSOR, context);
            }
            return;
        }
        switch (domain) {
            case T, SQUARE -> analysis.use(fact, Evidence.Use.TENSOR);
            case COUNTABLE -> {
                analysis.use(fact, Evidence.Use.TENSOR);
                analysis.useDtype(fact, Evidence.Use.PERHAPS_INT, context);
            }
            case FLOAT_T, SPD, POSITIVE, PROBABILITY, UNIT_INTERVAL -> {
                analysis.use(fact, Evidence.Use.TENSOR);
                analysis.useDtype(fact, Evidence.Use.FLOAT_TENSOR, context);
            }
            case INT_T -> analysis.useDtype(fact, Evidence.Use.INT_TENSOR, context);
            case BOOL_T -> analysis.useDtype(fact, Evidence.Use.BOOL_TENSOR, context);
            case VECTOR, MATRIX -> {
                analysis.use(fact, Evidence.Use.TENSOR);
                analysis.useRank(fact, domain.rank().orElseThrow(), context);
            }
            case TENSORS -> analysis.use(fact, Evidence.Use.TENSORS);
            case INT, AXIS -> analysis.use(fact, Evidence.Use.INT);
            case NUM, FLOAT -> analysis.use(fact, Evidence.Use.NUMBER);
            case STR -> analysis.use(fact, Evidence.Use.TEXT);
            case BOOL, DTYPE, SEQ, AXES, ANY -> {}
        }
    }
}
