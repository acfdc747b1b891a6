package dev.espalier.engine.dialect;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import java.util.List;
import java.util.Optional;

/**
 * How a framework brings operands to one dtype.
 *
 * <p>Sources: torch's {@code result_type} documentation, NEP 50 (numpy), jax's type promotion semantics; tensorflow
 * promotes nothing but Python numbers. A weak dtype is that of a Python number. Widths of 0 are unknown; unknown
 * widths are taken to be equal, which holds in programs that run in tensorflow.
 */
public enum PromotionRule {
    TORCH,
    NUMPY,
    JAX,
    NONE;

    /** The common dtype of operands, or empty if the framework refuses them. */
    public Optional<DType> promote(List<DType> operands) {
        DType result = null;
        for (DType operand : operands) {
            if (!operand.weak()) {
                Optional<DType> both = result == null ? Optional.of(operand) : strong(result, operand);
                if (both.isEmpty()) {
                    return both;
                }
                result = both.get();
            }
        }
        for (DType operand : operands) {
            if (operand.weak()) {
                Optional<DType> both = result == null ? Optional.of(operand) : weak(result, operand);
                if (both.isEmpty()) {
                    return both;
                }
                result = both.get();
            }
        }
        return Optional.ofNullable(result);
    }

    /** The dtype in which a floating function of an operand works, or empty if the framework refuses it. */
    public Optional<DType> floating(DType dtype) {
        if (this == NONE && dtype.kind() == Kind.UNKNOWN) {
            return Optional.of(new DType(Kind.FLOAT, dtype.bits(), false, dtype.weak(), dtype.like()));
        }
        if (dtype.kind() == Kind.FLOAT || dtype.kind() == Kind.COMPLEX || dtype.kind() == Kind.UNKNOWN) {
            return Optional.of(dtype);
        }
        if (dtype.weak()) {
            return Optional.of(weakFloat());
        }
        return switch (this) {
            case TORCH, JAX -> Optional.of(DType.FLOAT32);
            case NONE -> Optional.empty();
            case NUMPY -> Optional.of(numpyFloat(dtype));
        };
    }

    /** The dtype of a true division. */
    public Optional<DType> division(DType promoted) {
        if (this == NUMPY && promoted.isIntegral() && !promoted.weak()) {
            return Optional.of(DType.FLOAT64);
        }
        if (this == NONE && promoted.isIntegral() && !promoted.weak()) {
            return promoted.bits() <= 16 && promoted.bits() > 0
                    ? Optional.of(DType.FLOAT32)
                    : Optional.of(DType.FLOAT64);
        }
        return floating(promoted);
    }

    private static DType numpyFloat(DType dtype) {
        if (dtype.kind() == Kind.BOOL || dtype.bits() == 8) {
            return DType.FLOAT16;
        }
        return dtype.bits() == 16 ? DType.FLOAT32 : DType.FLOAT64;
    }

    private static DType weakFloat() {
        return DType.python(Kind.FLOAT);
    }

    private Optional<DType> strong(DType a, DType b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (this == NONE && (a.kind() == Kind.UNKNOWN || b.kind() == Kind.UNKNOWN)) {
            return Optional.of(a.kind() == Kind.UNKNOWN ? b : a);
        }
        if (this == JAX && (a.equals(DType.FLOAT32) || b.equals(DType.FLOAT32)) && isReal(a) && isReal(b)) {
            return Optional.of(DType.FLOAT32); // there is nothing wider
        }
        if (a.kind() == Kind.UNKNOWN || b.kind() == Kind.UNKNOWN) {
            return Optional.of(unknownWith(a, b));
        }
        if (this == NONE) {
            return compatible(a, b);
        }
        if (a.kind() == b.kind()) {
            return Optional.of(wider(a, b));
        }
        DType high = rank(a) >= rank(b) ? a : b;
        DType low = high == a ? b : a;
        return Optional.of(mixed(high, low));
    }

    private static boolean isReal(DType dtype) {
        return dtype.kind() != Kind.COMPLEX && dtype.bits() <= 32;
    }

    private static DType unknownWith(DType a, DType b) {
        DType known = a.kind() == Kind.UNKNOWN ? b : a;
        return known.kind() == Kind.UNKNOWN || known.kind() == Kind.BOOL
                ? (a.kind() == Kind.UNKNOWN ? a : b)
                : DType.UNKNOWN;
    }

    /** Operands that are not mixed have one dtype: what is known of one holds for the other. */
    private static Optional<DType> compatible(DType a, DType b) {
        if (a.kind() != b.kind()) {
            return Optional.empty();
        }
        if (a.bits() == 0 || b.bits() == 0) {
            return Optional.of(a.bits() == 0 ? b.bits() == 0 ? a : b : a);
        }
        return a.bits() == b.bits() && a.brain() == b.brain() ? Optional.of(a) : Optional.empty();
    }

    private static DType wider(DType a, DType b) {
        if (a.bits() == 0 || b.bits() == 0) {
            DType unknown = a.bits() == 0 ? a : b;
            DType known = a.bits() == 0 ? b : a;
            return known.bits() == 64 && known.kind() != Kind.COMPLEX ? known : unknown;
        }
        if (a.bits() == b.bits()) {
            return a.brain() == b.brain() ? a : DType.FLOAT32;
        }
        return a.bits() > b.bits() ? a : b;
    }

    private DType mixed(DType high, DType low) {
        if (high.kind() == Kind.FLOAT && this == NUMPY && low.kind() != Kind.BOOL) {
            DType least = numpyFloat(low);
            return high.bits() == 0 ? (least.bits() == 64 ? least : high) : wider(high, least);
        }
        if (high.kind() == Kind.COMPLEX && low.kind() == Kind.FLOAT && low.bits() == 64) {
            return this == JAX ? DType.COMPLEX64 : DType.COMPLEX128;
        }
        if (high.kind() == Kind.INT && low.kind() == Kind.UINT && low.bits() >= high.bits() && high.bits() > 0) {
            return switch (low.bits()) {
                case 8 -> DType.INT16;
                case 16 -> DType.INT32;
                case 32 -> DType.INT64;
                default -> DType.FLOAT64;
            };
        }
        return high;
    }

    private Optional<DType> weak(DType strong, DType number) {
        if (strong.weak()) {
            return Optional.of(rank(number) > rank(strong) ? number : strong);
        }
        if (strong.kind() == Kind.UNKNOWN) {
            boolean fraction = number.kind() == Kind.FLOAT;
            return Optional.of(fraction ? new DType(Kind.FLOAT, 0, false, false, strong.like()) : strong);
        }
        if (rank(number) <= rank(strong) || number.kind() == Kind.INT && strong.kind() == Kind.UINT) {
            return Optional.of(strong);
        }
        return switch (this) {
            case NONE -> Optional.empty();
            case TORCH -> Optional.of(torchWeak(strong, number));
            case JAX -> Optional.of(jaxWeak(strong, number));
            case NUMPY -> Optional.of(numpyWeak(strong, number));
        };
    }

    private static DType torchWeak(DType strong, DType number) {
        return switch (number.kind()) {
            case INT -> DType.INT64;
            case FLOAT -> DType.FLOAT32;
            default -> strong.bits() == 64 && strong.kind() == Kind.FLOAT ? DType.COMPLEX128 : DType.COMPLEX64;
        };
    }

    private static DType jaxWeak(DType strong, DType number) {
        return switch (number.kind()) {
            case INT -> DType.INT32;
            case FLOAT -> DType.FLOAT32;
            default -> DType.COMPLEX64;
        };
    }

    private static DType numpyWeak(DType strong, DType number) {
        return switch (number.kind()) {
            case INT -> DType.INT64;
            case FLOAT -> DType.FLOAT64;
            default -> strong.bits() == 32 && strong.kind() == Kind.FLOAT ? DType.COMPLEX64 : DType.COMPLEX128;
        };
    }

    private static int rank(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> 0;
            case UINT -> 1;
            case INT -> 2;
            case FLOAT -> 3;
            case COMPLEX -> 4;
            case UNKNOWN -> 3;
        };
    }

    /** The 32-bit dtype of the same kind where jax without x64 has no wider one. */
    static DType narrow(DType dtype) {
        if (dtype.bits() == 64 && dtype.kind() != Kind.COMPLEX) {
            return new DType(dtype.kind(), 32, dtype.brain(), dtype.weak(), dtype.like());
        }
        return dtype.kind() == Kind.COMPLEX && dtype.bits() == 128 ? DType.COMPLEX64 : dtype;
    }
}
