package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** The rules that stand behind {@code ->} in {@code core.py}. */
final class TypeRules {
    private TypeRules() {}

    static TermType result(RuleScope scope) {
        return result(scope, scope.apply().operation().resultRule());
    }

    private static TermType result(RuleScope scope, Expression rule) {
        return switch (rule) {
            case Name name ->
                switch (name.id()) {
                    case "bool_scalar" -> TermType.tensor(DType.BOOL, Shape.scalar());
                    case "int" -> new TermType.Scalar(Kind.INT);
                    case "float" -> new TermType.Scalar(Kind.FLOAT);
                    case "truth" -> new TermType.Scalar(Kind.BOOL);
                    case "unknown" -> TermType.UNKNOWN;
                    default -> new TermType.Other(name.id());
                };
            case Call call -> called(scope, call);
            default -> throw new IllegalStateException("core.py: not a result rule: " + scope.operation());
        };
    }

    private static TermType called(RuleScope scope, Call call) {
        List<Expression> args = call.args();
        return switch (((Name) call.func()).id()) {
            case "tensor" -> TermType.tensor(scope.dtype(args.get(0)), scope.shape(args.get(1)));
            case "like" -> new TermType.Tensor(scope.tensor(args.getFirst()));
            case "real_like" ->
                of(scope.tensor(args.getFirst()), t -> t.withDType(t.dtype().real()));
            case "bool_like" -> of(scope.tensor(args.getFirst()), t -> t.withDType(DType.BOOL));
            case "complex_like" ->
                of(scope.tensor(args.getFirst()), t -> t.withDType(t.dtype().complex()));
            case "broadcast" -> TermType.tensor(joined(scope, args), broadcast(scope, args));
            case "bool_broadcast" -> TermType.tensor(DType.BOOL, broadcast(scope, args));
            case "selected" -> TermType.tensor(joined(scope, args.subList(1, 3)), broadcast(scope, args));
            case "reduced" ->
                reduced(
                        scope,
                        args,
                        args.size() > 3
                                ? scope.dtype(args.get(3))
                                : scope.tensor(args.getFirst()).dtype());
            case "real_reduced" ->
                reduced(scope, args, scope.tensor(args.getFirst()).dtype().real());
            case "bool_reduced" -> reduced(scope, args, DType.BOOL);
            case "pair" ->
                new TermType.Sequence(List.of(result(scope, args.getFirst()), result(scope, args.getLast())));
            case "triple" ->
                new TermType.Sequence(
                        args.stream().map(arg -> result(scope, arg)).toList());
            case "converted" -> converted(scope, args.get(0), args.get(1));
            case "scalar" ->
                new TermType.Scalar(scope.tensor(args.getFirst()).dtype().kind());
            case "shape_tuple" -> repeated(scope.tensor(args.getFirst()).shape().rank(), new TermType.Scalar(Kind.INT));
            case "indices" ->
                repeated(
                        scope.tensor(args.get(0)).shape().rank(),
                        TermType.tensor(scope.dtype(args.get(1)), Shape.ofRank(1)));
            case "item" -> item(scope.type(args.get(0)), scope.term(args.get(1)));
            case "svd_type" -> svd(scope, scope.tensor(args.get(0)), scope.term(args.get(1)));
            case "results_of" -> Regions.results(scope.term(args.getFirst()));
            case "scanned" -> Regions.scanned(scope.term(args.get(0)), scope.term(args.get(1)), scope.dim(args.get(2)));
            case "meshed" -> meshed(scope, args);
            case "unstacked" -> unstacked(scope, args);
            case "split_at", "split_into", "split_every", "chunked", "nearly_equal" ->
                split(scope, (Name) call.func(), args);
            default -> throw new IllegalStateException("core.py: not a result rule: " + ((Name) call.func()).id());
        };
    }

    private static TermType of(TensorType type, UnaryOperator<TensorType> change) {
        return new TermType.Tensor(change.apply(type));
    }

    private static DType joined(RuleScope scope, List<Expression> args) {
        return DTypes.join(args.stream().map(x -> scope.tensor(x).dtype()).toList());
    }

    private static Shape broadcast(RuleScope scope, List<Expression> args) {
        return BasicShapes.broadcast(
                scope.operation(), args.stream().map(scope::tensor).toList());
    }

    private static TermType reduced(RuleScope scope, List<Expression> args, DType dtype) {
        TensorType x = scope.tensor(args.get(0));
        return TermType.tensor(
                dtype, BasicShapes.reduced(scope.operation(), x, scope.term(args.get(1)), scope.term(args.get(2))));
    }

    private static TermType converted(RuleScope scope, Expression x, Expression dtype) {
        TensorType type = scope.tensor(x);
        boolean open = Constants.isNone(scope.term(dtype));
        return new TermType.Tensor(type.withDType(open ? type.dtype() : scope.dtype(dtype)));
    }

    private static TermType repeated(OptionalInt count, TermType item) {
        return count.isPresent()
                ? new TermType.Sequence(Collections.nCopies(count.getAsInt(), item))
                : new TermType.Other("tuple");
    }

    private static TermType item(TermType type, Term index) {
        OptionalLong at = Constants.integer(index);
        return switch (type) {
            case TermType.Sequence(List<TermType> items)
            when at.isPresent() ->
                items.get(
                        Axes.normalize("item_of", at.getAsLong(), items.size(), "%d results".formatted(items.size())));
            case TermType.Tensor(TensorType tensor) ->
                TermType.tensor(
                        tensor.dtype(),
                        tensor.shape()
                                .dims()
                                .filter(dims -> !dims.isEmpty())
                                .map(dims -> Shape.of(dims.subList(1, dims.size())))
                                .orElse(Shape.unknown()));
            case TermType.Sequence(List<TermType> items)
            when !items.isEmpty() && items.stream().allMatch(items.getFirst()::equals) -> items.getFirst();
            case TermType.Sequence _, TermType.Scalar _, TermType.Other _ -> TermType.UNKNOWN;
        };
    }

    private static TermType svd(RuleScope scope, TensorType x, Term full) {
        Optional<Boolean> whole = Constants.truth(full);
        String operation = scope.operation();
        MatrixSize left = whole.orElse(false) ? MatrixSize.ROWS : MatrixSize.SMALLER;
        MatrixSize right = whole.orElse(false) ? MatrixSize.COLUMNS : MatrixSize.SMALLER;
        Shape u = LinearShapes.batched(operation, x, List.of(MatrixSize.ROWS, left));
        Shape s = LinearShapes.batched(operation, x, List.of(MatrixSize.SMALLER));
        Shape vh = LinearShapes.batched(operation, x, List.of(right, MatrixSize.COLUMNS));
        return new TermType.Sequence(List.of(
                TermType.tensor(x.dtype(), whole.isPresent() ? u : Shape.unknown()),
                TermType.tensor(x.dtype().real(), s),
                TermType.tensor(x.dtype(), whole.isPresent() ? vh : Shape.unknown())));
    }

    private static TermType meshed(RuleScope scope, List<Expression> args) {
        List<TensorType> xs = scope.tensors(args.getFirst());
        if (xs.isEmpty()) {
            return new TermType.Other("tensors");
        }
        Optional<String> indexing = Constants.text(scope.term(args.getLast()));
        List<Dim> sizes = new ArrayList<>(xs.stream()
                .map(x -> x.shape().dims().map(Dims::product).orElse(Dim.UNKNOWN))
                .toList());
        if (sizes.size() > 1 && indexing.filter("xy"::equals).isPresent()) {
            Collections.swap(sizes, 0, 1);
        }
        Shape shape = indexing.isPresent() ? Shape.of(sizes) : Shape.ofRank(sizes.size());
        return new TermType.Sequence(
                xs.stream().map(x -> TermType.tensor(x.dtype(), shape)).toList());
    }

    private static TermType unstacked(RuleScope scope, List<Expression> args) {
        TensorType x = scope.tensor(args.get(0));
        OptionalInt axis = Axes.one(scope.operation(), scope.term(args.get(1)), x);
        if (axis.isEmpty() || !(x.shape().dims().orElseThrow().get(axis.getAsInt()) instanceof Dim.Known(long count))) {
            return new TermType.Other("tensors");
        }
        List<Dim> rest = new ArrayList<>(x.shape().dims().orElseThrow());
        rest.remove(axis.getAsInt());
        return new TermType.Sequence(Collections.nCopies((int) count, TermType.tensor(x.dtype(), Shape.of(rest))));
    }

    private static TermType split(RuleScope scope, Name rule, List<Expression> args) {
        TensorType x = scope.tensor(args.get(0));
        Term how = scope.term(args.get(1));
        OptionalInt axis = Axes.one(scope.operation(), scope.term(args.get(2)), x);
        Dim size = axis.isPresent() ? x.shape().dims().orElseThrow().get(axis.getAsInt()) : Dim.UNKNOWN;
        Optional<List<Dim>> parts =
                switch (rule.id()) {
                    case "split_at" -> partsAt(scope, x, how, size);
                    case "split_into" ->
                        how instanceof SequenceTerm(List<Term> sizes)
                                ? Optional.of(sizes.stream()
                                        .map(scope::dim)
                                        .map(part -> part instanceof Dim.Known(long n) && n < 0 ? Dim.UNKNOWN : part)
                                        .toList())
                                : Optional.empty();
                    case "split_every" ->
                        Constants.integer(how).isPresent()
                                ? every(Constants.integer(how).getAsLong(), size)
                                : Optional.empty();
                    case "nearly_equal" -> nearlyEqual(how, size);
                    default -> chunks(how, size);
                };
        return parts.<TermType>map(sizes -> new TermType.Sequence(sizes.stream()
                        .map(part -> TermType.tensor(
                                x.dtype(),
                                BasicShapes.resized(scope.operation(), x, scope.term(args.get(2)), _ -> part)))
                        .toList()))
                .orElse(new TermType.Other("tensors"));
    }

    private static Optional<List<Dim>> partsAt(RuleScope scope, TensorType x, Term how, Dim size) {
        OptionalLong count = Constants.integer(how);
        if (count.isEmpty()) {
            return Constants.integers(how).map(indices -> BasicShapes.cut(size, indices));
        }
        long n = count.getAsLong();
        if (n <= 0 || size instanceof Dim.Known(long whole) && whole % n != 0) {
            throw new IrProblem("%s: %s does not have %d equal parts".formatted(scope.operation(), x, n));
        }
        return Optional.of(Collections.nCopies((int) n, Dims.quotient(size, Dim.of(n))));
    }

    private static Optional<List<Dim>> nearlyEqual(Term how, Dim size) {
        OptionalLong count = Constants.integer(how);
        return count.isEmpty()
                ? Optional.empty()
                : Optional.of(LongStream.range(0, count.getAsLong())
                        .mapToObj(i -> Dims.map(size, whole -> (whole + count.getAsLong() - 1 - i) / count.getAsLong()))
                        .toList());
    }

    private static Optional<List<Dim>> chunks(Term how, Dim size) {
        if (Constants.integer(how).isEmpty() || !(size instanceof Dim.Known(long whole))) {
            return Optional.empty();
        }
        long n = Constants.integer(how).getAsLong();
        return every((whole + n - 1) / n, size);
    }

    private static Optional<List<Dim>> every(long part, Dim size) {
        if (!(size instanceof Dim.Known(long whole))) {
            return Optional.empty();
        }
        long each = Math.max(1, part);
        List<Long> cuts = new ArrayList<>();
        for (long at = each; at < whole; at += each) {
            cuts.add(at);
        }
        return Optional.of(BasicShapes.cut(size, cuts));
    }
}
