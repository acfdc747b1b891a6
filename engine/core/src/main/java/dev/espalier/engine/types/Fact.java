package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the value of an expression. */
public sealed interface Fact {
    /** Nothing is known; the value flows from these parameters ({@code function.parameter}). */
    record Unknown(Set<String> origins) implements Fact {}

    /** A tensor. */
    record Tensor(TensorType type) implements Fact {
        public static Tensor of(DType dtype) {
            return new Tensor(new TensorType(dtype, Shape.unknown()));
        }

        public DType dtype() {
            return type.dtype();
        }
    }

    /** A Python number; its value where it is a constant. */
    record Number(Kind kind, Optional<Object> value) implements Fact {
        public static Number of(Kind kind) {
            return new Number(kind, Optional.empty());
        }
    }

    /** A string. */
    record Text(Optional<String> value) implements Fact {}

    /** None. */
    record Nothing() implements Fact {}

    /** A tuple, list or other iterable; items where their number is known, and what all items are. */
    record Sequence(Form form, Optional<List<Fact>> items, Fact element) implements Fact {
        /** What kind of iterable. */
        public enum Form {
            TUPLE,
            LIST,
            SHAPE,
            /** A vector of sizes, as {@code tf.shape} gives it: written as a tuple, computed with as a tensor. */
            SIZES,
            ITERABLE
        }

        /** Whether it tells the sizes of a tensor. */
        public boolean isOfSizes() {
            return form == Form.SHAPE || form == Form.SIZES;
        }

        /**
         * What all items are follows from the items where these are known; to compare it, too, would take time that
         * doubles with each level of nesting.
         */
        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence(Form otherForm, Optional<List<Fact>> otherItems, Fact otherElement)
                    && form == otherForm
                    && (items.isPresent()
                            ? items.equals(otherItems)
                            : otherItems.isEmpty() && element.equals(otherElement));
        }

        @Override
        public int hashCode() {
            return items.isPresent() ? items.hashCode() : element.hashCode();
        }
    }

    /** Several results with names, as {@code torch.max(x, 1)} gives. */
    record Named(List<String> names, List<Fact> items) implements Fact {}

    /** A dictionary; the facts of constant keys, and what all values are. */
    record Dictionary(Map<String, Fact> entries, Fact element) implements Fact {}

    /** A dtype as a value. */
    record DataType(DType dtype) implements Fact {}

    /** A module, function, class or constant outside the file, by qualified name. */
    record Symbol(String name) implements Fact {}

    /** A function or lambda of the file. */
    record Local(Node definition) implements Fact {}

    /** A class of the file. */
    record Type(ClassDef definition) implements Fact {}

    /** An object of a class of the file. */
    record Instance(ClassDef definition) implements Fact {}

    /** A function that a class of the framework makes, as {@code keras.losses.Huber(delta=2.0)} does. */
    record Built(String name, Call construction) implements Fact {}

    /** A method of an object. */
    record Method(Fact receiver, String name) implements Fact {}

    /** Something that is not a tensor and of no further interest. */
    record Other() implements Fact {}

    Fact UNKNOWN = new Unknown(Set.of());
    Fact NOTHING = new Nothing();
    Fact OTHER = new Other();
    Fact INT = Number.of(Kind.INT);
    Fact FLOAT = Number.of(Kind.FLOAT);
    Fact BOOL = Number.of(Kind.BOOL);
    Fact TEXT = new Text(Optional.empty());
    Fact TENSOR = new Tensor(TensorType.UNKNOWN);

    /** A tuple or list with these items. */
    static Sequence sequence(Sequence.Form form, List<Fact> items) {
        return new Sequence(form, Optional.of(items), Facts.joinAll(items));
    }

    /** An iterable of unknown length. */
    static Sequence iterable(Sequence.Form form, Fact element) {
        return new Sequence(form, Optional.empty(), element);
    }

    default boolean isTensor() {
        return this instanceof Tensor;
    }

    default boolean isNumber() {
        return this instanceof Number;
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /** The dtype of a tensor or number. */
    default Optional<DType> dtypeOf() {
        return switch (this) {
            case Tensor tensor -> Optional.of(tensor.dtype());
            case Number number -> Optional.of(DType.python(number.kind()));
            default -> Optional.empty();
        };
    }
}
