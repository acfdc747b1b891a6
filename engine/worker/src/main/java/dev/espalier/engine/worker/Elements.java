package dev.espalier.engine.worker;

import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Elements for operands of a {@link Sample}. */
final class Elements {
    private static final double[] SPECIAL = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 0.5, -1.5, 2.5, 1.0
    };

    private Elements() {}

    static Tensor of(String domain, DType dtype, int[] shape, Random random) {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (domain.equals("spd")) {
            return positiveDefinite(dtype, shape, count, random);
        }
        if (domain.equals("sorted")) {
            return sorted(dtype, shape, count, random);
        }
        if (domain.startsWith("distinct:")) {
            int size = Integer.parseInt(domain.substring(9));
            int[] order = IntStream.range(0, size).toArray();
            for (int i = size - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            return filled(dtype, shape, count, at -> order[at % size] - (at % 2 == 0 ? 0 : size));
        }
        return filled(dtype, shape, count, at -> element(domain, dtype, at, random));
    }

    private interface At {
        double element(int position);
    }

    private static Tensor filled(DType dtype, int[] shape, int count, At at) {
        if (dtype.isIntegral()) {
            return Tensor.ofWhole(
                    dtype,
                    shape,
                    IntStream.range(0, count)
                            .mapToLong(i -> (long) at.element(i))
                            .toArray());
        }
        double[] real = IntStream.range(0, count).mapToDouble(at::element).toArray();
        return dtype.isComplex()
                ? Tensor.ofComplex(
                        dtype,
                        shape,
                        real,
                        IntStream.range(0, count).mapToDouble(at::element).toArray())
                : Tensor.ofReal(dtype, shape, real);
    }

    private static double element(String domain, DType dtype, int at, Random random) {
        boolean unsigned = dtype.isUnsigned();
        DoubleSupplier normal = random::nextGaussian;
        if (domain.startsWith("index:")) {
            int size = Integer.parseInt(domain.substring(6));
            return unsigned || dtype.isBool() ? random.nextInt(size) : random.nextInt(2 * size) - size;
        }
        return switch (domain) {
            case "any" ->
                dtype.isIntegral()
                        ? whole(dtype, random)
                        : random.nextInt(3) == 0 && !dtype.isComplex()
                                ? SPECIAL[random.nextInt(SPECIAL.length)]
                                : 2 * normal.getAsDouble();
            case "finite" -> dtype.isIntegral() ? whole(dtype, random) : 2 * normal.getAsDouble();
            case "nonzero" ->
                dtype.isIntegral()
                        ? Math.max(1, random.nextInt(9)) * (unsigned || random.nextBoolean() ? 1 : -1)
                        : 0.5 + random.nextInt(5);
            case "small" ->
                dtype.isIntegral()
                        ? random.nextInt(unsigned ? 4 : 7) - (unsigned ? 0 : 3)
                        : Math.rint(8 * normal.getAsDouble()) / 4;
            case "positive" -> dtype.isIntegral() ? 1 + random.nextInt(5) : 0.1 + Math.abs(normal.getAsDouble());
            case "above" -> 1 + Math.abs(normal.getAsDouble());
            case "unit" -> 2 * random.nextDouble() - 1;
            case "prob" -> random.nextDouble();
            case "exponent" -> random.nextInt(4);
            case "shift" -> random.nextInt(unsigned ? 12 : 10);
            case "count" -> random.nextInt(6);
            case "ties" -> random.nextInt(4) - (unsigned ? 0 : 1);
            case "zero" -> 0;
            case "bool" -> random.nextInt(2);
            case "mask" -> at % 5 == 0 ? 1 : random.nextInt(2);
            default -> throw Sample.unknown(domain);
        };
    }

    /** Mostly small numbers, sometimes the ends of the range. */
    private static long whole(DType dtype, Random random) {
        if (dtype.isBool()) {
            return random.nextInt(2);
        }
        int shift = 64 - dtype.bits();
        return switch (random.nextInt(8)) {
            case 0 -> dtype.isUnsigned() ? -1L >>> shift : Long.MAX_VALUE >> shift;
            case 1 -> dtype.isUnsigned() ? 0 : Long.MIN_VALUE >> shift;
            case 2 -> 0;
            default -> random.nextInt(12) - (dtype.isUnsigned() ? 0 : 6);
        };
    }

    private static Tensor sorted(DType dtype, int[] shape, int count, Random random) {
        int length = shape[shape.length - 1];
        double[] numbers = IntStream.range(0, count)
                .mapToDouble(_ -> random.nextInt(8) - (dtype.isUnsigned() ? 0 : 4))
                .toArray();
        for (int start = 0; start < count; start += length) {
            Arrays.sort(numbers, start, start + length);
        }
        return filled(dtype, shape, count, at -> numbers[at]);
    }

    /** Matrices far from singular. */
    private static Tensor positiveDefinite(DType dtype, int[] shape, int count, Random random) {
        int n = shape[shape.length - 1];
        double[] numbers = new double[count];
        for (int start = 0; start < count; start += n * n) {
            double[] factor = IntStream.range(0, n * n)
                    .mapToDouble(_ -> random.nextGaussian())
                    .toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = i == j ? 1 + i : 0;
                    for (int k = 0; k < n; k++) {
                        sum += factor[i * n + k] * factor[j * n + k];
                    }
                    numbers[start + i * n + j] = sum;
                }
            }
        }
        return filled(dtype, shape, count, at -> numbers[at]);
    }
}
