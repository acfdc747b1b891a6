package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shapes of what slides over the axes of an image, and of paddings. */
final class WindowShapes {
    private WindowShapes() {}

    static Shape convolved(
            String operation, TensorType x, TensorType weight, Term stride, Term padding, Term dilation, Term groups) {
        if (!x.shape().isKnownRank() || !weight.shape().isKnownRank()) {
            return x.shape().isKnownRank() ? Shape.ofRank(x.shape().rank().getAsInt()) : Shape.unknown();
        }
        List<Dim> image = x.shape().dims().orElseThrow();
        List<Dim> kernel = weight.shape().dims().orElseThrow();
        if (image.size() != kernel.size() || image.size() < 3) {
            throw new IrProblem("%s: %s does not slide over %s".formatted(operation, weight, x));
        }
        Dim channels = Dims.multiply(
                kernel.get(1),
                Constants.integer(groups).isPresent()
                        ? Dim.of(Constants.integer(groups).getAsLong())
                        : Dim.UNKNOWN);
        if (Dims.contradict(image.get(1), channels)) {
            throw new IrProblem(
                    "%s: %s has %s channels, %s takes %s".formatted(operation, x, image.get(1), weight, channels));
        }
        List<Dim> result = new ArrayList<>(List.of(image.get(0), kernel.get(0)));
        for (int i = 2; i < image.size(); i++) {
            result.add(window(image.get(i), kernel.get(i), at(stride, i - 2), padding, i - 2, at(dilation, i - 2)));
        }
        return Shape.of(result);
    }

    static Shape transposed(
            TensorType x,
            TensorType weight,
            Term stride,
            Term padding,
            Term outputPadding,
            Term dilation,
            Term groups) {
        if (!x.shape().isKnownRank() || !weight.shape().isKnownRank()) {
            return x.shape().isKnownRank() ? Shape.ofRank(x.shape().rank().getAsInt()) : Shape.unknown();
        }
        List<Dim> image = x.shape().dims().orElseThrow();
        List<Dim> kernel = weight.shape().dims().orElseThrow();
        OptionalLong parts = Constants.integer(groups);
        Dim channels = parts.isPresent() ? Dims.multiply(kernel.get(1), Dim.of(parts.getAsLong())) : Dim.UNKNOWN;
        List<Dim> result = new ArrayList<>(List.of(image.get(0), channels));
        for (int i = 2; i < image.size(); i++) {
            result.add(spreadOut(
                    image.get(i),
                    kernel.get(i),
                    List.of(at(stride, i - 2), at(padding, i - 2), at(outputPadding, i - 2), at(dilation, i - 2))));
        }
        return Shape.of(result);
    }

    private static Dim spreadOut(Dim image, Dim kernel, List<Optional<Long>> options) {
        if (!(image instanceof Dim.Known(long size))
                || !(kernel instanceof Dim.Known(long width))
                || options.stream().anyMatch(Optional::isEmpty)) {
            return Dim.UNKNOWN;
        }
        List<Long> given = options.stream().map(Optional::orElseThrow).toList();
        return Dim.of((size - 1) * given.get(0) - 2 * given.get(1) + given.get(2) + given.get(3) * (width - 1) + 1);
    }

    static Shape pooled(String operation, TensorType x, Term kernel, Term stride, Term padding) {
        if (!x.shape().isKnownRank()) {
            return Shape.unknown();
        }
        BasicShapes.requireRank(operation, x, 3);
        List<Dim> image = x.shape().dims().orElseThrow();
        List<Dim> result = new ArrayList<>(image.subList(0, 2));
        Term step = Constants.isNone(stride) ? kernel : stride;
        for (int i = 2; i < image.size(); i++) {
            Dim size = at(kernel, i - 2).map(Dim::of).orElse(Dim.UNKNOWN);
            result.add(window(image.get(i), size, at(step, i - 2), padding, i - 2, Optional.of(1L)));
        }
        return Shape.of(result);
    }

    private static Dim window(
            Dim image, Dim kernel, Optional<Long> stride, Term padding, int axis, Optional<Long> dilation) {
        if (Constants.text(padding).filter("same"::equals).isPresent()) {
            return stride.map(step -> Dims.map(image, size -> (size + step - 1) / step))
                    .orElse(Dim.UNKNOWN);
        }
        Optional<Long> sides = Constants.text(padding).isPresent() ? Optional.of(0L) : at(padding, axis);
        if (!(image instanceof Dim.Known(long size))
                || !(kernel instanceof Dim.Known(long width))
                || stride.isEmpty()
                || sides.isEmpty()
                || dilation.isEmpty()) {
            return Dim.UNKNOWN;
        }
        return Dim.of(Math.max(0, (size + 2 * sides.get() - dilation.get() * (width - 1) - 1) / stride.get() + 1));
    }

    /** The entry of an option that is one number for all spatial axes or one for each. */
    private static Optional<Long> at(Term option, int axis) {
        return Constants.integers(option).map(all -> all.get(all.size() == 1 ? 0 : axis));
    }

    static Shape padded(String operation, TensorType x, Term widths) {
        if (!x.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        if (!(widths instanceof SequenceTerm(List<Term> pairs))) {
            return Shape.ofRank(dims.size());
        }
        if (pairs.size() != dims.size()) {
            throw new IrProblem("%s: %d pairs of widths for %s".formatted(operation, pairs.size(), x));
        }
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            Dim added = Constants.integers(pairs.get(i))
                    .map(pair -> Dim.of(pair.stream().mapToLong(Long::longValue).sum()))
                    .orElse(Dim.UNKNOWN);
            result.add(Dims.add(dims.get(i), added));
        }
        return Shape.of(result);
    }

    static Shape scaled(TensorType x, Term scale) {
        return x.shape()
                .dims()
                .map(dims -> {
                    List<Dim> result = new ArrayList<>(dims);
                    for (int i = 2; i < dims.size(); i++) {
                        Optional<Long> factor = at(scale, i - 2);
                        result.set(
                                i,
                                Dims.multiply(dims.get(i), factor.map(Dim::of).orElse(Dim.UNKNOWN)));
                    }
                    return Shape.of(result);
                })
                .orElse(Shape.unknown());
    }

    /** Matrix to vector or vector to matrix, along the diagonal with this offset. */
    static Shape diagonalized(String operation, TensorType x, Term k) {
        if (!x.shape().isKnownRank()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        if (dims.size() == 1) {
            Dim size = Constants.integer(k).isEmpty()
                    ? Dim.UNKNOWN
                    : Dims.add(
                            dims.getFirst(),
                            Dim.of(Math.abs(Constants.integer(k).getAsLong())));
            return Shape.of(List.of(size, size));
        }
        return diagonal(operation, x, k, Literal.of(0), Literal.of(1));
    }

    static Shape diagonal(String operation, TensorType x, Term offset, Term axis1, Term axis2) {
        Optional<List<Integer>> axes = Axes.several(operation, SequenceTerm.of(axis1, axis2), x);
        if (axes.isEmpty()) {
            return Shape.unknown();
        }
        List<Dim> dims = x.shape().dims().orElseThrow();
        Dim length = Dim.UNKNOWN;
        if (Constants.integer(offset).isPresent()
                && dims.get(axes.get().getFirst()) instanceof Dim.Known(long rows)
                && dims.get(axes.get().getLast()) instanceof Dim.Known(long columns)) {
            long at = Constants.integer(offset).getAsLong();
            length = Dim.of(Math.max(0, Math.min(rows + Math.min(0, at), columns - Math.max(0, at))));
        }
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            if (!axes.get().contains(i)) {
                result.add(dims.get(i));
            }
        }
        result.add(length);
        return Shape.of(result);
    }
}
