package dev.espalier.engine.worker;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.PythonNumbers;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** An operation with its arguments, read by the names of its parameters. */
public class Call<V> {
    private final Operation operation;
    private final List<Item<V>> items;
    private final Machine.Memory<V> memory;
    private boolean isDataDependent;

    Call(Operation operation, List<Item<V>> items, Machine.Memory<V> memory) {
        this.operation = operation;
        this.items = items;
        this.memory = memory;
    }

    public Operation operation() {
        return operation;
    }

    List<Item<V>> items() {
        return items;
    }

    public Machine.Memory<V> memory() {
        return memory;
    }

    /** Says that shapes or numbers of the result depend on elements, so that the next run may take another way. */
    public void dependsOnData() {
        isDataDependent = true;
    }

    boolean isDataDependent() {
        return isDataDependent;
    }

    public EvaluationProblem problem(String why, Object... details) {
        return new EvaluationProblem(operation.name() + ": " + why.formatted(details));
    }

    public Item<V> item(String name) {
        return items.get(operation.indexOf(name));
    }

    /** Whether an argument is something other than None. */
    public boolean given(String name) {
        return !(item(name) instanceof Item.Constant<V>(None _));
    }

    public boolean isTensor(String name) {
        return item(name) instanceof Item.Native<V>;
    }

    /** A tensor argument; a Python number becomes one without axes. */
    public V tensor(String name) {
        return switch (item(name)) {
            case Item.Native<V>(V tensor) -> tensor;
            case Item.Constant<V>(Object number)
            when PythonNumbers.isNumber(number) -> memory.number(number, PythonNumbers.defaultType(number));
            case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw problem("%s is %s, not a tensor", name, describe(item(name)));
        };
    }

    /** The tensors of a sequence argument; Python numbers take the dtype of the tensors among them. */
    public List<V> tensors(String name) {
        if (!(item(name) instanceof Item.Many<V>(List<Item<V>> parts)) || parts.isEmpty()) {
            throw new Declined(name + " is not a sequence of tensors");
        }
        return together(parts);
    }

    /** Arguments of one dtype; Python numbers take the dtype of the tensors among them. */
    public List<V> joined(String... names) {
        List<Item<V>> parts = new ArrayList<>(names.length);
        for (String name : names) {
            parts.add(item(name));
        }
        return together(parts);
    }

    private List<V> together(List<Item<V>> parts) {
        DType dtype = null;
        for (Item<V> part : parts) {
            if (part instanceof Item.Native<V>(V tensor)) {
                DType own = memory.dtype(tensor);
                if (dtype != null && !dtype.equals(own)) {
                    throw problem(
                            "dtypes differ: %s; cast one of them",
                            parts.stream().map(this::describe).collect(Collectors.joining(" and ")));
                }
                dtype = own;
            }
        }
        if (dtype == null) {
            throw new Declined("no tensor among the operands");
        }
        List<V> tensors = new ArrayList<>(parts.size());
        for (Item<V> part : parts) {
            tensors.add(like(part, dtype));
        }
        return tensors;
    }

    /** A tensor, or a number that fits a dtype as a tensor of it. */
    public V like(String name, DType dtype) {
        return like(item(name), dtype);
    }

    private V like(Item<V> item, DType dtype) {
        return switch (item) {
            case Item.Native<V>(V tensor) -> tensor;
            case Item.Constant<V>(Object number)
            when PythonNumbers.isNumber(number) -> {
                if (!PythonNumbers.fits(number, dtype)) {
                    throw problem("the number %s does not fit %s", number, dtype);
                }
                yield memory.number(number, dtype);
            }
            case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw new Declined("not a tensor: " + describe(item));
        };
    }

    /** An argument in a dtype; cast if it must be. */
    public V cast(String name, DType dtype) {
        return switch (item(name)) {
            case Item.Native<V>(V tensor) -> memory.dtype(tensor).equals(dtype) ? tensor : memory.cast(tensor, dtype);
            case Item.Constant<V>(Object number) when PythonNumbers.isNumber(number) -> memory.number(number, dtype);
            case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw new Declined("not a tensor: " + describe(item(name)));
        };
    }

    public DType dtypeOf(String name) {
        return memory.dtype(tensor(name));
    }

    public long[] shapeOf(String name) {
        return memory.shape(tensor(name));
    }

    public int rankOf(String name) {
        return shapeOf(name).length;
    }

    /** The dtype that an argument names; that of x where it is not given. */
    public DType dtype(String name) {
        if (!given(name)) {
            return dtypeOf("x");
        }
        if (item(name) instanceof Item.Constant<V>(DType dtype)) {
            return dtype;
        }
        throw problem("%s is %s, not a dtype", name, describe(item(name)));
    }

    public long integer(String name) {
        return integer(name, item(name));
    }

    private long integer(String name, Item<V> item) {
        return switch (item) {
            case Item.Constant<V>(Long number) -> number;
            case Item.Native<V>(V tensor)
            when memory.dtype(tensor).isIntegral() -> only(name, tensor).whole(0);
            case Item.Native<V> _, Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw problem("%s is %s, not a whole number", name, describe(item));
        };
    }

    /** The one element of a tensor, read by the program. */
    private dev.espalier.engine.backend.Tensor only(String name, V tensor) {
        if (LongStream.of(memory.shape(tensor)).reduce(1, (a, b) -> a * b) != 1) {
            throw problem("%s is %s, not a number", name, describe(new Item.Native<>(tensor)));
        }
        return read(tensor);
    }

    /** The elements of a tensor, read by the program. */
    public dev.espalier.engine.backend.Tensor read(V tensor) {
        dependsOnData();
        return memory.host(tensor).toTensor();
    }

    public double number(String name) {
        return switch (item(name)) {
            case Item.Constant<V>(Long number) -> number;
            case Item.Constant<V>(BigInteger number) -> number.doubleValue();
            case Item.Constant<V>(Double number) -> number;
            case Item.Constant<V>(Boolean truth) -> truth ? 1 : 0;
            case Item.Native<V>(V tensor) -> only(name, tensor).real(0);
            case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw problem("%s is %s, not a number", name, describe(item(name)));
        };
    }

    public boolean truth(String name) {
        return switch (item(name)) {
            case Item.Constant<V>(Boolean truth) -> truth;
            case Item.Constant<V>(Long number) -> number != 0;
            case Item.Native<V>(V tensor) -> only(name, tensor).truth(0);
            case Item.Constant<V> _, Item.Many<V> _, Item.Range<V> _ ->
                throw problem("%s is %s, not True or False", name, describe(item(name)));
        };
    }

    public Optional<String> text(String name) {
        return item(name) instanceof Item.Constant<V>(String text) ? Optional.of(text) : Optional.empty();
    }

    /** The integers of a sequence, of a vector, or of one number. */
    public long[] integers(String name) {
        return integers(name, item(name));
    }

    public long[] integers(String name, Item<V> item) {
        return switch (item) {
            case Item.Many<V>(List<Item<V>> parts) ->
                parts.stream().mapToLong(part -> integer(name, part)).toArray();
            case Item.Native<V>(V tensor)
            when memory.shape(tensor).length == 1 -> {
                dev.espalier.engine.backend.Tensor read = read(tensor);
                yield LongStream.range(0, read.count())
                        .map(i -> read.whole((int) i))
                        .toArray();
            }
            case Item.Native<V> _, Item.Constant<V> _, Item.Range<V> _ -> new long[] {integer(name, item)};
        };
    }

    /** An axis counted from the start. */
    public long axis(String name, int rank) {
        return normalize(integer(name), rank);
    }

    public long normalize(long axis, int rank) {
        long fromStart = axis < 0 ? axis + rank : axis;
        if (fromStart < 0 || fromStart >= rank) {
            throw problem("axis %d is out of range for %d axes", axis, rank);
        }
        return fromStart;
    }

    /** The axes named, counted from the start; all of them where the argument is None. */
    public long[] axes(String name, int rank) {
        if (!given(name)) {
            return LongStream.range(0, rank).toArray();
        }
        long[] axes =
                LongStream.of(integers(name)).map(axis -> normalize(axis, rank)).toArray();
        if (LongStream.of(axes).distinct().count() != axes.length) {
            throw problem("an axis is named twice: %s", Arrays.toString(integers(name)));
        }
        return axes;
    }

    /** One number for each of some places, where one number may stand for all. */
    public long[] spread(String name, int count) {
        long[] numbers = integers(name);
        if (numbers.length == count) {
            return numbers;
        }
        if (numbers.length != 1) {
            throw problem("%s has %d entries, not %d", name, numbers.length, count);
        }
        long[] all = new long[count];
        Arrays.fill(all, numbers[0]);
        return all;
    }

    String describe(Item<V> item) {
        return switch (item) {
            case Item.Native<V>(V tensor) ->
                new TensorType(memory.dtype(tensor), Shape.of(memory.shape(tensor))).toString();
            case Item.Constant<V>(Graph region) -> region.name();
            case Item.Constant<V>(Object value) -> String.valueOf(value);
            case Item.Many<V>(List<Item<V>> parts) ->
                parts.stream().map(this::describe).collect(Collectors.joining(", ", "(", ")"));
            case Item.Range<V> _ -> "a slice";
        };
    }

    /** Hands over each tensor among the arguments. */
    public void forEachTensor(java.util.function.Consumer<? super V> action) {
        items.forEach(item -> item.forEach(action));
    }

    /** The same operation on other arguments. */
    public Call<V> with(java.util.function.UnaryOperator<Item<V>> change) {
        return new Call<>(operation, items.stream().map(change).toList(), memory) {
            @Override
            public void dependsOnData() {
                Call.this.dependsOnData();
            }
        };
    }

    /** The operation with the types of its operands: {@code add(f32[2,3], f32[3])}. */
    @Override
    public String toString() {
        return items.stream().map(this::describe).collect(Collectors.joining(", ", operation.name() + "(", ")"));
    }

    /** A tensor of the Java reference as one of the library. */
    public V of(dev.espalier.engine.backend.Tensor tensor) {
        return memory.of(HostTensor.of(tensor));
    }
}
