package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.HashMap;
import java.util.Map;

/** Operations that carry something along an axis: running sums, products, extremes, differences. */
final class ScanKernels {
    private ScanKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("cumsum", ScanKernels::cumsum);
        table.put("cumprod", ScanKernels::cumprod);
        table.put("cummax", arguments -> extreme(arguments, 1));
        table.put("cummin", arguments -> extreme(arguments, -1));
        table.put("cumulative_logsumexp", ScanKernels::cumulativeLogsumexp);
        return table;
    }

    private static Rows rows(Arguments arguments, Tensor x) {
        return Rows.of(x, arguments.axis("axis", x.rank()));
    }

    private static Tensor accumulated(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        return arguments.given("dtype") ? x.cast(arguments.dtype("dtype")) : x;
    }

    private static Value cumsum(Arguments arguments) {
        Rows rows = rows(arguments, accumulated(arguments));
        DType dtype = rows.tensor().dtype();
        TensorBuilder result = new TensorBuilder(dtype, rows.count(), rows.length());
        for (int i = 0; i < rows.count(); i++) {
            Accumulator total = new Accumulator(dtype);
            for (int j = 0; j < rows.length(); j++) {
                total.add(rows.tensor(), rows.at(i, j));
                total.store(result, rows.at(i, j));
            }
        }
        return rows.restored(result.build());
    }

    private static Value cumprod(Arguments arguments) {
        Rows rows = rows(arguments, accumulated(arguments));
        DType dtype = rows.tensor().dtype();
        TensorBuilder result = new TensorBuilder(dtype, rows.count(), rows.length());
        for (int i = 0; i < rows.count(); i++) {
            long whole = 1;
            Complex number = Complex.ONE;
            for (int j = 0; j < rows.length(); j++) {
                if (dtype.isIntegral()) {
                    whole *= rows.tensor().whole(rows.at(i, j));
                } else if (dtype.isComplex()) {
                    number = number.times(Complex.of(rows.tensor(), rows.at(i, j)));
                } else {
                    number = new Complex(number.re() * rows.tensor().real(rows.at(i, j)), 0);
                }
                ReductionKernels.store(result, rows.at(i, j), dtype, whole, number);
            }
        }
        return rows.restored(result.build());
    }

    private static Value extreme(Arguments arguments, int wanted) {
        Rows rows = rows(arguments, arguments.tensor("x"));
        TensorBuilder result = new TensorBuilder(rows.tensor());
        for (int i = 0; i < rows.count(); i++) {
            int best = 0;
            for (int j = 0; j < rows.length(); j++) {
                boolean bestNaN = Double.isNaN(rows.tensor().real(rows.at(i, best)));
                boolean better = Double.isNaN(rows.tensor().real(rows.at(i, j)))
                        || BinaryKernels.order(rows.tensor(), rows.at(i, j), rows.tensor(), rows.at(i, best)) == wanted;
                best = better && !bestNaN ? j : best;
                result.set(rows.at(i, j), rows.tensor(), rows.at(i, best));
            }
        }
        return rows.restored(result.build());
    }

    private static Value cumulativeLogsumexp(Arguments arguments) {
        Rows rows = rows(arguments, arguments.real("x"));
        TensorBuilder result = new TensorBuilder(rows.tensor().dtype(), rows.count(), rows.length());
        for (int i = 0; i < rows.count(); i++) {
            double total = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < rows.length(); j++) {
                total = SpecialFunctions.logaddexp(total, rows.tensor().real(rows.at(i, j)));
                result.set(rows.at(i, j), total);
            }
        }
        return rows.restored(result.build());
    }
}
