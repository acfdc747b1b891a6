package dev.espalier.engine.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers that symbols in types stand for, once tensors are there. */
public final class Symbols {
    private final Map<String, Long> numbers = new HashMap<>();

    /** Whether a type has sizes that are symbols. */
    public static boolean has(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                tensor.shape().dims().orElse(List.of()).stream().anyMatch(Dim.Symbol.class::isInstance);
            case TermType.Sequence(List<TermType> items) -> items.stream().anyMatch(Symbols::has);
            case TermType.Scalar _, TermType.Other _ -> false;
        };
    }

    /**
     * Learns from the type of an input what its symbols are.
     *
     * @throws IrProblem where the sizes of what is given do not fit those that are declared, or fit them twice differently
     */
    public void bind(Graph.Input input, TermType given) {
        if (!(input.type() instanceof TermType.Tensor(TensorType declared))
                || !(given instanceof TermType.Tensor(TensorType tensor))) {
            return;
        }
        List<Dim> dims = declared.shape().dims().orElse(List.of());
        Optional<long[]> sizes = tensor.shape().sizes();
        if (!declared.shape().isKnownRank() || sizes.isEmpty()) {
            return;
        }
        boolean fits = sizes.get().length == dims.size();
        for (int i = 0; fits && i < dims.size(); i++) {
            long size = sizes.get()[i];
            fits = switch (dims.get(i)) {
                case Dim.Known(long known) -> known == size;
                case Dim.Symbol(String name)
                when name.matches("\\w+") -> {
                    Long before = numbers.putIfAbsent(name, size);
                    yield before == null || before == size;
                }
                case Dim.Symbol symbol ->
                    number(symbol).filter(known -> known != size).isEmpty();
                case Dim.Unknown _ -> true;
            };
        }
        if (!fits) {
            throw new IrProblem("%s is %s, not %s%s"
                    .formatted(input.name(), tensor, declared, numbers.isEmpty() ? "" : ", with " + numbers));
        }
    }

    private Optional<Long> number(Dim.Symbol symbol) {
        return Polynomial.of(symbol).flatMap(size -> size.at(numbers));
    }

    /** A type with numbers in the place of the symbols that are known. */
    public TermType in(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                new TermType.Tensor(tensor.withShape(tensor.shape()
                        .dims()
                        .map(dims -> Shape.of(dims.stream().map(this::in).toList()))
                        .orElse(tensor.shape())));
            case TermType.Sequence(List<TermType> items) ->
                new TermType.Sequence(items.stream().map(this::in).toList());
            case TermType.Scalar _, TermType.Other _ -> type;
        };
    }

    private Dim in(Dim dim) {
        return dim instanceof Dim.Symbol symbol ? number(symbol).map(Dim::of).orElse(dim) : dim;
    }
}
