package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;

/** A tensor being filled element by element. */
final class TensorBuilder {
    private final DType dtype;
    private final int[] shape;
    private final long[] whole;
    private final double[] real;
    private final double[] imaginary;

    TensorBuilder(DType dtype, int... shape) {
        this.dtype = dtype;
        this.shape = shape.clone();
        int count = Tensor.count(shape);
        this.whole = dtype.isIntegral() ? new long[count] : null;
        this.real = dtype.isIntegral() ? null : new double[count];
        this.imaginary = dtype.isComplex() ? new double[count] : null;
    }

    /** A builder that starts with the elements of a tensor. */
    TensorBuilder(Tensor start) {
        this(start.dtype(), start.shape());
        for (int i = 0; i < start.count(); i++) {
            set(i, start, i);
        }
    }

    int count() {
        return whole != null ? whole.length : real.length;
    }

    void set(int position, long value) {
        if (whole != null) {
            whole[position] = value;
        } else {
            real[position] = value;
        }
    }

    void set(int position, double value) {
        real[position] = value;
    }

    void set(int position, double re, double im) {
        real[position] = re;
        imaginary[position] = im;
    }

    /** Copies one element of a tensor of the same dtype. */
    void set(int position, Tensor from, int at) {
        if (whole != null) {
            whole[position] = from.whole(at);
        } else {
            real[position] = from.real(at);
            if (imaginary != null) {
                imaginary[position] = from.imaginary(at);
            }
        }
    }

    /** What stands at a position so far, as a tensor without axes. */
    Tensor element(int position) {
        TensorBuilder one = new TensorBuilder(dtype);
        if (whole != null) {
            one.whole[0] = whole[position];
        } else {
            one.real[0] = real[position];
            if (imaginary != null) {
                one.imaginary[0] = imaginary[position];
            }
        }
        return one.build();
    }

    Tensor build() {
        if (whole != null) {
            return Tensor.ofWhole(dtype, shape, whole);
        }
        return imaginary != null ? Tensor.ofComplex(dtype, shape, real, imaginary) : Tensor.ofReal(dtype, shape, real);
    }
}
