package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Operation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The evaluated arguments of one operation, read by the names of its parameters. */
record Arguments(Operation operation, List<Value> values) {
    Arguments {
        values = List.copyOf(values);
    }

    Value value(String name) {
        return values.get(operation.indexOf(name));
    }

    EvaluationProblem problem(String why, Object... details) {
        return new EvaluationProblem(operation.name() + ": " + why.formatted(details));
    }

    /** Whether an argument is something other than None. */
    boolean given(String name) {
        return !(value(name) instanceof Value.Constant(None _));
    }

    /** A tensor argument; a Python number becomes one without axes. */
    Tensor tensor(String name) {
        return asTensor(name, value(name));
    }

    private Tensor asTensor(String name, Value value) {
        return switch (value) {
            case Tensor tensor -> tensor;
            case Value.Constant(Object number)
            when PythonNumbers.isNumber(number) -> Numbers.tensor(number, PythonNumbers.defaultType(number));
            case Value.Constant _, Value.Sequence _, Value.Range _ ->
                throw problem("%s is %s, not a tensor", name, describe(value));
        };
    }

    /** A tensor of floating or complex numbers. */
    Tensor floating(String name) {
        Tensor tensor = value(name) instanceof Value.Constant ? cast(name, DType.FLOAT64) : tensor(name);
        if (tensor.dtype().isIntegral()) {
            throw problem("needs floating numbers, not %s", tensor.type());
        }
        return tensor;
    }

    /** A tensor of floating numbers. */
    Tensor real(String name) {
        Tensor tensor = floating(name);
        if (tensor.dtype().isComplex()) {
            throw problem("complex numbers are not supported by the reference: %s", tensor.type());
        }
        return tensor;
    }

    /** The items of a sequence of tensors. */
    List<Tensor> tensors(String name) {
        return switch (value(name)) {
            case Value.Sequence(List<Value> items) -> together(items);
            case Tensor tensor ->
                IntStream.range(0, tensor.rank() == 0 ? 0 : tensor.size(0))
                        .mapToObj(i -> IndexKernels.row(tensor, i))
                        .toList();
            case Value.Constant _, Value.Range _ -> throw problem("%s is not a sequence of tensors", name);
        };
    }

    /** Arguments of one dtype; Python numbers take the dtype of the tensors among them. */
    List<Tensor> joined(String... names) {
        return together(Arrays.stream(names).map(this::value).toList());
    }

    /** The same; whole Python numbers alone become floating. */
    List<Tensor> floating(String... names) {
        boolean numbers = Arrays.stream(names).allMatch(name -> value(name) instanceof Value.Constant);
        return numbers
                ? Arrays.stream(names).map(name -> cast(name, DType.FLOAT64)).toList()
                : joined(names);
    }

    private List<Tensor> together(List<Value> items) {
        List<Tensor> tensors = items.stream()
                .filter(Tensor.class::isInstance)
                .map(Tensor.class::cast)
                .toList();
        DType dtype = tensors.isEmpty() ? widest(items) : tensors.getFirst().dtype();
        for (Tensor tensor : tensors) {
            if (!tensor.dtype().equals(dtype)) {
                throw problem(
                        "dtypes differ: %s and %s; cast one of them",
                        tensors.getFirst().type(), tensor.type());
            }
        }
        return items.stream().map(item -> like(item, dtype)).toList();
    }

    private DType widest(List<Value> items) {
        DType widest = DType.BOOL;
        for (Value item : items) {
            if (item instanceof Value.Constant(Object number) && PythonNumbers.isNumber(number)) {
                DType dtype = PythonNumbers.defaultType(number);
                widest = dtype.kind().compareTo(widest.kind()) > 0 ? dtype : widest;
            }
        }
        return widest;
    }

    /** A value as a tensor of a dtype: Python numbers are converted where nothing is lost. */
    Tensor like(Value value, DType dtype) {
        if (value instanceof Value.Constant(Object number) && PythonNumbers.isNumber(number)) {
            if (!PythonNumbers.fits(number, dtype)) {
                throw problem("the number %s does not fit %s", number, dtype);
            }
            return Numbers.tensor(number, dtype);
        }
        return asTensor("an argument", value);
    }

    /** An argument in the dtype of another tensor, cast if it must be. */
    Tensor cast(String name, DType dtype) {
        return switch (value(name)) {
            case Value.Constant(Object number) when PythonNumbers.isNumber(number) -> Numbers.tensor(number, dtype);
            case Value.Sequence _ -> Numbers.array(value(name), Optional.of(dtype));
            case Tensor _, Value.Constant _, Value.Range _ -> tensor(name).cast(dtype);
        };
    }

    long integer(String name) {
        return integer(name, value(name));
    }

    private long integer(String name, Value value) {
        return switch (value) {
            case Value.Constant(Long number) -> number;
            case Tensor tensor when tensor.count() == 1 && tensor.dtype().isIntegral() -> tensor.whole(0);
            case Tensor _, Value.Constant _, Value.Sequence _, Value.Range _ ->
                throw problem("%s is %s, not a whole number", name, describe(value));
        };
    }

    double number(String name) {
        return switch (value(name)) {
            case Value.Constant(Long number) -> number;
            case Value.Constant(BigInteger number) -> number.doubleValue();
            case Value.Constant(Double number) -> number;
            case Value.Constant(Boolean truth) -> truth ? 1 : 0;
            case Tensor tensor when tensor.count() == 1 -> tensor.real(0);
            case Tensor _, Value.Constant _, Value.Sequence _, Value.Range _ ->
                throw problem("%s is %s, not a number", name, describe(value(name)));
        };
    }

    boolean truth(String name) {
        return switch (value(name)) {
            case Value.Constant(Boolean truth) -> truth;
            case Value.Constant(Long number) -> number != 0;
            case Tensor tensor when tensor.count() == 1 -> tensor.truth(0);
            case Tensor _, Value.Constant _, Value.Sequence _, Value.Range _ ->
                throw problem("%s is %s, not True or False", name, describe(value(name)));
        };
    }

    Optional<String> text(String name) {
        return value(name) instanceof Value.Constant(String text) ? Optional.of(text) : Optional.empty();
    }

    DType dtype(String name) {
        if (value(name) instanceof Value.Constant(DType dtype)) {
            return dtype;
        }
        throw problem("%s is %s, not a dtype", name, describe(value(name)));
    }

    /** The integers of a sequence, of a vector, or of one number. */
    int[] integers(String name) {
        return integers(name, value(name));
    }

    int[] integers(String name, Value value) {
        return switch (value) {
            case Value.Sequence(List<Value> items) ->
                items.stream()
                        .mapToInt(item -> Math.toIntExact(integer(name, item)))
                        .toArray();
            case Tensor tensor
            when tensor.rank() == 1 && tensor.dtype().isIntegral() ->
                IntStream.range(0, tensor.count())
                        .map(i -> (int) tensor.whole(i))
                        .toArray();
            case Tensor _, Value.Constant _, Value.Range _ -> new int[] {Math.toIntExact(integer(name, value))};
        };
    }

    int axis(String name, int rank) {
        return normalize(Math.toIntExact(integer(name)), rank);
    }

    int normalize(int axis, int rank) {
        int fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart < 0 || fromStart >= rank) {
            throw problem("axis %d is out of range for %d axes", axis, rank);
        }
        return fromStart;
    }

    /** The axes named; all of them where the argument is None. */
    int[] axes(String name, int rank) {
        if (!given(name)) {
            return IntStream.range(0, rank).toArray();
        }
        int[] axes =
                Arrays.stream(integers(name)).map(axis -> normalize(axis, rank)).toArray();
        if (Arrays.stream(axes).distinct().count() != axes.length) {
            throw problem("an axis is named twice: %s", Arrays.toString(integers(name)));
        }
        return axes;
    }

    /** One number for each of some places, where one number may stand for all. */
    int[] spread(String name, int count) {
        int[] numbers = integers(name);
        if (numbers.length == count) {
            return numbers;
        }
        if (numbers.length != 1) {
            throw problem("%s has %d entries, not %d", name, numbers.length, count);
        }
        int[] all = new int[count];
        Arrays.fill(all, numbers[0]);
        return all;
    }

    static String describe(Value value) {
        return switch (value) {
            case Tensor tensor -> tensor.type().toString();
            case Value.Constant(Object constant) -> String.valueOf(constant);
            case Value.Sequence(List<Value> items) -> {
                List<String> texts = new ArrayList<>();
                items.forEach(item -> texts.add(describe(item)));
                yield "(" + String.join(", ", texts) + ")";
            }
            case Value.Range _ -> "a slice";
        };
    }
}
