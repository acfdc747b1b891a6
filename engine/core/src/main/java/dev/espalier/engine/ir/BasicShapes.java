package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Shapes of results that keep, drop, join or rearrange axes. */
final class BasicShapes {
    private BasicShapes() {}

    /** The common shape of operands; sizes of 1 stretch. */
    static Shape broadcast(String operation, List<TensorType> types) {
        if (types.stream().anyMatch(type -> !type.shape().isKnownRank())) {
            return Shape.unknown();
        }
        List<Dim> result = new ArrayList<>();
        for (TensorType type : types) {
            List<Dim> dims = type.shape().dims().orElseThrow();
            while (result.size() < dims.size()) {
                result.addFirst(Dim.of(1));
            }
            int offset = result.size() - dims.size();
            for (int i = 0; i < dims.size(); i++) {
                Dim left = result.get(offset + i);
                Dim right = dims.get(i);
                result.set(
                        offset + i,
                        Dims.broadcast(left, right)
                                .orElseThrow(() -> new IrProblem("%s: shapes do not broadcast: %s (%s ≠ %s)"
                                        .formatted(operation, listed(types), left, right))));
            }
        }
        return Shape.of(result);
    }

    private static String listed(List<TensorType> types) {
        return types.stream().map(TensorType::toString).collect(Collectors.joining(" and "));
    }

    static Shape reduced(String operation, TensorType x, Term axis, Term keepdims) {
        OptionalInt rank = x.shape().rank();
        Optional<Boolean> keep = Constants.truth(keepdims);
        if (Constants.isNone(axis)) {
            return keep.isEmpty() || keep.get() && rank.isEmpty()
                    ? Shape.unknown()
                    : keep.get() ? Shape.of(Collections.nCopies(rank.getAsInt(), Dim.of(1))) : Shape.scalar();
        }
        Optional<List<Integer>> axes = Axes.several(operation, axis, x);
        if (axes.isEmpty()) {
            return keep.orElse(false) && rank.isPresent() ? Shape.ofRank(rank.getAsInt()) : Shape.unknown();
        }
        if (keep.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> result = new ArrayList<>();
        List<Dim> dims = x.shape().dims().orElseThrow();
        for (int i = 0; i < dims.size(); i++) {
            if (!axes.get().contains(i)) {
                result.add(dims.get(i));
            } else if (keep.get()) {
                result.add(Dim.of(1));
            }
        }
        return Shape.of(result);
    }

    /** The shape without its last axes. */
    static Shape dropped(String operation, TensorType x, int count) {
        return x.shape()
                .dims()
                .map(dims -> {
                    requireRank(operation, x, count);
                    return Shape.of(dims.subList(0, dims.size() - count));
                })
                .orElse(Shape.unknown());
    }

    static void requireRank(String operation, TensorType x, int rank) {
        if (x.shape().isKnownRank() && x.shape().rank().getAsInt() < rank) {
            throw new IrProblem("%s: needs %d or more axes, not %s".formatted(operation, rank, x));
        }
    }

    /** The shape with the size of one axis changed; unknown sizes everywhere where the axis is not known. */
    static Shape resized(String operation, TensorType x, Term axis, UnaryOperator<Dim> change) {
        OptionalInt rank = x.shape().rank();
        OptionalInt one = Axes.one(operation, axis, x);
        if (rank.isEmpty()) {
            return Shape.unknown();
        }
        if (one.isEmpty()) {
            return Shape.ofRank(rank.getAsInt());
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims().orElseThrow());
        dims.set(one.getAsInt(), change.apply(dims.get(one.getAsInt())));
        return Shape.of(dims);
    }

    /** The demanded shape, with the size written -1 computed where the others are known. */
    static Shape reshaped(String operation, TensorType x, Shape demanded) {
        if (!demanded.isKnownRank()) {
            return demanded;
        }
        List<Dim> dims = new ArrayList<>(demanded.dims().orElseThrow());
        Dim count = x.shape().dims().map(Dims::product).orElse(Dim.UNKNOWN);
        int open = -1;
        for (int i = 0; i < dims.size(); i++) {
            if (dims.get(i).is(-1)) {
                if (open >= 0) {
                    throw new IrProblem(operation + ": only one size may be -1, not " + demanded);
                }
                open = i;
                dims.set(i, Dim.of(1));
            }
        }
        Dim others = Dims.product(dims);
        if (open >= 0) {
            dims.set(open, quotient(operation, x, demanded, count, others));
        } else if (Dims.contradict(count, others)) {
            throw new IrProblem("%s: %s has %s elements, %s has %s".formatted(operation, x, count, demanded, others));
        }
        return Shape.of(dims);
    }

    private static Dim quotient(String operation, TensorType x, Shape demanded, Dim count, Dim others) {
        if (others.is(1)) {
            return count;
        }
        if (count instanceof Dim.Known(long n) && others instanceof Dim.Known(long m)) {
            if (m == 0 || n % m != 0) {
                throw new IrProblem("%s: %s elements of %s do not fit %s".formatted(operation, n, x, demanded));
            }
            return Dim.of(n / m);
        }
        return Dims.quotient(count, others);
    }

    static Shape permuted(String operation, TensorType x, Term axes) {
        if (!x.shape().isKnownRank()) {
            return Constants.items(axes)
                    .filter(_ -> !Constants.isNone(axes))
                    .map(items -> Shape.ofRank(items.size()))
                    .orElse(Shape.unknown());
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        if (Constants.isNone(axes)) {
            return Shape.of(dims.reversed());
        }
        Optional<List<Integer>> order = Axes.several(operation, axes, x);
        if (order.isEmpty()) {
            return Shape.ofRank(dims.size());
        }
        if (order.get().size() != dims.size()) {
            throw new IrProblem(
                    "%s: %d axes named for %s".formatted(operation, order.get().size(), x));
        }
        return Shape.of(order.get().stream().map(dims::get).toList());
    }

    static Shape swapped(String operation, TensorType x, Term a, Term b) {
        OptionalInt first = Axes.one(operation, a, x);
        OptionalInt second = Axes.one(operation, b, x);
        if (first.isEmpty() || second.isEmpty()) {
            return x.shape().isKnownRank() ? Shape.ofRank(x.shape().rank().getAsInt()) : Shape.unknown();
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims().orElseThrow());
        Collections.swap(dims, first.getAsInt(), second.getAsInt());
        return Shape.of(dims);
    }

    static Shape moved(String operation, TensorType x, Term source, Term destination) {
        Optional<List<Integer>> from = Axes.several(operation, source, x);
        Optional<List<Integer>> to = Axes.several(operation, destination, x);
        if (from.isEmpty() || to.isEmpty()) {
            return x.shape().isKnownRank() ? Shape.ofRank(x.shape().rank().getAsInt()) : Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        return Shape.of(movedOrder(from.get(), to.get(), dims.size()).stream()
                .map(dims::get)
                .toList());
    }

    /** Which axis of the operand stands at each place after some were moved. */
    static List<Integer> movedOrder(List<Integer> from, List<Integer> to, int rank) {
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            if (!from.contains(axis)) {
                order.add(axis);
            }
        }
        to.stream().sorted().forEach(place -> order.add(place, from.get(to.indexOf(place))));
        return order;
    }

    static Shape expanded(String operation, TensorType x, Term axis) {
        Optional<List<Long>> axes = Constants.integers(axis);
        if (!x.shape().isKnownRank() || axes.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        int rank = dims.size() + axes.get().size();
        List<Integer> places = axes.get().stream()
                .map(place -> Axes.normalize(operation, place, rank, x))
                .toList();
        List<Dim> result = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < rank; i++) {
            result.add(places.contains(i) ? Dim.of(1) : dims.get(next++));
        }
        return Shape.of(result);
    }

    static Shape squeezed(String operation, TensorType x, Term axis) {
        if (!x.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        if (Constants.isNone(axis)) {
            return dims.stream().allMatch(Dim.Known.class::isInstance)
                    ? Shape.of(dims.stream().filter(dim -> !dim.is(1)).toList())
                    : Shape.unknown();
        }
        Optional<List<Integer>> axes = Axes.several(operation, axis, x);
        if (axes.isEmpty()) {
            return Shape.unknown();
        }
        for (int one : axes.get()) {
            if (dims.get(one) instanceof Dim.Known(long size) && size != 1) {
                throw new IrProblem("%s: axis %d of %s has size %d, not 1".formatted(operation, one, x, size));
            }
        }
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            if (!axes.get().contains(i)) {
                result.add(dims.get(i));
            }
        }
        return Shape.of(result);
    }

    static Shape concatenated(String operation, List<TensorType> parts, Term axis) {
        if (parts.stream().anyMatch(part -> !part.shape().isKnownRank())) {
            return Constants.isNone(axis) ? Shape.ofRank(1) : Shape.unknown();
        }
        if (Constants.isNone(axis)) {
            return Shape.of(List.of(Dims.sum(parts.stream()
                    .map(part -> Dims.product(part.shape().dims().orElseThrow()))
                    .toList())));
        }
        TensorType first = parts.getFirst();
        OptionalInt along = Axes.one(operation, axis, first);
        List<Dim> result = new ArrayList<>(first.shape().dims().orElseThrow());
        for (TensorType part : parts.subList(1, parts.size())) {
            List<Dim> dims = part.shape().dims().orElseThrow();
            for (int i = 0; i < result.size(); i++) {
                boolean fits = dims.size() == result.size()
                        && (along.isEmpty() || along.getAsInt() == i || !Dims.contradict(result.get(i), dims.get(i)));
                if (!fits) {
                    throw new IrProblem(
                            "%s: %s and %s do not fit along axis %s".formatted(operation, first, part, axis));
                }
                result.set(
                        i,
                        along.isEmpty()
                                ? Dim.UNKNOWN
                                : along.getAsInt() == i
                                        ? Dims.add(result.get(i), dims.get(i))
                                        : Dims.unify(result.get(i), dims.get(i)));
            }
        }
        return Shape.of(result);
    }

    static Shape stacked(String operation, List<TensorType> parts, Term axis) {
        Shape shape = parts.getFirst().shape();
        for (TensorType part : parts) {
            if (!part.shape().isKnownRank() || !shape.isKnownRank()) {
                return Shape.unknown();
            }
            List<Dim> left = shape.dims().orElseThrow();
            List<Dim> right = part.shape().dims().orElseThrow();
            List<Dim> common = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                if (left.size() != right.size() || Dims.contradict(left.get(i), right.get(i))) {
                    throw new IrProblem(
                            "%s: shapes differ: %s".formatted(operation, listed(List.of(parts.getFirst(), part))));
                }
                common.add(Dims.unify(left.get(i), right.get(i)));
            }
            shape = Shape.of(common);
        }
        TensorType wider = new TensorType(parts.getFirst().dtype(), shape);
        OptionalLong place = Constants.integer(axis);
        if (place.isEmpty()) {
            return Shape.ofRank(shape.rank().getAsInt() + 1);
        }
        List<Dim> dims = new ArrayList<>(shape.dims().orElseThrow());
        dims.add(Axes.normalize(operation, place.getAsLong(), dims.size() + 1, wider), Dim.of(parts.size()));
        return Shape.of(dims);
    }

    static Shape tiled(TensorType x, Term reps) {
        Optional<List<Long>> counts = Constants.integers(reps);
        if (!x.shape().isKnownRank() || counts.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims().orElseThrow());
        List<Long> times = new ArrayList<>(counts.get());
        while (dims.size() < times.size()) {
            dims.addFirst(Dim.of(1));
        }
        while (times.size() < dims.size()) {
            times.addFirst(1L);
        }
        for (int i = 0; i < dims.size(); i++) {
            dims.set(i, Dims.multiply(dims.get(i), Dim.of(times.get(i))));
        }
        return Shape.of(dims);
    }

    static Shape repeated(String operation, TensorType x, Term repeats, Term axis) {
        Optional<List<Long>> counts = Constants.integers(repeats);
        if (Constants.isNone(axis)) {
            Dim count = x.shape().dims().map(Dims::product).orElse(Dim.UNKNOWN);
            return Shape.of(List.of(repeatedSize(count, counts)));
        }
        return resized(operation, x, axis, dim -> repeatedSize(dim, counts));
    }

    private static Dim repeatedSize(Dim dim, Optional<List<Long>> counts) {
        if (counts.isEmpty()) {
            return Dim.UNKNOWN;
        }
        return counts.get().size() == 1
                ? Dims.multiply(dim, Dim.of(counts.get().getFirst()))
                : Dim.of(counts.get().stream().mapToLong(Long::longValue).sum());
    }

    static Shape atLeast(TensorType x, int rank) {
        return x.shape()
                .dims()
                .map(dims -> {
                    List<Dim> result = new ArrayList<>(dims);
                    while (result.size() < rank) {
                        result.addFirst(Dim.of(1));
                    }
                    return Shape.of(result);
                })
                .orElse(Shape.unknown());
    }

    /** How many numbers {@code arange} gives. */
    static long rangeCount(double start, double stop, double step) {
        return Math.max(0, (long) Math.ceil((stop - start) / step));
    }

    /** The sizes of parts, where a size is cut at indices. */
    static List<Dim> cut(Dim size, List<Long> indices) {
        if (!(size instanceof Dim.Known(long n))) {
            return Collections.nCopies(indices.size() + 1, Dim.UNKNOWN);
        }
        long[] bounds = LongStream.concat(
                        indices.stream().mapToLong(at -> Math.clamp(at < 0 ? at + n : at, 0, n)), LongStream.of(n))
                .toArray();
        List<Dim> parts = new ArrayList<>();
        long from = 0;
        for (long to : bounds) {
            parts.add(Dim.of(Math.max(0, to - from)));
            from = to;
        }
        return parts;
    }
}
