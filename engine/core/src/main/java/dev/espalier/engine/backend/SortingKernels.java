package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sorting, searching, sets and counting. NaN stands behind all numbers. */
final class SortingKernels {
    private SortingKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("sort", SortingKernels::sort);
        table.put("argsort", SortingKernels::argsort);
        table.put("top_k", SortingKernels::topK);
        table.put("searchsorted", SortingKernels::searchsorted);
        table.put("unique_all", SortingKernels::unique);
        table.put("isin", SortingKernels::isin);
        table.put("bincount", arguments -> bincount(arguments, false));
        table.put("bincount_weighted", arguments -> bincount(arguments, true));
        table.put("histogram", SortingKernels::histogram);
        return table;
    }

    /** Numbers in order; NaN last and equal to itself; complex numbers by real, then imaginary part. */
    static int compare(Tensor x, int i, Tensor y, int j) {
        if (x.dtype().isIntegral()) {
            return BinaryKernels.compare(x.dtype(), x.whole(i), y.whole(j));
        }
        double a = x.real(i);
        double b = y.real(j);
        int order = a == b ? 0 : Double.compare(a, b);
        return order == 0 && x.dtype().isComplex() ? Double.compare(x.imaginary(i), y.imaginary(j)) : order;
    }

    /** The offsets of a row's elements, sorted; equal ones keep their order. */
    static int[] order(Tensor x, int start, int length, boolean descending) {
        Comparator<Integer> comparator = (i, j) -> compare(x, start + i, x, start + j);
        return IntStream.range(0, length)
                .boxed()
                .sorted(descending ? comparator.reversed() : comparator)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Tensor sorted(Arguments arguments, Rows rows, int count, boolean descending, DType indices) {
        TensorBuilder result =
                new TensorBuilder(indices == null ? rows.tensor().dtype() : indices, rows.count(), count);
        for (int i = 0; i < rows.count(); i++) {
            int[] order = order(rows.tensor(), rows.at(i, 0), rows.length(), descending);
            if (count > order.length) {
                throw arguments.problem("%d wanted of %d", count, order.length);
            }
            for (int j = 0; j < count; j++) {
                if (indices == null) {
                    result.set(i * count + j, rows.tensor(), rows.at(i, order[j]));
                } else {
                    result.set(i * count + j, (long) order[j]);
                }
            }
        }
        return rows.restored(result.build());
    }

    private static Value sort(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Rows rows = Rows.of(x, arguments.axis("axis", x.rank()));
        return sorted(arguments, rows, rows.length(), arguments.truth("descending"), null);
    }

    private static Value argsort(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Rows rows = Rows.of(x, arguments.axis("axis", x.rank()));
        return sorted(arguments, rows, rows.length(), arguments.truth("descending"), arguments.dtype("dtype"));
    }

    private static Value topK(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Rows rows = Rows.of(x, arguments.axis("axis", x.rank()));
        int k = (int) arguments.integer("k");
        return Value.Sequence.of(
                sorted(arguments, rows, k, true, null), sorted(arguments, rows, k, true, arguments.dtype("dtype")));
    }

    /** For each value the first place (or with side "right" the last) where it can stand; rows of sorted numbers pair up. */
    private static Value searchsorted(Arguments arguments) {
        Tensor sorted = arguments.tensor("sorted");
        Tensor values = arguments.cast("values", sorted.dtype());
        boolean right = arguments.text("side").orElse("left").equals("right");
        int length = sorted.size(sorted.rank() - 1);
        int perRow = sorted.rank() == 1 || values.rank() == 0 ? values.count() : values.size(values.rank() - 1);
        TensorBuilder result = new TensorBuilder(arguments.dtype("dtype"), values.shape());
        for (int i = 0; i < values.count(); i++) {
            int start = sorted.rank() == 1 ? 0 : i / perRow * length;
            int value = i;
            long place = IntStream.range(0, length)
                    .filter(j -> {
                        int order = compare(sorted, start + j, values, value);
                        return order < 0 || right && order == 0;
                    })
                    .count();
            result.set(i, place);
        }
        return result.build();
    }

    private static Value unique(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int[] order = order(x, 0, x.count(), false);
        List<Integer> firsts = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        TensorBuilder inverse = new TensorBuilder(DType.INT64, x.shape());
        for (int place : order) {
            boolean fresh = firsts.isEmpty()
                    || compare(x, firsts.getLast(), x, place) != 0
                    || Double.isNaN(x.real(place)) && !Double.isNaN(x.real(firsts.getLast()));
            if (fresh) {
                firsts.add(place);
                counts.add(0L);
            }
            counts.set(counts.size() - 1, counts.getLast() + 1);
            inverse.set(place, (long) firsts.size() - 1);
        }
        Tensor values = x.picked(firsts.stream().mapToInt(Integer::intValue).toArray(), firsts.size());
        long[] numbers = counts.stream().mapToLong(Long::longValue).toArray();
        return Value.Sequence.of(
                values, inverse.build(), Tensor.ofWhole(DType.INT64, new int[] {numbers.length}, numbers));
    }

    private static Value isin(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Tensor y = arguments.cast("y", x.dtype());
        TensorBuilder result = new TensorBuilder(DType.BOOL, x.shape());
        for (int i = 0; i < x.count(); i++) {
            int one = i;
            boolean found = IntStream.range(0, y.count()).anyMatch(j -> BinaryKernels.order(x, one, y, j) == 0);
            result.set(i, found ? 1L : 0L);
        }
        return result.build();
    }

    private static Value bincount(Arguments arguments, boolean weighted) {
        Tensor x = arguments.tensor("x");
        long length = arguments.integer("minlength");
        for (int i = 0; i < x.count(); i++) {
            if (x.whole(i) < 0) {
                throw arguments.problem("a negative number: %d", x.whole(i));
            }
            length = Math.max(length, x.whole(i) + 1);
        }
        DType dtype = weighted ? arguments.tensor("weights").dtype() : arguments.dtype("dtype");
        Tensor weights = weighted ? arguments.tensor("weights") : null;
        List<Accumulator> bins = IntStream.range(0, (int) length)
                .mapToObj(_ -> new Accumulator(dtype))
                .toList();
        Tensor one = Numbers.tensor(1L, dtype);
        for (int i = 0; i < x.count(); i++) {
            bins.get((int) x.whole(i)).add(weighted ? weights : one, weighted ? i : 0);
        }
        TensorBuilder result = new TensorBuilder(dtype, (int) length);
        for (int i = 0; i < length; i++) {
            bins.get(i).store(result, i);
        }
        return result.build();
    }

    private static Value histogram(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int bins = (int) arguments.integer("bins");
        double low = arguments.number("low");
        double high = arguments.number("high");
        DType dtype = x.dtype().isFloating() ? x.dtype() : DType.FLOAT64;
        TensorBuilder counts = new TensorBuilder(arguments.dtype("dtype"), bins);
        long[] found = new long[bins];
        for (int i = 0; i < x.count(); i++) {
            double value = x.real(i);
            if (value >= low && value <= high) {
                found[Math.min(bins - 1, (int) ((value - low) / (high - low) * bins))]++;
            }
        }
        TensorBuilder edges = new TensorBuilder(dtype, bins + 1);
        for (int i = 0; i <= bins; i++) {
            edges.set(i, low + (high - low) * i / bins);
            if (i < bins) {
                counts.set(i, found[i]);
            }
        }
        return Value.Sequence.of(counts.build(), edges.build());
    }
}
