package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Linear algebra on the last two axes, matrix by matrix; real numbers only. */
final class MatrixKernels {
    private MatrixKernels() {}

    static void addTo(Map<String, Kernel> table) {
        table.put("det", MatrixKernels::det);
        table.put("slogdet", MatrixKernels::slogdet);
        table.put("inv", arguments -> inverse(square(arguments)));
        table.put("pinv", MatrixKernels::pseudoInverse);
        table.put("solve", MatrixKernels::solve);
        table.put("cholesky", MatrixKernels::cholesky);
        table.put("qr", MatrixKernels::qr);
        table.put("svd", MatrixKernels::svd);
        table.put("eigh", MatrixKernels::eigh);
        table.put("matrix_rank", MatrixKernels::rank);
        table.put("expm", arguments -> mapped(square(arguments), Matrix::exponential));
        table.put("matrix_norm", MatrixKernels::norm);
    }

    private static Tensor square(Arguments arguments) {
        Tensor x = matrix(arguments);
        if (x.size(x.rank() - 1) != x.size(x.rank() - 2)) {
            throw arguments.problem("needs square matrices, not %s", x.type());
        }
        return x;
    }

    private static Tensor matrix(Arguments arguments) {
        Tensor x = arguments.real("x");
        if (x.rank() < 2) {
            throw arguments.problem("needs two or more axes, not %s", x.type());
        }
        return x;
    }

    private static int[] batch(Tensor x) {
        return Arrays.copyOf(x.shape(), x.rank() - 2);
    }

    private static int rows(Tensor x) {
        return x.size(x.rank() - 2);
    }

    private static int columns(Tensor x) {
        return x.size(x.rank() - 1);
    }

    static double[][] at(Tensor x, int batch) {
        double[][] matrix = new double[rows(x)][columns(x)];
        for (int i = 0; i < rows(x); i++) {
            for (int j = 0; j < columns(x); j++) {
                matrix[i][j] = x.real((batch * rows(x) + i) * columns(x) + j);
            }
        }
        return matrix;
    }

    private static void put(TensorBuilder result, int batch, double[][] matrix) {
        int at = batch * matrix.length * (matrix.length == 0 ? 0 : matrix[0].length);
        for (double[] row : matrix) {
            for (double value : row) {
                result.set(at++, value);
            }
        }
    }

    private static Tensor mapped(Tensor x, UnaryOperator<double[][]> function) {
        TensorBuilder result = new TensorBuilder(x.dtype(), x.shape());
        for (int b = 0; b < Tensor.count(batch(x)); b++) {
            put(result, b, function.apply(at(x, b)));
        }
        return result.build();
    }

    private static Value det(Arguments arguments) {
        Tensor x = square(arguments);
        TensorBuilder result = new TensorBuilder(x.dtype(), batch(x));
        for (int b = 0; b < result.count(); b++) {
            double[] parts = Matrix.eliminate(at(x, b), new double[rows(x)][0]);
            result.set(b, parts[0] * Math.exp(parts[1]));
        }
        return result.build();
    }

    private static Value slogdet(Arguments arguments) {
        Tensor x = square(arguments);
        TensorBuilder sign = new TensorBuilder(x.dtype(), batch(x));
        TensorBuilder size = new TensorBuilder(x.dtype(), batch(x));
        for (int b = 0; b < sign.count(); b++) {
            double[] parts = Matrix.eliminate(at(x, b), new double[rows(x)][0]);
            sign.set(b, parts[0]);
            size.set(b, parts[1]);
        }
        return Value.Sequence.of(sign.build(), size.build());
    }

    static Tensor inverse(Tensor x) {
        return mapped(x, matrix -> solved(matrix, Matrix.identity(matrix.length)));
    }

    private static double[][] solved(double[][] matrix, double[][] right) {
        if (Matrix.eliminate(matrix, right)[0] == 0) {
            throw new EvaluationProblem("the matrix is singular");
        }
        return right;
    }

    private static Value solve(Arguments arguments) {
        Tensor x = square(arguments);
        Tensor given = arguments.real("y");
        boolean vector = given.rank() == 1;
        Tensor y = vector ? given.reshaped(given.size(0), 1) : given;
        int[] batch = Grid.broadcast("solve", batch(x), batch(y));
        Tensor left = Grid.broadcastTo(x, Grid.append(batch, rows(x), rows(x)));
        Tensor right = Grid.broadcastTo(y, Grid.append(batch, rows(y), columns(y)));
        TensorBuilder result = new TensorBuilder(x.dtype(), right.shape());
        for (int b = 0; b < Tensor.count(batch); b++) {
            put(result, b, solved(at(left, b), at(right, b)));
        }
        Tensor solution = result.build();
        return vector ? solution.reshaped(Grid.without(solution.shape(), solution.rank() - 1)) : solution;
    }

    private static Value pseudoInverse(Arguments arguments) {
        Tensor x = matrix(arguments);
        double cut = precision(x.dtype()) * Math.max(rows(x), columns(x));
        TensorBuilder result = new TensorBuilder(x.dtype(), Grid.append(batch(x), columns(x), rows(x)));
        for (int b = 0; b < Tensor.count(batch(x)); b++) {
            Matrix.Singular parts = Matrix.svd(at(x, b), columns(x), false);
            double largest = parts.s().length == 0 ? 0 : parts.s()[0];
            double[][] v = Matrix.transposed(parts.vh(), columns(x));
            for (double[] row : v) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = parts.s()[k] > cut * largest ? row[k] / parts.s()[k] : 0;
                }
            }
            put(result, b, Matrix.times(v, Matrix.transposed(parts.u(), parts.s().length)));
        }
        return result.build();
    }

    private static double precision(DType dtype) {
        return dtype.bits() == 64 ? Math.ulp(1.0) : Math.ulp(1.0f);
    }

    private static Value cholesky(Arguments arguments) {
        return mapped(square(arguments), matrix -> {
            double[][] lower = Matrix.cholesky(matrix);
            if (Arrays.stream(lower).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
                throw arguments.problem("the matrix is not positive definite");
            }
            return lower;
        });
    }

    private static Value qr(Arguments arguments) {
        Tensor x = matrix(arguments);
        int small = Math.min(rows(x), columns(x));
        TensorBuilder q = new TensorBuilder(x.dtype(), Grid.append(batch(x), rows(x), small));
        TensorBuilder r = new TensorBuilder(x.dtype(), Grid.append(batch(x), small, columns(x)));
        for (int b = 0; b < Tensor.count(batch(x)); b++) {
            Matrix.Orthogonal parts = Matrix.qr(at(x, b), columns(x));
            put(q, b, parts.q());
            put(r, b, parts.r());
        }
        return Value.Sequence.of(q.build(), r.build());
    }

    private static Value svd(Arguments arguments) {
        Tensor x = matrix(arguments);
        boolean full = arguments.truth("full_matrices");
        int small = Math.min(rows(x), columns(x));
        TensorBuilder u = new TensorBuilder(x.dtype(), Grid.append(batch(x), rows(x), full ? rows(x) : small));
        TensorBuilder s = new TensorBuilder(x.dtype(), Grid.append(batch(x), small));
        TensorBuilder vh = new TensorBuilder(x.dtype(), Grid.append(batch(x), full ? columns(x) : small, columns(x)));
        for (int b = 0; b < Tensor.count(batch(x)); b++) {
            Matrix.Singular parts = Matrix.svd(at(x, b), columns(x), full);
            put(u, b, parts.u());
            put(vh, b, parts.vh());
            for (int i = 0; i < small; i++) {
                s.set(b * small + i, parts.s()[i]);
            }
        }
        return Value.Sequence.of(u.build(), s.build(), vh.build());
    }

    private static Value eigh(Arguments arguments) {
        Tensor x = square(arguments);
        TensorBuilder values = new TensorBuilder(x.dtype(), Grid.append(batch(x), rows(x)));
        TensorBuilder vectors = new TensorBuilder(x.dtype(), x.shape());
        for (int b = 0; b < Tensor.count(batch(x)); b++) {
            Matrix.Eigen parts = Matrix.symmetricEigen(at(x, b));
            put(vectors, b, parts.vectors());
            for (int i = 0; i < rows(x); i++) {
                values.set(b * rows(x) + i, parts.values()[i]);
            }
        }
        return Value.Sequence.of(values.build(), vectors.build());
    }

    private static Value rank(Arguments arguments) {
        Tensor x = matrix(arguments);
        double cut = precision(x.dtype()) * Math.max(rows(x), columns(x));
        TensorBuilder result = new TensorBuilder(arguments.dtype("dtype"), batch(x));
        for (int b = 0; b < result.count(); b++) {
            double[] s = Matrix.svd(at(x, b), columns(x), false).s();
            double largest = s.length == 0 ? 0 : s[0];
            result.set(
                    b, Arrays.stream(s).filter(value -> value > cut * largest).count());
        }
        return result.build();
    }

    private static Value norm(Arguments arguments) {
        Tensor x = arguments.real("x");
        int[] axes = arguments.axes("axis", x.rank());
        if (axes.length != 2) {
            throw arguments.problem("needs two axes, not %d", axes.length);
        }
        Tensor last = Grid.permuted(x, Grid.last(x.rank(), axes));
        Rows shape = Rows.of(x, axes);
        TensorBuilder result = new TensorBuilder(x.dtype(), shape.reducedShape(arguments.truth("keepdims")));
        for (int b = 0; b < result.count(); b++) {
            result.set(b, norm(arguments, at(last, b), columns(last)));
        }
        return result.build();
    }

    private static double norm(Arguments arguments, double[][] matrix, int columns) {
        if (arguments.text("ord").isPresent()) {
            double[] s = Matrix.svd(matrix, columns, false).s();
            return arguments.text("ord").get().equals("nuc") ? Arrays.stream(s).sum() : ReductionKernels.norm(s, 2);
        }
        double order = arguments.number("ord");
        double[] sizes = Math.abs(order) == 2
                ? Matrix.svd(matrix, columns, false).s()
                : Arrays.stream(Math.abs(order) == 1 ? Matrix.transposed(matrix, columns) : matrix)
                        .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                        .toArray();
        return order > 0
                ? Arrays.stream(sizes).max().orElse(0)
                : Arrays.stream(sizes).min().orElse(0);
    }
}
