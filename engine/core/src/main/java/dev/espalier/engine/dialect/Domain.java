package dev.espalier.engine.dialect;

import dev.espalier.engine.ir.Kind;
import java.util.Optional;
import java.util.OptionalInt;

/** What a row's parameter takes; written as its annotation. */
public enum Domain {
    ANY,
    T,
    COUNTABLE,
    FLOAT_T,
    INT_T,
    BOOL_T,
    VECTOR,
    MATRIX,
    SQUARE,
    SPD,
    POSITIVE,
    PROBABILITY,
    UNIT_INTERVAL,
    TENSORS,
    INT,
    NUM,
    FLOAT,
    BOOL,
    STR,
    AXIS,
    AXES,
    SEQ,
    DTYPE;

    static Domain of(String annotation) {
        return switch (annotation) {
            case "T" -> T;
            case "Countable" -> COUNTABLE;
            case "FloatT" -> FLOAT_T;
            case "IntT" -> INT_T;
            case "BoolT" -> BOOL_T;
            case "Vector" -> VECTOR;
            case "Matrix" -> MATRIX;
            case "Square" -> SQUARE;
            case "SPD" -> SPD;
            case "Positive" -> POSITIVE;
            case "Probability" -> PROBABILITY;
            case "UnitInterval" -> UNIT_INTERVAL;
            case "Tensors" -> TENSORS;
            case "int" -> INT;
            case "num" -> NUM;
            case "float" -> FLOAT;
            case "bool" -> BOOL;
            case "str" -> STR;
            case "Axis" -> AXIS;
            case "Axes" -> AXES;
            case "Seq" -> SEQ;
            case "DType" -> DTYPE;
            default -> throw new TableProblem("unknown annotation " + annotation);
        };
    }

    /** Whether a single tensor is taken. */
    public boolean tensor() {
        return switch (this) {
            case T,
                    COUNTABLE,
                    FLOAT_T,
                    INT_T,
                    BOOL_T,
                    VECTOR,
                    MATRIX,
                    SQUARE,
                    SPD,
                    POSITIVE,
                    PROBABILITY,
                    UNIT_INTERVAL -> true;
            default -> false;
        };
    }

    /** The kind of dtype that the domain implies. */
    public Optional<Kind> kind() {
        return switch (this) {
            case FLOAT_T, SPD, POSITIVE, PROBABILITY, UNIT_INTERVAL -> Optional.of(Kind.FLOAT);
            case INT_T -> Optional.of(Kind.INT);
            case BOOL_T -> Optional.of(Kind.BOOL);
            default -> Optional.empty();
        };
    }

    /** The rank that the domain implies. */
    public OptionalInt rank() {
        return switch (this) {
            case VECTOR -> OptionalInt.of(1);
            case MATRIX -> OptionalInt.of(2);
            default -> OptionalInt.empty();
        };
    }
}
