package dev.espalier.engine.ir;

/** The dtype and shape of a tensor, written {@code f32[batch,3]}; {@code ?[..]} where nothing is known. */
public record TensorType(DType dtype, Shape shape) {
    /** The type of a tensor of which nothing is known. */
    public static final TensorType UNKNOWN = new TensorType(DType.UNKNOWN, Shape.unknown());

    public TensorType withDType(DType changed) {
        return new TensorType(changed, shape);
    }

    public TensorType withShape(Shape changed) {
        return new TensorType(dtype, changed);
    }

    @Override
    public String toString() {
        return dtype.shortName() + shape;
    }
}
