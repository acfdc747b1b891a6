package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number type of a tensor's elements, as far as it is known.
 *
 * @param kind the family; {@link Kind#UNKNOWN} where nothing is known
 * @param bits the width of one element, 0 where it is not known; 8 for bool
 * @param brain whether this is bfloat16 rather than float16
 * @param weak whether it gives way in promotion: a Python number, or a weakly typed jax array
 * @param like the name of the variable whose dtype this is, where only that is known
 */
public record DType(Kind kind, int bits, boolean brain, boolean weak, Optional<String> like) {
    public static final DType BOOL = exact(Kind.BOOL, 8);
    public static final DType INT8 = exact(Kind.INT, 8);
    public static final DType INT16 = exact(Kind.INT, 16);
    public static final DType INT32 = exact(Kind.INT, 32);
    public static final DType INT64 = exact(Kind.INT, 64);
    public static final DType UINT8 = exact(Kind.UINT, 8);
    public static final DType UINT16 = exact(Kind.UINT, 16);
    public static final DType UINT32 = exact(Kind.UINT, 32);
    public static final DType UINT64 = exact(Kind.UINT, 64);
    public static final DType FLOAT16 = exact(Kind.FLOAT, 16);
    public static final DType BFLOAT16 = new DType(Kind.FLOAT, 16, true, false, Optional.empty());
    public static final DType FLOAT32 = exact(Kind.FLOAT, 32);
    public static final DType FLOAT64 = exact(Kind.FLOAT, 64);
    public static final DType COMPLEX64 = exact(Kind.COMPLEX, 64);
    public static final DType COMPLEX128 = exact(Kind.COMPLEX, 128);
    public static final DType UNKNOWN = exact(Kind.UNKNOWN, 0);

    /** All dtypes that have a name in the core vocabulary. */
    public static final List<DType> ALL = List.of(
            BOOL,
            INT8,
            INT16,
            INT32,
            INT64,
            UINT8,
            UINT16,
            UINT32,
            UINT64,
            FLOAT16,
            BFLOAT16,
            FLOAT32,
            FLOAT64,
            COMPLEX64,
            COMPLEX128);

    /** How a variable, an attribute or an item of one is written. */
    private static final Pattern OWNER = Pattern.compile("[^\\W\\d]\\w*(\\.[^\\W\\d]\\w*|\\[\\d+])*");

    public DType {
        if (kind == Kind.BOOL) {
            bits = 8;
        }
    }

    private static DType exact(Kind kind, int bits) {
        return new DType(kind, bits, false, false, Optional.empty());
    }

    /** A dtype of which only the family is known. */
    public static DType ofKind(Kind kind) {
        return exact(kind, 0);
    }

    /** The dtype of a Python number of this family, which gives way in promotion. */
    public static DType python(Kind kind) {
        return new DType(kind, 0, false, true, Optional.empty());
    }

    /** The dtype of the variable of this name, of which at most the family is known. */
    public static DType like(String variable, Kind kind) {
        return new DType(kind, 0, false, false, Optional.of(variable));
    }

    /** The dtype with this name in the core vocabulary, such as {@code float32}. */
    public static Optional<DType> of(String coreName) {
        return ALL.stream().filter(dtype -> dtype.coreName().equals(coreName)).findFirst();
    }

    /** The name in the core vocabulary; {@code float?} where the width is unknown, {@code ?} where the family is. */
    public String coreName() {
        String width = bits == 0 ? "?" : Integer.toString(bits);
        return switch (kind) {
            case BOOL -> "bool";
            case INT -> "int" + width;
            case UINT -> "uint" + width;
            case FLOAT -> (brain ? "bfloat" : "float") + width;
            case COMPLEX -> "complex" + width;
            case UNKNOWN -> "?";
        };
    }

    /** The name in types such as {@code f32[2,3]}. */
    public String shortName() {
        String width = bits == 0 ? "?" : Integer.toString(bits);
        return switch (kind) {
            case BOOL -> "bool";
            case INT -> "i" + width;
            case UINT -> "u" + width;
            case FLOAT -> (brain ? "bf" : "f") + width;
            case COMPLEX -> "c" + width;
            case UNKNOWN -> "?";
        };
    }

    /** Whether nothing about this dtype is left open. */
    public boolean exact() {
        return kind != Kind.UNKNOWN && bits != 0 && !weak;
    }

    /** Whether the family is known. */
    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }

    public boolean isBool() {
        return kind == Kind.BOOL;
    }

    /** Whether this is a signed, unsigned or bool type; false where the family is unknown. */
    public boolean isIntegral() {
        return kind == Kind.INT || kind == Kind.UINT || kind == Kind.BOOL;
    }

    public boolean isUnsigned() {
        return kind == Kind.UINT;
    }

    public boolean isFloating() {
        return kind == Kind.FLOAT;
    }

    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    /** The dtype of the real part: float32 of complex64, otherwise this one. */
    public DType real() {
        return isComplex() ? new DType(Kind.FLOAT, bits / 2, false, weak, like) : this;
    }

    /** The dtype of complex numbers with parts of this one; of integers, complex of the widest default. */
    public DType complex() {
        return switch (kind) {
            case COMPLEX -> this;
            case FLOAT -> bits == 0 ? ofKind(Kind.COMPLEX) : bits == 64 ? COMPLEX128 : COMPLEX64;
            case BOOL, INT, UINT, UNKNOWN -> ofKind(Kind.COMPLEX);
        };
    }

    /** The same dtype, firm: a weak float32 becomes a float32. */
    public DType firm() {
        return weak ? new DType(kind, bits, brain, false, like) : this;
    }

    /** The same dtype, giving way in promotion. */
    public DType weakly() {
        return weak ? this : new DType(kind, bits, brain, true, like);
    }

    @Override
    public String toString() {
        return coreName();
    }

    /** What {@link #like} names, where it can be written again to ask for its dtype. */
    public Optional<String> owner() {
        return like.filter(l -> OWNER.matcher(l).matches());
    }
}
