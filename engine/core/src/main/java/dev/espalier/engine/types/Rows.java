package dev.espalier.engine.types;

import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;

/** What iteration over a tensor gives. */
final class Rows {
    private Rows() {}

    static TensorType of(TensorType type) {
        return new TensorType(
                type.dtype(),
                type.shape()
                        .dims()
                        .filter(d -> !d.isEmpty())
                        .map(d -> Shape.of(d.subList(1, d.size())))
                        .orElse(Shape.unknown()));
    }
}
