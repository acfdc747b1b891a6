package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;

/** A running sum of elements or products; kept exact or in doubles, rounded when it is stored. */
final class Accumulator {
    private final DType dtype;
    private long whole;
    private double real;
    private double imaginary;

    Accumulator(DType dtype) {
        this.dtype = dtype;
    }

    void add(Tensor x, int at) {
        if (dtype.isIntegral()) {
            whole = dtype.isBool() ? whole | x.whole(at) : whole + x.whole(at);
        } else {
            real += x.real(at);
            imaginary += x.imaginary(at);
        }
    }

    void addProduct(Tensor x, int i, Tensor y, int j) {
        if (dtype.isBool()) {
            whole |= x.whole(i) & y.whole(j);
        } else if (dtype.isIntegral()) {
            whole += x.whole(i) * y.whole(j);
        } else if (dtype.isComplex()) {
            real += x.real(i) * y.real(j) - x.imaginary(i) * y.imaginary(j);
            imaginary += x.real(i) * y.imaginary(j) + x.imaginary(i) * y.real(j);
        } else {
            real += x.real(i) * y.real(j);
        }
    }

    void store(TensorBuilder result, int position) {
        if (dtype.isIntegral()) {
            result.set(position, whole);
        } else if (dtype.isComplex()) {
            result.set(position, real, imaginary);
        } else {
            result.set(position, real);
        }
    }
}
