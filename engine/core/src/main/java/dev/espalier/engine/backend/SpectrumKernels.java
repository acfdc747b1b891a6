package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Fourier transforms, summed term by term. */
final class SpectrumKernels {
    private SpectrumKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("fft", arguments -> along(arguments, arguments.tensor("x"), -1));
        table.put("ifft", arguments -> along(arguments, arguments.tensor("x"), 1));
        table.put("rfft", SpectrumKernels::rfft);
        table.put("irfft", SpectrumKernels::irfft);
        table.put("fft2", arguments -> plane(arguments, -1));
        table.put("ifft2", arguments -> plane(arguments, 1));
        table.put("fftshift", arguments -> shifted(arguments, 1));
        table.put("ifftshift", arguments -> shifted(arguments, -1));
        return table;
    }

    private static DType complex(Tensor x) {
        return x.dtype().isIntegral() ? DType.COMPLEX128 : x.dtype().complex();
    }

    /** The factor of a transform of n terms, by the direction and the name of the norm. */
    private static double scale(Arguments arguments, int n, int direction) {
        return switch (arguments.text("norm").orElse("backward")) {
            case "ortho" -> 1 / Math.sqrt(n);
            case "forward" -> direction < 0 ? 1.0 / n : 1;
            case "backward" -> direction > 0 ? 1.0 / n : 1;
            default ->
                throw arguments.problem(
                        "unknown norm %s", arguments.text("norm").get());
        };
    }

    private static Tensor along(Arguments arguments, Tensor x, int direction) {
        int axis = arguments.axis("axis", x.rank());
        int n = arguments.given("n") ? (int) arguments.integer("n") : x.size(axis);
        return transformed(x, axis, n, direction, scale(arguments, n, direction));
    }

    /** The transform along one axis, cut or filled with zeros to n terms. */
    private static Tensor transformed(Tensor x, int axis, int n, int direction, double scale) {
        Rows rows = Rows.of(x, axis);
        Complex[] roots = new Complex[n];
        Arrays.setAll(roots, k -> root(direction < 0 && k > 0 ? n - k : k, n));
        TensorBuilder result = new TensorBuilder(complex(x), rows.count(), n);
        for (int i = 0; i < rows.count(); i++) {
            for (int k = 0; k < n; k++) {
                Complex sum = new Complex(0, 0);
                for (int j = 0; j < Math.min(n, rows.length()); j++) {
                    Complex root = roots[(int) ((long) j * k % n)];
                    sum = sum.plus(Complex.of(rows.tensor(), rows.at(i, j)).times(root));
                }
                result.set(i * n + k, sum.re() * scale, sum.im() * scale);
            }
        }
        return rows.restored(result.build());
    }

    /** The number at k of n parts of a turn round the unit circle; at whole quarters it is exact. */
    private static Complex root(long k, int n) {
        long quarter = 4 * k / n;
        double angle = Math.PI / 2 * (4 * k - quarter * n) / n;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return switch ((int) quarter) {
            case 0 -> new Complex(c, s);
            case 1 -> new Complex(-s, c);
            case 2 -> new Complex(-c, -s);
            default -> new Complex(s, -c);
        };
    }

    private static Value rfft(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        Tensor whole = along(arguments, x, -1);
        int[] kept = new int[whole.size(axis) / 2 + 1];
        Arrays.setAll(kept, i -> i);
        return IndexKernels.along(whole, axis, kept);
    }

    /** The spectrum is completed by its mirror image, then transformed back. */
    private static Value irfft(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        int axis = arguments.axis("axis", x.rank());
        int n = arguments.given("n") ? (int) arguments.integer("n") : 2 * (x.size(axis) - 1);
        Rows rows = Rows.of(x, axis);
        TensorBuilder full = new TensorBuilder(complex(x), rows.count(), n);
        for (int i = 0; i < rows.count(); i++) {
            for (int k = 0; k < n; k++) {
                int source = k <= n / 2 ? k : n - k;
                if (source < rows.length()) {
                    Complex value = Complex.of(rows.tensor(), rows.at(i, source));
                    boolean real = k == 0 || 2 * k == n;
                    full.set(i * n + k, value.re(), real ? 0 : k <= n / 2 ? value.im() : -value.im());
                }
            }
        }
        Tensor result = transformed(rows.restored(full.build()), axis, n, 1, scale(arguments, n, 1));
        return result.cast(result.dtype().real());
    }

    private static Value plane(Arguments arguments, int direction) {
        Tensor x = arguments.tensor("x");
        for (int axis : arguments.axes("axes", x.rank())) {
            x = transformed(x, axis, x.size(axis), direction, scale(arguments, x.size(axis), direction));
        }
        return x;
    }

    private static Value shifted(Arguments arguments, int direction) {
        Tensor x = arguments.tensor("x");
        for (int axis : arguments.axes("axes", x.rank())) {
            int n = x.size(axis);
            int shift = direction * (n / 2);
            int[] places = new int[n];
            Arrays.setAll(places, i -> Math.floorMod(i - shift, n));
            x = IndexKernels.along(x, axis, places);
        }
        return x;
    }
}
