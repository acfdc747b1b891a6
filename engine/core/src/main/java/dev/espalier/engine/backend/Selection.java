package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Ellipsis;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The elements that an index selects, by NumPy's rules.
 *
 * @param shape the shape of the selection
 * @param positions the row-major position in the indexed tensor of each selected element
 */
record Selection(int[] shape, int[] positions) {

    /** One part of an index with the axis it applies to: an array of places, or a slice. */
    private sealed interface Part {
        /** Whole numbers, possibly without axes; all of these broadcast together. */
        record Places(int axis, Tensor places) implements Part {}

        record Taken(int axis, Slice slice) implements Part {}

        record Fresh() implements Part {}
    }

    static Selection of(Tensor x, Value index) {
        List<Part> parts = parts(x, items(index));
        boolean arrays = parts.stream()
                .anyMatch(part ->
                        part instanceof Part.Places places && places.places().rank() > 0);
        int[] common = Grid.broadcast(
                "getitem",
                parts.stream()
                        .filter(Part.Places.class::isInstance)
                        .map(part -> ((Part.Places) part).places().shape())
                        .toArray(int[][]::new));
        List<Integer> shape = new ArrayList<>();
        int[] source = new int[parts.size()];
        int arraysAt = arrays ? place(parts) : -1;
        boolean placed = false;
        for (int i = 0; i < parts.size(); i++) {
            if (arraysAt == shape.size() && !placed && (arraysAt == 0 || parts.get(i) instanceof Part.Places)) {
                IntStream.of(common).forEach(shape::add);
                placed = true;
            }
            source[i] = shape.size();
            switch (parts.get(i)) {
                case Part.Taken(var _, Slice slice) -> shape.add((int) slice.count());
                case Part.Fresh() -> shape.add(1);
                case Part.Places _ -> source[i] = arrays ? arraysAt : -1;
            }
        }
        int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
        return new Selection(sizes, Grid.positions(sizes, at -> {
            int[] from = new int[x.rank()];
            for (int i = 0; i < parts.size(); i++) {
                switch (parts.get(i)) {
                    case Part.Taken(int axis, Slice slice) ->
                        from[axis] = (int) (slice.start() + at[source[i]] * slice.step());
                    case Part.Places(int axis, Tensor places) ->
                        from[axis] = chosen(x, axis, places, at, source[i], common);
                    case Part.Fresh() -> {}
                }
            }
            return Grid.position(from, x.shape());
        }));
    }

    private static int chosen(Tensor x, int axis, Tensor places, int[] at, int start, int... common) {
        int position = 0;
        for (int i = 0; i < places.rank(); i++) {
            int where = at[start + common.length - places.rank() + i];
            position = position * places.size(i) + (places.size(i) == 1 ? 0 : where);
        }
        return IndexKernels.place("getitem", places.whole(position), x.size(axis));
    }

    /** Where the axes of index arrays go: to the first of them where they stand together, else to the front. */
    private static int place(List<Part> parts) {
        int first = -1;
        int last = -1;
        int before = 0;
        int between = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Places) {
                first = first < 0 ? i : first;
                between = last >= 0 && last != i - 1 ? 1 : between;
                last = i;
            } else if (first < 0) {
                before++;
            }
        }
        return between == 1 ? 0 : before;
    }

    private static List<Value> items(Value index) {
        return index instanceof Value.Sequence(List<Value> items) ? items : List.of(index);
    }

    private static List<Part> parts(Tensor x, List<Value> items) {
        int used = items.stream().mapToInt(Selection::axesOf).sum();
        if (used > x.rank()) {
            throw new EvaluationProblem("getitem: %d indices for %s".formatted(used, x.type()));
        }
        boolean open = items.stream().anyMatch(Selection::isEllipsis);
        List<Value> all = new ArrayList<>(items);
        if (!open) {
            all.add(new Value.Constant(Ellipsis.INSTANCE));
        }
        List<Part> parts = new ArrayList<>();
        int axis = 0;
        for (Value item : all) {
            if (isEllipsis(item)) {
                for (int i = used; i < x.rank(); i++) {
                    parts.add(new Part.Taken(axis, new Slice(0, 1, x.size(axis))));
                    axis++;
                }
            } else {
                parts.addAll(part(x, axis, item));
                axis += axesOf(item);
            }
        }
        return parts;
    }

    private static boolean isEllipsis(Value item) {
        return item instanceof Value.Constant(Ellipsis _);
    }

    private static int axesOf(Value item) {
        return switch (item) {
            case Value.Constant(None _), Value.Constant(Ellipsis _) -> 0;
            case Value.Constant _, Value.Sequence _, Value.Range _ -> 1;
            case Tensor tensor -> tensor.dtype().isBool() ? tensor.rank() : 1;
        };
    }

    private static List<Part> part(Tensor x, int axis, Value item) {
        return switch (item) {
            case Value.Constant(None _) -> List.of(new Part.Fresh());
            case Value.Constant(Long at) -> List.of(new Part.Places(axis, Numbers.tensor(at, DType.INT64)));
            case Value.Range(Value.Constant start, Value.Constant stop, Value.Constant step) ->
                List.of(new Part.Taken(
                        axis, Slice.of(bound(start), bound(stop), bound(step).orElse(1), x.size(axis))));
            case Tensor mask when mask.dtype().isBool() -> masked(x, axis, mask);
            case Tensor places when places.dtype().isIntegral() -> List.of(new Part.Places(axis, places));
            case Value.Sequence sequence -> part(x, axis, array(sequence));
            case Tensor _, Value.Constant _ ->
                throw new EvaluationProblem("getitem: not an index: " + Arguments.describe(item));
        };
    }

    private static Tensor array(Value.Sequence sequence) {
        Tensor array = Numbers.array(sequence, Optional.empty());
        return array.count() == 0 ? array.cast(DType.INT64) : array;
    }

    private static List<Part> masked(Tensor x, int axis, Tensor mask) {
        if (!Arrays.equals(mask.shape(), Arrays.copyOfRange(x.shape(), axis, axis + mask.rank()))) {
            throw new EvaluationProblem("getitem: the mask %s does not fit %s".formatted(mask.type(), x.type()));
        }
        int[] positions = IndexKernels.trueAt(mask);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < mask.rank(); i++) {
            int along = i;
            int[] places = Arrays.stream(positions)
                    .map(position -> Grid.index(position, mask.shape())[along])
                    .toArray();
            parts.add(new Part.Places(axis + i, ShapeKernels.vector(DType.INT64, places)));
        }
        return parts;
    }

    private static OptionalLong bound(Value.Constant bound) {
        return bound.value() instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
