package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Python numbers and nested lists of them as tensors. */
final class Numbers {
    private Numbers() {}

    /** A tensor without axes. */
    static Tensor tensor(Object number, DType dtype) {
        TensorBuilder builder = new TensorBuilder(dtype);
        switch (number) {
            case Boolean truth -> builder.set(0, truth ? 1L : 0L);
            case Long value -> builder.set(0, dtype.isBool() && value != 0 ? 1L : value);
            case BigInteger value when dtype.isIntegral() -> builder.set(0, value.longValue());
            case BigInteger value -> builder.set(0, value.doubleValue());
            case Double value when dtype.isBool() -> builder.set(0, value != 0 ? 1L : 0L);
            case Double value when dtype.isIntegral() -> builder.set(0, Rounding.toWhole(dtype, value));
            case Double value -> builder.set(0, value.doubleValue());
            default -> throw new IllegalArgumentException("not a number: " + number);
        }
        return builder.build();
    }

    /** Nested sequences of numbers and tensors as one tensor; without a dtype, of the widest family among them. */
    static Tensor array(Value value, Optional<DType> dtype) {
        List<Tensor> leaves = new ArrayList<>();
        int[] shape = collect(value, leaves);
        DType common = dtype.orElseGet(() -> leaves.stream()
                .map(Tensor::dtype)
                .reduce((a, b) -> a.kind().compareTo(b.kind()) >= 0 ? a : b)
                .orElse(DType.FLOAT64));
        TensorBuilder result = new TensorBuilder(common, shape);
        int at = 0;
        for (Tensor leaf : leaves) {
            Tensor cast = leaf.cast(common);
            for (int i = 0; i < cast.count(); i++) {
                result.set(at++, cast, i);
            }
        }
        return result.build();
    }

    private static int[] collect(Value value, List<Tensor> leaves) {
        return switch (value) {
            case Tensor tensor -> {
                leaves.add(tensor);
                yield tensor.shape();
            }
            case Value.Constant(Object number)
            when PythonNumbers.isNumber(number) -> {
                leaves.add(tensor(number, PythonNumbers.defaultType(number)));
                yield new int[0];
            }
            case Value.Sequence(List<Value> items) -> {
                int[] inner = {0};
                boolean first = true;
                for (Value item : items) {
                    int[] shape = collect(item, leaves);
                    if (!first && !Arrays.equals(inner, shape)) {
                        throw new EvaluationProblem("asarray: the lists have different lengths");
                    }
                    inner = shape;
                    first = false;
                }
                yield items.isEmpty() ? new int[] {0} : Grid.append(new int[] {items.size()}, inner);
            }
            case Value.Constant _, Value.Range _ ->
                throw new EvaluationProblem("asarray: not a number or tensor: " + Arguments.describe(value));
        };
    }
}
