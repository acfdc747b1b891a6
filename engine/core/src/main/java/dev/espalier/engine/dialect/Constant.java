package dev.espalier.engine.dialect;

import dev.espalier.engine.ir.DType;

/** A name of a framework that stands for a value: a number, a dtype, a type, or {@code newaxis}. */
public sealed interface Constant {
    /** A number, such as pi. */
    record Value(Object value) implements Constant {}

    /** A dtype. */
    record OfDType(DType dtype) implements Constant {}

    /** The array type. */
    record TensorClass() implements Constant {}

    /** None under another name: {@code newaxis}. */
    record Nothing() implements Constant {}
}
