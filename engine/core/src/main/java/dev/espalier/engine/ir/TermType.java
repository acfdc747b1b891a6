package dev.espalier.engine.ir;

import java.util.List;
import java.util.stream.Collectors;

/** What kind of value a {@link Term} stands for. */
public sealed interface TermType {
    /** A value of which nothing is known. */
    TermType UNKNOWN = new Other("?");

    /** A tensor. */
    record Tensor(TensorType type) implements TermType {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A Python number of this family. */
    record Scalar(Kind kind) implements TermType {
        @Override
        public String toString() {
            return switch (kind) {
                case BOOL -> "bool";
                case INT, UINT -> "int";
                case FLOAT -> "float";
                case COMPLEX -> "complex";
                case UNKNOWN -> "number";
            };
        }
    }

    /** A Python tuple or list whose items are known one by one. */
    record Sequence(List<TermType> items) implements TermType {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(TermType::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** Any other value: a string, a dtype, {@code None}, a sequence of unknown length, or something unknown. */
    record Other(String description) implements TermType {
        @Override
        public String toString() {
            return description;
        }
    }

    /** Reads what {@code toString} writes; an {@link IrProblem} tells what is no type. */
    static TermType of(String text) {
        return TypeReader.read(text);
    }

    /** Reads types with commas between them, as they are written in graphs; an {@link IrProblem} tells what is none. */
    static List<TermType> parse(String text) {
        return TypeReader.parts(text).stream().map(TypeReader::read).toList();
    }

    static TermType tensor(DType dtype, Shape shape) {
        return new Tensor(new TensorType(dtype, shape));
    }
}
