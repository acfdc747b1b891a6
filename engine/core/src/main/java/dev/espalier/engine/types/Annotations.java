package dev.espalier.engine.types;

import dev.espalier.engine.dialect.Constant;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.syntax.TupleExpr;
import java.util.List;
import java.util.Optional;

/** Reads type annotations. */
final class Annotations {
    private final Analysis analysis;

    Annotations(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What an annotation says of a variable; empty if nothing useful. */
    Optional<Fact> fact(Expression annotation, String variable, Environment scope, FunctionContext context) {
        return switch (annotation) {
            case Name name -> named(name, variable, scope, context);
            case Attribute _ -> meaning(annotation, variable, scope, context);
            case Subscript subscript -> generic(subscript, variable, scope, context);
            case BinOp union -> union(union, variable, scope, context);
            case dev.espalier.engine.syntax.Constant constant
            when constant.value() instanceof String text -> quoted(text, variable, scope);
            default -> Optional.empty();
        };
    }

    private Optional<Fact> named(Name name, String variable, Environment scope, FunctionContext context) {
        return switch (name.id()) {
            case "int" -> Optional.of(Fact.INT);
            case "float" -> Optional.of(Fact.FLOAT);
            case "bool" -> Optional.of(Fact.BOOL);
            case "complex" -> Optional.of(Fact.Number.of(Kind.COMPLEX));
            case "str" -> Optional.of(Fact.TEXT);
            case "list", "tuple" -> Optional.of(Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.UNKNOWN));
            case "dict" -> Optional.of(new Fact.Dictionary(java.util.Map.of(), Fact.UNKNOWN));
            default -> meaning(name, variable, scope, context);
        };
    }

    private Optional<Fact> meaning(Expression annotation, String variable, Environment scope, FunctionContext context) {
        Fact fact = analysis.expressions.of(annotation, scope, context);
        if (fact instanceof Fact.Type type) {
            return Optional.of(new Fact.Instance(type.definition()));
        }
        if (fact instanceof Fact.Symbol symbol) {
            return analysis.dialect
                    .constant(symbol.name())
                    .filter(Constant.TensorClass.class::isInstance)
                    .map(_ -> tensor(variable));
        }
        return Optional.empty();
    }

    private static Fact tensor(String variable) {
        return new Fact.Tensor(new TensorType(DType.like(variable, Kind.FLOAT), Shape.unknown()));
    }

    private Optional<Fact> generic(Subscript subscript, String variable, Environment scope, FunctionContext context) {
        String outer = analysis.file.text(subscript.value());
        List<Expression> inner =
                subscript.slice() instanceof TupleExpr tuple ? tuple.elements() : List.of(subscript.slice());
        Optional<Fact> first = inner.stream().findFirst().flatMap(e -> fact(e, variable, scope, context));
        return switch (outer.substring(outer.lastIndexOf('.') + 1)) {
            case "Optional" -> first;
            case "Union" ->
                inner.stream()
                        .map(e -> fact(e, variable, scope, context))
                        .flatMap(Optional::stream)
                        .reduce(Facts::join);
            case "List", "list", "Sequence", "Iterable" ->
                Optional.of(Fact.iterable(Fact.Sequence.Form.LIST, first.orElse(Fact.UNKNOWN)));
            case "Tuple", "tuple" -> Optional.of(tuple(inner, variable, scope, context));
            case "Dict", "dict", "Mapping" -> Optional.of(new Fact.Dictionary(java.util.Map.of(), Fact.UNKNOWN));
            case "Literal" -> Optional.of(Fact.TEXT);
            default -> Optional.empty();
        };
    }

    private Fact tuple(List<Expression> inner, String variable, Environment scope, FunctionContext context) {
        boolean open = inner.size() == 2
                && inner.get(1) instanceof dev.espalier.engine.syntax.Constant c
                && c.value() instanceof dev.espalier.engine.syntax.Constant.Ellipsis;
        List<Fact> items = inner.stream()
                .map(e -> fact(e, variable, scope, context).orElse(Fact.UNKNOWN))
                .toList();
        return open
                ? Fact.iterable(Fact.Sequence.Form.TUPLE, items.get(0))
                : Fact.sequence(Fact.Sequence.Form.TUPLE, items);
    }

    private Optional<Fact> union(BinOp union, String variable, Environment scope, FunctionContext context) {
        Optional<Fact> left = fact(union.left(), variable, scope, context);
        Optional<Fact> right = fact(union.right(), variable, scope, context);
        return left.isPresent() && right.isPresent()
                ? Optional.of(Facts.join(left.get(), right.get()))
                : left.or(() -> right);
    }

    private Optional<Fact> quoted(String text, String variable, Environment scope) {
        String last = text.substring(text.lastIndexOf('.') + 1);
        return List.of("Tensor", "Array", "ndarray").contains(last)
                        && scope.find(text.split("\\.")[0]).isPresent()
                ? Optional.of(tensor(variable))
                : Optional.empty();
    }
}
