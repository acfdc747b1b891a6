package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor as backends hand it to each other: elements row by row in little-endian memory without gaps; bools take one
 * byte, complex numbers two parts one behind the other.
 *
 * @param data exactly {@code count * width} bytes; 64-byte aligned where {@link #allocate} made it
 */
public record HostTensor(DType dtype, long[] shape, MemorySegment data) {
    private static final long ALIGNMENT = 64;
    private static final ValueLayout.OfShort SHORTS =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOATS =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLES =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public HostTensor {
        shape = shape.clone();
        if (!dtype.exact()) {
            throw new IllegalArgumentException("a tensor needs an exact dtype, not " + dtype);
        }
        if (data.byteSize() != bytes(dtype, shape)) {
            throw new IllegalArgumentException(
                    "%d bytes do not fill %s%s".formatted(data.byteSize(), dtype.shortName(), Arrays.toString(shape)));
        }
    }

    /** A tensor of zeros in memory that is given back when nobody holds it. */
    public static HostTensor allocate(DType dtype, long... shape) {
        return allocate(Arena.ofAuto(), dtype, shape);
    }

    /** A tensor of zeros in an arena. */
    public static HostTensor allocate(Arena arena, DType dtype, long... shape) {
        return new HostTensor(dtype, shape, arena.allocate(bytes(dtype, shape), ALIGNMENT));
    }

    /** The bytes of one element. */
    public static int width(DType dtype) {
        return dtype.bits() / 8;
    }

    private static long bytes(DType dtype, long... shape) {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return Math.multiplyExact(count, width(dtype));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    public long count() {
        return data.byteSize() / width(dtype);
    }

    public TensorType type() {
        return new TensorType(dtype, Shape.of(shape));
    }

    /** The elements of a tensor of the reference, copied. */
    public static HostTensor of(Tensor tensor) {
        DType dtype = tensor.dtype();
        HostTensor host =
                allocate(dtype, Arrays.stream(tensor.shape()).asLongStream().toArray());
        for (int i = 0; i < tensor.count(); i++) {
            if (dtype.isComplex()) {
                host.setReal(dtype.real(), 2L * i, tensor.real(i));
                host.setReal(dtype.real(), 2L * i + 1, tensor.imaginary(i));
            } else if (dtype.isIntegral()) {
                host.setWhole(i, tensor.whole(i));
            } else {
                host.setReal(dtype, i, tensor.real(i));
            }
        }
        return host;
    }

    /** The elements as a tensor of the reference, copied. */
    public Tensor toTensor() {
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        int count = Tensor.count(sizes);
        if (dtype.isIntegral()) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = whole(i);
            }
            return Tensor.ofWhole(dtype, sizes, values);
        }
        double[] real = new double[count];
        if (!dtype.isComplex()) {
            for (int i = 0; i < count; i++) {
                real[i] = real(dtype, i);
            }
            return Tensor.ofReal(dtype, sizes, real);
        }
        double[] imaginary = new double[count];
        for (int i = 0; i < count; i++) {
            real[i] = real(dtype.real(), 2L * i);
            imaginary[i] = real(dtype.real(), 2L * i + 1);
        }
        return Tensor.ofComplex(dtype, sizes, real, imaginary);
    }

    private void setWhole(long at, long value) {
        switch (width(dtype)) {
            case 1 -> data.set(ValueLayout.JAVA_BYTE, at, (byte) value);
            case 2 -> data.set(SHORTS, at * 2, (short) value);
            case 4 -> data.set(INTS, at * 4, (int) value);
            default -> data.set(LONGS, at * 8, value);
        }
    }

    private long whole(long at) {
        return switch (width(dtype)) {
            case 1 -> data.get(ValueLayout.JAVA_BYTE, at);
            case 2 -> data.get(SHORTS, at * 2);
            case 4 -> data.get(INTS, at * 4);
            default -> data.get(LONGS, at * 8);
        };
    }

    private void setReal(DType part, long at, double value) {
        switch (width(part)) {
            case 2 -> data.set(SHORTS, at * 2, half(part, (float) value));
            case 4 -> data.set(FLOATS, at * 4, (float) value);
            default -> data.set(DOUBLES, at * 8, value);
        }
    }

    private double real(DType part, long at) {
        return switch (width(part)) {
            case 2 -> {
                short bits = data.get(SHORTS, at * 2);
                yield part.brain() ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
            }
            case 4 -> data.get(FLOATS, at * 4);
            default -> data.get(DOUBLES, at * 8);
        };
    }

    /** The bits of a number that is already rounded to its dtype. */
    private static short half(DType part, float value) {
        return part.brain() ? (short) (Float.floatToRawIntBits(value) >>> 16) : Float.floatToFloat16(value);
    }

    /** Whether dtype, shape and all bytes are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HostTensor(DType otherType, long[] otherShape, MemorySegment otherData)
                && dtype.equals(otherType)
                && Arrays.equals(shape, otherShape)
                && data.mismatch(otherData) < 0;
    }

    @Override
    public int hashCode() {
        return dtype.hashCode() * 31 + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return type().toString();
    }
}
