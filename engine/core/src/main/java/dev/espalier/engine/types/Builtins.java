package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Constant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Python's own functions and methods give. */
final class Builtins {
    /** Method names that strings, lists or dictionaries have too: no evidence for a tensor. */
    static final Set<String> SHARED_METHODS = Set.of(
            "copy",
            "sort",
            "index",
            "count",
            "split",
            "strip",
            "items",
            "keys",
            "values",
            "get",
            "pop",
            "update",
            "append",
            "extend",
            "format",
            "join",
            "replace",
            "clear",
            "insert",
            "remove",
            "reverse",
            "lower",
            "upper",
            "encode",
            "add",
            "startswith",
            "endswith",
            "union",
            "item",
            "setdefault",
            "to",
            "type");

    /** Method names of lists and dictionaries alone. */
    static final Set<String> OF_CONTAINERS = Set.of(
            "items",
            "keys",
            "values",
            "get",
            "pop",
            "update",
            "append",
            "extend",
            "clear",
            "remove",
            "reverse",
            "setdefault");

    /** Arguments that such methods have of tensors only. */
    private static final Set<String> OF_TENSORS =
            Set.of("dim", "dims", "axis", "descending", "stable", "keepdim", "keepdims", "dtype", "device", "alpha");

    private static final Set<String> NAMES = Set.of(
            "abs",
            "all",
            "any",
            "bool",
            "complex",
            "dict",
            "divmod",
            "enumerate",
            "filter",
            "float",
            "frozenset",
            "getattr",
            "hasattr",
            "id",
            "int",
            "isinstance",
            "iter",
            "len",
            "list",
            "map",
            "max",
            "min",
            "next",
            "object",
            "print",
            "pow",
            "range",
            "repr",
            "reversed",
            "round",
            "set",
            "slice",
            "sorted",
            "str",
            "sum",
            "super",
            "tuple",
            "type",
            "zip",
            "callable",
            "setattr",
            "property",
            "staticmethod",
            "classmethod");

    private Builtins() {}

    /** Whether a call of a shared method has arguments that it takes of tensors only. */
    static boolean isOfTensors(String method, Call call) {
        boolean named = call.keywords().stream()
                .anyMatch(k -> k.arg().filter(OF_TENSORS::contains).isPresent());
        boolean number = call.args().stream()
                .findFirst()
                .filter(a -> a instanceof Constant c && c.value() instanceof BigInteger)
                .isPresent();
        return named || method.equals("sort") && !call.args().isEmpty() || method.equals("split") && number;
    }

    static boolean isName(String name) {
        return NAMES.contains(name);
    }

    /** The fact of a call of a built-in function. */
    static Fact call(String name, List<Fact> arguments) {
        Fact first = arguments.isEmpty() ? Fact.UNKNOWN : arguments.get(0);
        return switch (name) {
            case "len", "int", "id" -> Fact.INT;
            case "float" -> Fact.FLOAT;
            case "complex" -> Fact.Number.of(Kind.COMPLEX);
            case "bool", "isinstance", "hasattr", "callable" -> Fact.BOOL;
            case "str", "repr" -> Fact.TEXT;
            case "slice" -> Fact.OTHER;
            case "range" -> Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.INT);
            case "abs", "round", "pow" ->
                first.isNumber() || first.isTensor() || first.isUnknown() ? first : Fact.UNKNOWN;
            case "max", "min" -> arguments.size() > 1 ? Facts.joinAll(arguments) : element(first);
            case "sum" -> sum(first);
            case "list" -> Fact.iterable(Fact.Sequence.Form.LIST, element(first));
            case "tuple" -> tuple(first);
            case "sorted", "reversed", "iter", "set" -> Fact.iterable(Fact.Sequence.Form.LIST, element(first));
            case "next" -> element(first);
            case "zip" -> zip(arguments);
            case "enumerate" ->
                Fact.iterable(
                        Fact.Sequence.Form.ITERABLE,
                        Fact.sequence(Fact.Sequence.Form.TUPLE, List.of(Fact.INT, element(first))));
            case "divmod" -> Fact.sequence(Fact.Sequence.Form.TUPLE, List.of(first, first));
            default -> Fact.UNKNOWN;
        };
    }

    private static Fact tuple(Fact first) {
        return first instanceof Fact.Sequence sequence
                ? new Fact.Sequence(Fact.Sequence.Form.TUPLE, sequence.items(), sequence.element())
                : Fact.iterable(Fact.Sequence.Form.TUPLE, element(first));
    }

    private static Fact sum(Fact sequence) {
        Fact element = element(sequence);
        if (element instanceof Fact.Tensor truths && truths.dtype().isBool()) {
            return new Fact.Tensor(truths.type().withDType(DType.ofKind(Kind.INT)));
        }
        return element.isTensor() || element.isNumber() ? element : Fact.UNKNOWN;
    }

    private static Fact zip(List<Fact> arguments) {
        Fact element = Fact.sequence(
                Fact.Sequence.Form.TUPLE,
                arguments.stream().map(Builtins::element).toList());
        boolean known = arguments.stream()
                .allMatch(a -> a instanceof Fact.Sequence s && s.items().isPresent());
        if (!known || arguments.isEmpty()) {
            return Fact.iterable(Fact.Sequence.Form.ITERABLE, element);
        }
        int size = arguments.stream()
                .mapToInt(a -> ((Fact.Sequence) a).items().get().size())
                .min()
                .orElse(0);
        List<Fact> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int at = i;
            rows.add(Fact.sequence(
                    Fact.Sequence.Form.TUPLE,
                    arguments.stream()
                            .map(a -> ((Fact.Sequence) a).items().get().get(at))
                            .toList()));
        }
        return new Fact.Sequence(Fact.Sequence.Form.ITERABLE, Optional.of(rows), element);
    }

    /** What iteration over a value gives. */
    static Fact element(Fact iterated) {
        return switch (iterated) {
            case Fact.Sequence sequence -> sequence.element();
            case Fact.Named named -> Facts.joinAll(named.items());
            case Fact.Tensor tensor -> new Fact.Tensor(Rows.of(tensor.type()));
            case Fact.Dictionary _ -> Fact.TEXT;
            case Fact.Text _ -> Fact.TEXT;
            default -> Fact.UNKNOWN;
        };
    }

    /** The fact of a method of a string, list or dictionary; empty if unknown. */
    static Optional<Fact> method(Fact receiver, String name, List<Fact> arguments) {
        return switch (receiver) {
            case Fact.Text _ ->
                Optional.of(name.equals("split") ? Fact.iterable(Fact.Sequence.Form.LIST, Fact.TEXT) : Fact.TEXT);
            case Fact.Dictionary dictionary -> Optional.of(dictionaryMethod(dictionary, name));
            case Fact.Sequence sequence ->
                Optional.of(
                        switch (name) {
                            case "copy" -> sequence;
                            case "pop" -> sequence.element();
                            case "index", "count" -> Fact.INT;
                            case "append", "extend", "insert", "sort", "reverse", "clear", "remove" -> Fact.NOTHING;
                            default -> Fact.UNKNOWN;
                        });
            default -> Optional.empty();
        };
    }

    private static Fact dictionaryMethod(Fact.Dictionary dictionary, String name) {
        Fact value = dictionary.entries().values().stream().reduce(dictionary.element(), Facts::join);
        return switch (name) {
            case "items" ->
                Fact.iterable(
                        Fact.Sequence.Form.ITERABLE,
                        Fact.sequence(Fact.Sequence.Form.TUPLE, List.of(Fact.TEXT, value)));
            case "values" -> Fact.iterable(Fact.Sequence.Form.ITERABLE, value);
            case "keys" -> Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.TEXT);
            case "get", "pop", "setdefault" -> value;
            case "copy" -> dictionary;
            default -> Fact.UNKNOWN;
        };
    }

    /** Facts of the constants of {@code math}, and of those that programs of all frameworks take from NumPy. */
    static Optional<Fact> math(String name) {
        return switch (name) {
            case "math.pi", "numpy.pi" -> Optional.of(new Fact.Number(Kind.FLOAT, Optional.of(Math.PI)));
            case "math.e", "numpy.e" -> Optional.of(new Fact.Number(Kind.FLOAT, Optional.of(Math.E)));
            case "math.inf", "numpy.inf" ->
                Optional.of(new Fact.Number(Kind.FLOAT, Optional.of(Double.POSITIVE_INFINITY)));
            case "math.nan", "numpy.nan" -> Optional.of(new Fact.Number(Kind.FLOAT, Optional.of(Double.NaN)));
            default -> Optional.empty();
        };
    }

    private static final Map<String, Fact> MATH_RESULTS = Map.of(
            "math.floor",
            Fact.INT,
            "math.ceil",
            Fact.INT,
            "math.gcd",
            Fact.INT,
            "math.factorial",
            Fact.INT,
            "math.comb",
            Fact.INT,
            "math.isnan",
            Fact.BOOL,
            "math.isinf",
            Fact.BOOL,
            "math.prod",
            Fact.UNKNOWN,
            "math.trunc",
            Fact.INT);

    static Optional<Fact> library(String name) {
        return name.startsWith("math.") ? Optional.of(MATH_RESULTS.getOrDefault(name, Fact.FLOAT)) : Optional.empty();
    }
}
