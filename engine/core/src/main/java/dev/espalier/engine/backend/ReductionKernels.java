package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Operations that make one element out of the elements along some axes. */
final class ReductionKernels {
    /** One real number out of a row of real numbers. */
    private interface RowFunction {
        double apply(double[] row);
    }

    private ReductionKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("sum", ReductionKernels::sum);
        table.put("prod", ReductionKernels::prod);
        table.put("mean", ReductionKernels::mean);
        table.put("integer_mean", ReductionKernels::integerMean);
        table.put("var", ReductionKernels::var);
        table.put("amax", arguments -> extreme(arguments, 1, false));
        table.put("amin", arguments -> extreme(arguments, -1, false));
        table.put("nanmax", arguments -> extreme(arguments, 1, true));
        table.put("nanmin", arguments -> extreme(arguments, -1, true));
        table.put("argmax", arguments -> position(arguments, 1));
        table.put("argmin", arguments -> position(arguments, -1));
        table.put("all", arguments -> truth(arguments, true));
        table.put("any", arguments -> truth(arguments, false));
        table.put("logsumexp", real(ReductionKernels::logsumexp));
        table.put("nanmean", real(row -> present(row).average().orElse(Double.NaN)));
        table.put("vector_norm", ReductionKernels::vectorNorm);
        table.put("median", real(row -> quantile(row, 0.5, "linear")));
        table.put("lower_median", ReductionKernels::lowerMedian);
        table.put("quantile", ReductionKernels::quantile);
        table.put("average", ReductionKernels::average);
        return table;
    }

    private static Rows rows(Arguments arguments, Tensor x) {
        return Rows.of(x, arguments.axes("axis", x.rank()));
    }

    private static int[] shape(Arguments arguments, Rows rows) {
        return rows.reducedShape(arguments.operation().hasParameter("keepdims") && arguments.truth("keepdims"));
    }

    private static DType accumulation(Arguments arguments, Tensor x) {
        return arguments.given("dtype") ? arguments.dtype("dtype") : x.dtype();
    }

    private static Value sum(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        Rows rows = rows(arguments, given.cast(accumulation(arguments, given)));
        TensorBuilder result = new TensorBuilder(rows.tensor().dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            Accumulator total = new Accumulator(rows.tensor().dtype());
            for (int j = 0; j < rows.length(); j++) {
                total.add(rows.tensor(), rows.at(i, j));
            }
            total.store(result, i);
        }
        return result.build();
    }

    private static Value prod(Arguments arguments) {
        Tensor given = arguments.tensor("x");
        Rows rows = rows(arguments, given.cast(accumulation(arguments, given)));
        Tensor x = rows.tensor();
        TensorBuilder result = new TensorBuilder(x.dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            long whole = 1;
            Complex number = Complex.ONE;
            for (int j = 0; j < rows.length(); j++) {
                if (x.dtype().isIntegral()) {
                    whole *= x.whole(rows.at(i, j));
                } else if (x.dtype().isComplex()) {
                    number = number.times(Complex.of(x, rows.at(i, j)));
                } else {
                    number = new Complex(number.re() * x.real(rows.at(i, j)), 0);
                }
            }
            store(result, i, x.dtype(), whole, number);
        }
        return result.build();
    }

    static void store(TensorBuilder result, int at, DType dtype, long whole, Complex number) {
        if (dtype.isIntegral()) {
            result.set(at, whole);
        } else if (dtype.isComplex()) {
            result.set(at, number.re(), number.im());
        } else {
            result.set(at, number.re());
        }
    }

    private static Value mean(Arguments arguments) {
        DType dtype = accumulation(arguments, arguments.tensor("x"));
        Rows rows = rows(arguments, arguments.floating("x").cast(dtype));
        TensorBuilder result = new TensorBuilder(dtype, shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            Complex mean = total(rows, i).times(1.0 / rows.length());
            store(result, i, dtype, 0, rows.length() == 0 ? new Complex(Double.NaN, Double.NaN) : mean);
        }
        return result.build();
    }

    private static Complex total(Rows rows, int row) {
        double re = 0;
        double im = 0;
        for (int j = 0; j < rows.length(); j++) {
            re += rows.tensor().real(rows.at(row, j));
            im += rows.tensor().imaginary(rows.at(row, j));
        }
        return new Complex(re, im);
    }

    private static Value integerMean(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        if (!x.dtype().isIntegral()) {
            throw arguments.problem("needs whole numbers, not %s", x.type());
        }
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(x.dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            if (rows.length() == 0) {
                throw arguments.problem("no elements");
            }
            long total = 0;
            for (int j = 0; j < rows.length(); j++) {
                total = Rounding.wrap(x.dtype(), total + rows.tensor().whole(rows.at(i, j)));
            }
            result.set(i, x.dtype().isUnsigned() ? Long.divideUnsigned(total, rows.length()) : total / rows.length());
        }
        return result.build();
    }

    private static Value var(Arguments arguments) {
        Tensor x = arguments.floating("x");
        Rows rows = rows(arguments, x);
        double divisor = rows.length() - arguments.number("ddof");
        TensorBuilder result = new TensorBuilder(x.dtype().real(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            Complex mean = total(rows, i).times(1.0 / rows.length());
            double squares = 0;
            for (int j = 0; j < rows.length(); j++) {
                Complex distance = Complex.of(rows.tensor(), rows.at(i, j)).minus(mean);
                squares += distance.re() * distance.re() + distance.im() * distance.im();
            }
            result.set(i, rows.length() == 0 ? Double.NaN : squares / Math.max(0, divisor));
        }
        return result.build();
    }

    /** The largest or smallest element; NaN wins unless it is to be skipped. */
    private static Value extreme(Arguments arguments, int wanted, boolean skipNaN) {
        Tensor x = arguments.tensor("x");
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(x.dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            result.set(i, rows.tensor(), rows.at(i, best(arguments, rows, i, wanted, skipNaN)));
        }
        return result.build();
    }

    private static int best(Arguments arguments, Rows rows, int row, int wanted, boolean skipNaN) {
        if (rows.length() == 0) {
            throw arguments.problem("no elements along the axis");
        }
        if (rows.tensor().dtype().isComplex()) {
            throw arguments.problem("complex numbers have no order");
        }
        int best = 0;
        for (int j = 1; j < rows.length(); j++) {
            boolean bestNaN = Double.isNaN(rows.tensor().real(rows.at(row, best)));
            boolean nextNaN = Double.isNaN(rows.tensor().real(rows.at(row, j)));
            boolean better = bestNaN || nextNaN
                    ? bestNaN != nextNaN && bestNaN == skipNaN
                    : BinaryKernels.order(rows.tensor(), rows.at(row, j), rows.tensor(), rows.at(row, best)) == wanted;
            best = better ? j : best;
        }
        return best;
    }

    private static Value position(Arguments arguments, int wanted) {
        Tensor x = arguments.tensor("x");
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(arguments.dtype("dtype"), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            result.set(i, (long) best(arguments, rows, i, wanted, false));
        }
        return result.build();
    }

    private static Value truth(Arguments arguments, boolean all) {
        Rows rows = rows(arguments, arguments.tensor("x"));
        TensorBuilder result = new TensorBuilder(DType.BOOL, shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            int row = i;
            IntStream columns = IntStream.range(0, rows.length());
            boolean holds = all
                    ? columns.allMatch(j -> rows.tensor().truth(rows.at(row, j)))
                    : columns.anyMatch(j -> rows.tensor().truth(rows.at(row, j)));
            result.set(i, holds ? 1L : 0L);
        }
        return result.build();
    }

    private static Kernel real(RowFunction function) {
        return arguments -> reduced(arguments, arguments.real("x"), function);
    }

    private static Tensor reduced(Arguments arguments, Tensor x, RowFunction function) {
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(x.dtype().real(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            result.set(i, function.apply(numbers(rows, i)));
        }
        return result.build();
    }

    static double[] numbers(Rows rows, int row) {
        return IntStream.range(0, rows.length())
                .mapToDouble(j -> rows.tensor().real(rows.at(row, j)))
                .toArray();
    }

    static double logsumexp(double[] row) {
        double largest = Arrays.stream(row).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest) || Double.isNaN(largest)) {
            return largest;
        }
        return largest
                + Math.log(Arrays.stream(row).map(x -> Math.exp(x - largest)).sum());
    }

    private static DoubleStream present(double[] row) {
        return Arrays.stream(row).filter(x -> !Double.isNaN(x));
    }

    private static Value vectorNorm(Arguments arguments) {
        Tensor x = arguments.floating("x");
        double order = arguments.number("ord");
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(x.dtype().real(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            int row = i;
            result.set(
                    i,
                    norm(
                            IntStream.range(0, rows.length())
                                    .mapToDouble(j -> Complex.of(rows.tensor(), rows.at(row, j))
                                            .abs())
                                    .toArray(),
                            order));
        }
        return result.build();
    }

    static double norm(double[] sizes, double order) {
        if (order == 0) {
            return Arrays.stream(sizes).filter(size -> size != 0).count();
        }
        if (Double.isInfinite(order)) {
            return order > 0
                    ? Arrays.stream(sizes).max().orElse(0)
                    : Arrays.stream(sizes).min().orElse(Double.POSITIVE_INFINITY);
        }
        if (order == 2) {
            return Math.sqrt(Arrays.stream(sizes).map(size -> size * size).sum());
        }
        return Math.pow(Arrays.stream(sizes).map(size -> Math.pow(size, order)).sum(), 1 / order);
    }

    private static Value lowerMedian(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        Rows rows = rows(arguments, x);
        TensorBuilder result = new TensorBuilder(x.dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            if (rows.length() == 0) {
                throw arguments.problem("no elements along the axis");
            }
            int[] order = SortingKernels.order(rows.tensor(), rows.at(i, 0), rows.length(), false);
            boolean anyNaN = Double.isNaN(rows.tensor().real(rows.at(i, order[rows.length() - 1])));
            int middle = order[anyNaN ? rows.length() - 1 : (rows.length() - 1) / 2];
            result.set(i, rows.tensor(), rows.at(i, middle));
        }
        return result.build();
    }

    private static Value quantile(Arguments arguments) {
        Tensor x = arguments.real("x");
        Tensor q = arguments.cast("q", DType.FLOAT64);
        String method = arguments.text("method").orElse("linear");
        Rows rows = rows(arguments, x);
        int[] rest = shape(arguments, rows);
        TensorBuilder result = new TensorBuilder(x.dtype(), Grid.append(q.shape(), rest));
        for (int k = 0; k < q.count(); k++) {
            for (int i = 0; i < rows.count(); i++) {
                result.set(k * rows.count() + i, quantile(numbers(rows, i), q.real(k), method));
            }
        }
        return result.build();
    }

    private static double quantile(double[] row, double q, String method) {
        if (row.length == 0 || Arrays.stream(row).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] sorted = Arrays.stream(row).sorted().toArray();
        double place = q * (row.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, row.length - 1);
        return switch (method) {
            case "lower" -> sorted[below];
            case "higher" -> sorted[(int) Math.ceil(place)];
            case "nearest" -> sorted[(int) Math.rint(place)];
            case "midpoint" -> (sorted[below] + sorted[(int) Math.ceil(place)]) / 2;
            case "linear" ->
                below == place ? sorted[below] : sorted[below] + (sorted[above] - sorted[below]) * (place - below);
            default -> throw new EvaluationProblem("quantile: unknown method " + method);
        };
    }

    private static Value average(Arguments arguments) {
        Tensor x = arguments.real("x");
        Rows rows = rows(arguments, x);
        Rows weights = Rows.of(weights(arguments, x), rows.axes());
        TensorBuilder result = new TensorBuilder(x.dtype(), shape(arguments, rows));
        for (int i = 0; i < rows.count(); i++) {
            double total = 0;
            double weight = 0;
            for (int j = 0; j < rows.length(); j++) {
                total += rows.tensor().real(rows.at(i, j)) * weights.tensor().real(weights.at(i, j));
                weight += weights.tensor().real(weights.at(i, j));
            }
            result.set(i, total / weight);
        }
        return result.build();
    }

    /** The weights in the shape of x; a vector of weights belongs to the one axis. */
    private static Tensor weights(Arguments arguments, Tensor x) {
        if (!arguments.given("weights")) {
            return Grid.broadcastTo(Numbers.tensor(1L, x.dtype()), x.shape());
        }
        Tensor weights = arguments.tensor("weights");
        if (weights.rank() == 1 && x.rank() > 1) {
            int axis = arguments.axis("axis", x.rank());
            int[] shape = new int[x.rank()];
            Arrays.fill(shape, 1);
            shape[axis] = weights.size(0);
            weights = weights.reshaped(shape);
        }
        return Grid.broadcastTo(weights, x.shape());
    }
}
