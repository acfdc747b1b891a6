package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Shapes of what indexing, taking and gathering give. */
final class IndexShapes {
    private IndexShapes() {}

    /** The parts of an index, whether it was written as a tuple or alone. */
    static List<Term> parts(Term index) {
        return index instanceof SequenceTerm(List<Term> items) ? items : List.of(index);
    }

    static boolean isSlice(Term part) {
        return part instanceof Apply apply && apply.operation().name().equals("slice");
    }

    /** The shape of {@code x[index]}: NumPy's rules, with arrays of integers and masks. */
    static Shape indexed(String operation, TensorType x, Term index, Function<Term, TermType> typeOf) {
        if (index instanceof Fragment && typeOf.apply(index) instanceof TermType.Other) {
            return Shape.unknown();
        }
        List<Term> parts = parts(index);
        List<Shape> arrays = new ArrayList<>();
        int consumed = 0;
        boolean ellipsis = false;
        for (Term part : parts) {
            if (part.equals(new Literal(Ellipsis.INSTANCE))) {
                ellipsis = true;
                continue;
            }
            Optional<Integer> axes = consumedAxes(part, typeOf);
            if (axes.isEmpty()) {
                return Shape.unknown();
            }
            consumed += axes.get();
            arrayShape(part, typeOf).ifPresent(arrays::add);
        }
        if (!x.shape().isKnownRank()) {
            return Shape.unknown();
        }
        int rank = x.shape().rank().getAsInt();
        if (consumed > rank) {
            throw new IrProblem("%s: %d indices for %s".formatted(operation, consumed, x));
        }
        return placed(operation, x, withEllipsis(parts, ellipsis), rank - consumed, arrays, typeOf);
    }

    private static List<Term> withEllipsis(List<Term> parts, boolean present) {
        List<Term> all = new ArrayList<>(parts);
        if (!present) {
            all.add(new Literal(Ellipsis.INSTANCE));
        }
        return all;
    }

    private static Shape placed(
            String operation,
            TensorType x,
            List<Term> parts,
            int free,
            List<Shape> arrays,
            Function<Term, TermType> typeOf) {
        List<Dim> dims = x.shape().dims().orElseThrow();
        List<Dim> result = new ArrayList<>();
        int axis = 0;
        int arraysAt = -1;
        int lastArray = -1;
        boolean apart = false;
        for (int i = 0; i < parts.size(); i++) {
            Term part = parts.get(i);
            if (part.equals(new Literal(Ellipsis.INSTANCE))) {
                result.addAll(dims.subList(axis, axis + free));
                axis += free;
            } else if (Constants.isNone(part)) {
                result.add(Dim.of(1));
            } else if (isSlice(part)) {
                result.add(sliced(dims.get(axis++), (Apply) part));
            } else {
                int consumed = consumedAxes(part, typeOf).orElseThrow();
                if (consumed > 0) {
                    requireInside(operation, x, axis, part, dims.get(axis));
                }
                axis += consumed;
                if (!arrays.isEmpty()) {
                    apart |= lastArray >= 0 && lastArray != i - 1;
                    arraysAt = arraysAt < 0 ? result.size() : arraysAt;
                    lastArray = i;
                }
            }
        }
        if (arrays.isEmpty()) {
            return Shape.of(result);
        }
        Shape common = BasicShapes.broadcast(
                operation,
                arrays.stream().map(shape -> new TensorType(DType.INT64, shape)).toList());
        if (!common.isKnownRank()) {
            return Shape.unknown();
        }
        result.addAll(apart ? 0 : arraysAt, common.dims().orElseThrow());
        return Shape.of(result);
    }

    private static void requireInside(String operation, TensorType x, int axis, Term part, Dim dim) {
        OptionalLong at = Constants.integer(part);
        if (at.isPresent()
                && dim instanceof Dim.Known(long size)
                && (at.getAsLong() >= size || at.getAsLong() < -size)) {
            throw new IrProblem(
                    "%s: index %d is out of range for axis %d of %s".formatted(operation, at.getAsLong(), axis, x));
        }
    }

    /** How many axes a part of an index uses up; empty where that is not known. */
    private static Optional<Integer> consumedAxes(Term part, Function<Term, TermType> typeOf) {
        if (Constants.isNone(part)) {
            return Optional.of(0);
        }
        if (Constants.integer(part).isPresent() || part instanceof SequenceTerm || isSlice(part)) {
            return Optional.of(1);
        }
        return switch (typeOf.apply(part)) {
            case TermType.Tensor(TensorType type)
            when type.dtype().isBool() && type.shape().isKnownRank() ->
                Optional.of(type.shape().rank().getAsInt());
            case TermType.Tensor(TensorType type)
            when type.dtype().isKnown()
                    && !type.dtype().isBool()
                    && type.shape().isKnownRank() -> Optional.of(1);
            case TermType.Scalar(Kind kind) when kind == Kind.INT || kind == Kind.UINT -> Optional.of(1);
            case TermType.Tensor _, TermType.Scalar _, TermType.Sequence _, TermType.Other _ -> Optional.empty();
        };
    }

    /** The shape that an array of integers or a mask brings into the result; empty for other parts. */
    private static Optional<Shape> arrayShape(Term part, Function<Term, TermType> typeOf) {
        if (part instanceof SequenceTerm(List<Term> items)) {
            boolean numbers =
                    items.stream().allMatch(item -> Constants.integer(item).isPresent());
            return Optional.of(numbers ? Shape.of(items.size()) : Shape.unknown());
        }
        if (Constants.integer(part).isPresent() || Constants.isNone(part) || isSlice(part)) {
            return Optional.empty();
        }
        return typeOf.apply(part) instanceof TermType.Tensor(TensorType type)
                ? Optional.of(type.dtype().isBool() ? Shape.ofRank(1) : type.shape())
                : Optional.empty();
    }

    private static Dim sliced(Dim dim, Apply slice) {
        Term start = slice.arguments().get(0);
        Term stop = slice.arguments().get(1);
        Term step = slice.arguments().get(2);
        boolean forwards = Constants.isNone(step) || step.equals(Literal.of(1));
        if (forwards && (Constants.isNone(start) || start.equals(Literal.of(0))) && Constants.isNone(stop)) {
            return dim;
        }
        boolean known = List.of(start, stop, step).stream()
                .allMatch(bound ->
                        Constants.isNone(bound) || Constants.integer(bound).isPresent());
        if (!known || !(dim instanceof Dim.Known(long size))) {
            return Dim.UNKNOWN;
        }
        return Dim.of(Slice.of(slice, size).count());
    }

    static Shape taken(String operation, TensorType x, TensorType indices, Term axis) {
        if (Constants.isNone(axis)) {
            return indices.shape();
        }
        OptionalInt along = Axes.one(operation, axis, x);
        if (along.isEmpty() || !indices.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims().orElseThrow());
        dims.remove(along.getAsInt());
        dims.addAll(along.getAsInt(), indices.shape().dims().orElseThrow());
        return Shape.of(dims);
    }

    /** NumPy's {@code take_along_axis}: the other axes broadcast. */
    static Shape takenAlong(String operation, TensorType x, TensorType indices, Term axis) {
        OptionalInt along = Axes.one(operation, axis, x);
        if (along.isEmpty() || !indices.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> wanted = indices.shape().dims().orElseThrow();
        if (wanted.size() != x.shape().rank().getAsInt()) {
            throw new IrProblem("%s: ranks differ: %s and %s".formatted(operation, x, indices));
        }
        List<Dim> dims = new ArrayList<>(x.shape().dims().orElseThrow());
        dims.set(along.getAsInt(), Dim.of(1));
        return BasicShapes.broadcast(operation, List.of(x.withShape(Shape.of(dims)), indices));
    }

    static Shape gathered(TensorType x, TensorType indices) {
        if (!x.shape().isKnownRank() || !indices.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = indices.shape().dims().orElseThrow();
        if (dims.isEmpty() || !(dims.getLast() instanceof Dim.Known(long depth))) {
            return Shape.unknown();
        }
        BasicShapes.requireRank("gather_nd", x, (int) depth);
        List<Dim> result = new ArrayList<>(dims.subList(0, dims.size() - 1));
        List<Dim> all = x.shape().dims().orElseThrow();
        result.addAll(all.subList((int) depth, all.size()));
        return Shape.of(result);
    }

    /** The shape of a gather in batches: that of the indices, then the axes behind the one that is gathered from. */
    static Shape batchGathered(TensorType x, TensorType indices, OptionalLong axes) {
        if (!x.shape().isKnownRank() || !indices.shape().isKnownRank() || axes.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        BasicShapes.requireRank("batch_gather", x, (int) axes.getAsLong() + 1);
        List<Dim> result = new ArrayList<>(indices.shape().dims().orElseThrow());
        result.addAll(dims.subList((int) axes.getAsLong() + 1, dims.size()));
        return Shape.of(result);
    }

    /** The shape of sums by segment: the segments, then the axes that the ids do not cover. */
    static Shape segmented(String operation, TensorType x, TensorType ids, Dim count) {
        if (!x.shape().isKnownRank() || !ids.shape().isKnownRank()) {
            return Shape.unknown();
        }
        BasicShapes.requireRank(operation, x, ids.shape().rank().getAsInt());
        List<Dim> dims = x.shape().dims().orElseThrow();
        List<Dim> result = new ArrayList<>(List.of(count));
        result.addAll(dims.subList(ids.shape().rank().getAsInt(), dims.size()));
        return Shape.of(result);
    }
}
