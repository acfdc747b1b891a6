package dev.espalier.engine.backend;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Textbook algorithms on one real matrix, given row by row. */
final class Matrix {
    /** A product {@code u diag(s) vh}, with s falling. */
    record Singular(double[][] u, double[] s, double[][] vh) {}

    /** Eigenvalues, rising, and the eigenvectors as columns. */
    record Eigen(double[] values, double[][] vectors) {}

    /** A product of an orthogonal and an upper triangular matrix. */
    record Orthogonal(double[][] q, double[][] r) {}

    private Matrix() {}

    static double[][] zeros(int rows, int columns) {
        return new double[rows][columns];
    }

    static double[][] identity(int n) {
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            result[i][i] = 1;
        }
        return result;
    }

    static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    static double[][] transposed(double[][] a, int columns) {
        double[][] result = new double[columns][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns; j++) {
                result[j][i] = a[i][j];
            }
        }
        return result;
    }

    static double[][] times(double[][] a, double[][] b) {
        int columns = b.length == 0 ? 0 : b[0].length;
        double[][] result = new double[a.length][columns];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k < b.length; k++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }

    /** Solves {@code a x = b} by elimination with the largest pivots; the determinant comes as (sign, log of size). */
    static double[] eliminate(double[][] given, double[][] b) {
        double[][] a = copy(given);
        int n = a.length;
        double sign = 1;
        double logSize = 0;
        for (int k = 0; k < n; k++) {
            int column = k;
            int pivot = IntStream.range(k, n)
                    .reduce((i, j) -> Math.abs(a[i][column]) >= Math.abs(a[j][column]) ? i : j)
                    .orElseThrow();
            if (a[pivot][k] == 0) {
                return new double[] {0, Double.NEGATIVE_INFINITY};
            }
            if (pivot != k) {
                swap(a, pivot, k);
                swap(b, pivot, k);
                sign = -sign;
            }
            sign *= Math.signum(a[k][k]);
            logSize += Math.log(Math.abs(a[k][k]));
            for (int i = k + 1; i < n; i++) {
                subtract(a[i], a[k], a[i][k] / a[k][k], b[i], b[k]);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = 0; j < b[k].length; j++) {
                b[k][j] /= a[k][k];
                for (int i = 0; i < k; i++) {
                    b[i][j] -= a[i][k] * b[k][j];
                }
            }
        }
        return new double[] {sign, logSize};
    }

    private static void subtract(double[] row, double[] pivot, double factor, double[] right, double[] pivotRight) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= factor * pivot[j];
        }
        for (int j = 0; j < right.length; j++) {
            right[j] -= factor * pivotRight[j];
        }
    }

    private static void swap(double[][] a, int i, int j) {
        double[] row = a[i];
        a[i] = a[j];
        a[j] = row;
    }

    /** The lower factor; NaN on the diagonal where the matrix is not positive definite. */
    static double[][] cholesky(double[][] a) {
        int n = a.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? (rest > 0 ? Math.sqrt(rest) : Double.NaN) : rest / l[j][j];
            }
        }
        return l;
    }

    /** Householder's reflections, with LAPACK's signs: the diagonal of r has the sign opposite to the column's head. */
    static Orthogonal qr(double[][] given, int columns) {
        int rows = given.length;
        int small = Math.min(rows, columns);
        double[][] r = copy(given);
        double[][] q = identity(rows);
        for (int k = 0; k < small; k++) {
            double[] v = new double[rows];
            double norm = 0;
            for (int i = k; i < rows; i++) {
                v[i] = r[i][k];
                norm = Math.hypot(norm, v[i]);
            }
            boolean alreadyTriangular = IntStream.range(k + 1, rows).allMatch(i -> v[i] == 0);
            if (alreadyTriangular) {
                continue;
            }
            v[k] += v[k] >= 0 ? norm : -norm;
            reflect(r, v, true);
            reflect(q, v, false);
        }
        double[][] reduced = new double[rows][];
        for (int i = 0; i < rows; i++) {
            reduced[i] = Arrays.copyOf(q[i], small);
            for (int j = 0; j < Math.min(i, columns); j++) {
                r[i][j] = 0;
            }
        }
        return new Orthogonal(reduced, Arrays.copyOf(r, small));
    }

    /** Multiplies by I - 2 v vᵀ / |v|², from the left or from the right. */
    private static void reflect(double[][] a, double[] v, boolean fromLeft) {
        double square = LinearKernels.product(v, v);
        int count = fromLeft ? a[0].length : a.length;
        for (int j = 0; j < count; j++) {
            double projection = 0;
            for (int i = 0; i < v.length; i++) {
                projection += v[i] * (fromLeft ? a[i][j] : a[j][i]);
            }
            for (int i = 0; i < v.length; i++) {
                double change = 2 * projection / square * v[i];
                if (fromLeft) {
                    a[i][j] -= change;
                } else {
                    a[j][i] -= change;
                }
            }
        }
    }

    /** Jacobi's rotations until nothing is left beside the diagonal. */
    static Eigen symmetricEigen(double[][] given) {
        int n = given.length;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = given[Math.max(i, j)][Math.min(i, j)];
            }
        }
        double[][] vectors = identity(n);
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, vectors, p, q);
                    }
                }
            }
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(a[i][i], a[j][j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] sorted = new double[n][n];
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            values[j] = a[order[j]][order[j]];
            for (int i = 0; i < n; i++) {
                sorted[i][j] = vectors[i][order[j]];
            }
        }
        return new Eigen(values, sorted);
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            a[k][p] = c * kp - s * a[k][q];
            a[k][q] = s * kp + c * a[k][q];
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            a[p][k] = c * pk - s * a[q][k];
            a[q][k] = s * pk + c * a[q][k];
            double kp = vectors[k][p];
            vectors[k][p] = c * kp - s * vectors[k][q];
            vectors[k][q] = s * kp + c * vectors[k][q];
        }
    }

    /** Hestenes's one-sided rotations; the full factors are completed to orthogonal ones. */
    static Singular svd(double[][] given, int columns, boolean full) {
        if (given.length < columns) {
            Singular other = svd(transposed(given, columns), given.length, full);
            return new Singular(
                    transposed(other.vh(), other.vh().length == 0 ? 0 : other.vh()[0].length),
                    other.s(),
                    transposed(other.u(), other.u().length == 0 ? 0 : other.u()[0].length));
        }
        double[][] left = transposed(given, columns);
        double[][] right = identity(columns);
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < columns; p++) {
                for (int q = p + 1; q < columns; q++) {
                    orthogonalize(left, right, p, q);
                }
            }
        }
        double[] sizes = Arrays.stream(left)
                .mapToDouble(row -> Math.sqrt(LinearKernels.product(row, row)))
                .toArray();
        int[] order = IntStream.range(0, columns)
                .boxed()
                .sorted((i, j) -> Double.compare(sizes[j], sizes[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] u = new double[full ? given.length : columns][];
        double[][] vh = new double[columns][];
        double[] s = new double[columns];
        for (int i = 0; i < columns; i++) {
            double size = sizes[order[i]];
            s[i] = size;
            u[i] = Arrays.stream(left[order[i]])
                    .map(x -> size > 1e-300 ? x / size : 0)
                    .toArray();
            vh[i] = right[order[i]];
        }
        complete(u, s, given.length);
        return new Singular(transposed(u, given.length), s, vh);
    }

    private static void orthogonalize(double[][] left, double[][] right, int p, int q) {
        double alpha = LinearKernels.product(left[p], left[p]);
        double beta = LinearKernels.product(left[q], left[q]);
        double gamma = LinearKernels.product(left[p], left[q]);
        if (Math.abs(gamma) <= 1e-300 || Math.abs(gamma) <= 1e-17 * Math.sqrt(alpha * beta)) {
            return;
        }
        double zeta = (beta - alpha) / (2 * gamma);
        double t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double c = 1 / Math.sqrt(1 + t * t);
        for (double[][] side : List.of(left, right)) {
            for (int i = 0; i < side[p].length; i++) {
                double before = side[p][i];
                side[p][i] = c * before - c * t * side[q][i];
                side[q][i] = c * t * before + c * side[q][i];
            }
        }
    }

    /** Fills the rows that are missing or belong to singular value 0 with unit vectors orthogonal to the others. */
    private static void complete(double[][] rows, double[] s, int length) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != null && i < s.length && s[i] > 1e-300) {
                continue;
            }
            rows[i] = null;
            for (int axis = 0; axis < length && rows[i] == null; axis++) {
                double[] candidate = new double[length];
                candidate[axis] = 1;
                for (int j = 0; j < rows.length; j++) {
                    if (rows[j] != null && (j < i || j < s.length && s[j] > 1e-300)) {
                        subtract(candidate, rows[j], LinearKernels.product(candidate, rows[j]), new double[0], rows[j]);
                    }
                }
                double size = Math.sqrt(LinearKernels.product(candidate, candidate));
                if (size > 1e-3) {
                    rows[i] = Arrays.stream(candidate).map(x -> x / size).toArray();
                }
            }
        }
    }

    /** The exponential by scaling, a long Taylor series, and squaring. */
    static double[][] exponential(double[][] a) {
        double largest = Arrays.stream(a)
                .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                .max()
                .orElse(0);
        int squarings = Math.max(0, (int) Math.ceil(Math.log(Math.max(largest, 1e-300)) / Math.log(2)) + 1);
        double scale = Math.pow(2, -squarings);
        double[][] small = Arrays.stream(a)
                .map(row -> Arrays.stream(row).map(x -> x * scale).toArray())
                .toArray(double[][]::new);
        double[][] sum = identity(a.length);
        double[][] term = identity(a.length);
        for (int n = 1; n <= 24; n++) {
            int divisor = n;
            term = Arrays.stream(times(term, small))
                    .map(row -> Arrays.stream(row).map(x -> x / divisor).toArray())
                    .toArray(double[][]::new);
            for (int i = 0; i < a.length; i++) {
                subtract(sum[i], term[i], -1, new double[0], term[i]);
            }
        }
        for (int i = 0; i < squarings; i++) {
            sum = times(sum, sum);
        }
        return sum;
    }
}
