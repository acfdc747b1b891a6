package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * An array of numbers of one dtype, row by row. Integers and bools are held as longs (64-bit unsigned ones by their
 * bits), floating numbers as doubles already rounded to the dtype, complex numbers as two arrays of doubles.
 */
public final class Tensor implements Value {
    private final DType dtype;
    private final int[] shape;
    private final long[] whole;
    private final double[] real;
    private final double[] imaginary;

    private Tensor(DType dtype, int[] shape, long[] whole, double[] real, double[] imaginary) {
        if (!dtype.exact()) {
            throw new IllegalArgumentException("a tensor needs an exact dtype, not " + dtype);
        }
        this.dtype = dtype;
        this.shape = shape;
        this.whole = whole;
        this.real = real;
        this.imaginary = imaginary;
    }

    /** A tensor of integers or bools, wrapped to the width of the dtype. */
    public static Tensor ofWhole(DType dtype, int[] shape, long[] values) {
        check(shape, values.length);
        long[] wrapped = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            wrapped[i] = Rounding.wrap(dtype, values[i]);
        }
        return new Tensor(dtype, shape.clone(), wrapped, null, null);
    }

    /** A tensor of floating numbers, rounded to the width of the dtype. */
    public static Tensor ofReal(DType dtype, int[] shape, double[] values) {
        check(shape, values.length);
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Rounding.round(dtype, values[i]);
        }
        return new Tensor(dtype, shape.clone(), null, rounded, null);
    }

    /** A tensor of complex numbers, rounded to the width of the dtype. */
    public static Tensor ofComplex(DType dtype, int[] shape, double[] real, double[] imaginary) {
        check(shape, real.length);
        double[] re = new double[real.length];
        double[] im = new double[real.length];
        for (int i = 0; i < real.length; i++) {
            re[i] = Rounding.round(dtype.real(), real[i]);
            im[i] = Rounding.round(dtype.real(), imaginary[i]);
        }
        return new Tensor(dtype, shape.clone(), null, re, im);
    }

    private static void check(int[] shape, int count) {
        if (count(shape) != count) {
            throw new EvaluationProblem("%d values do not fill the shape %s".formatted(count, Arrays.toString(shape)));
        }
    }

    static int count(int[] shape) {
        long count = 1;
        for (int size : shape) {
            count *= size;
        }
        if (count > Integer.MAX_VALUE) {
            throw new EvaluationProblem("a tensor of shape %s is too large".formatted(Arrays.toString(shape)));
        }
        return (int) count;
    }

    public DType dtype() {
        return dtype;
    }

    public int rank() {
        return shape.length;
    }

    public int[] shape() {
        return shape.clone();
    }

    public int size(int axis) {
        return shape[axis];
    }

    /** The number of elements. */
    public int count() {
        return dtype.isIntegral() ? whole.length : real.length;
    }

    public TensorType type() {
        return new TensorType(
                dtype,
                Shape.of(LongStream.of(Arrays.stream(shape).asLongStream().toArray())
                        .toArray()));
    }

    /** The element at a row-major position as a whole number; 1 for True. */
    public long whole(int position) {
        return dtype.isIntegral() ? whole[position] : (long) real[position];
    }

    /** The element at a row-major position as a real number; the real part of a complex one. */
    public double real(int position) {
        return dtype.isIntegral() ? Rounding.toDouble(dtype, whole[position]) : real[position];
    }

    /** The imaginary part of the element at a row-major position. */
    public double imaginary(int position) {
        return imaginary == null ? 0 : imaginary[position];
    }

    /** Whether the element at a row-major position counts as true: NaN does. */
    public boolean truth(int position) {
        return dtype.isIntegral() ? whole[position] != 0 : real[position] != 0 || imaginary(position) != 0;
    }

    /** The same elements in a different shape. */
    Tensor reshaped(int... changed) {
        check(changed, count());
        return new Tensor(dtype, changed.clone(), whole, real, imaginary);
    }

    /** The elements at these row-major positions, in a new shape; a negative position gives 0. */
    Tensor picked(int[] positions, int... newShape) {
        check(newShape, positions.length);
        long[] w = whole == null ? null : new long[positions.length];
        double[] re = real == null ? null : new double[positions.length];
        double[] im = imaginary == null ? null : new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int from = positions[i];
            if (from < 0) {
                continue;
            }
            if (w != null) {
                w[i] = whole[from];
            }
            if (re != null) {
                re[i] = real[from];
            }
            if (im != null) {
                im[i] = imaginary[from];
            }
        }
        return new Tensor(dtype, newShape.clone(), w, re, im);
    }

    /** The same elements in another dtype: towards zero for whole numbers, wrapped where too wide. */
    public Tensor cast(DType to) {
        if (to.equals(dtype)) {
            return this;
        }
        int n = count();
        if (to.isBool()) {
            long[] truths = new long[n];
            for (int i = 0; i < n; i++) {
                truths[i] = truth(i) ? 1 : 0;
            }
            return ofWhole(to, shape, truths);
        }
        if (to.isIntegral()) {
            long[] values = new long[n];
            for (int i = 0; i < n; i++) {
                values[i] = dtype.isIntegral() ? whole[i] : Rounding.toWhole(to, real[i]);
            }
            return ofWhole(to, shape, values);
        }
        double[] re = new double[n];
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            re[i] = real(i);
            im[i] = imaginary(i);
        }
        return to.isComplex() ? ofComplex(to, shape, re, im) : ofReal(to, shape, re);
    }

    /** One element as a tensor without axes. */
    Tensor element(int position) {
        return picked(new int[] {position});
    }

    /** Whether dtype, shape and all elements are the same; NaN equals NaN. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && dtype.equals(tensor.dtype)
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(whole, tensor.whole)
                && Arrays.equals(real, tensor.real)
                && Arrays.equals(imaginary, tensor.imaginary);
    }

    @Override
    public int hashCode() {
        return dtype.hashCode() * 31 + Arrays.hashCode(shape) + Arrays.hashCode(whole) + Arrays.hashCode(real);
    }

    @Override
    public String toString() {
        String values = dtype.isIntegral() ? Arrays.toString(whole) : Arrays.toString(real);
        return type() + " " + (imaginary == null ? values : values + " + i " + Arrays.toString(imaginary));
    }
}
