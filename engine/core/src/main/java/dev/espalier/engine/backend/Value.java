package dev.espalier.engine.backend;

import java.util.List;

/** What a term evaluates to. */
public sealed interface Value permits Tensor, Value.Constant, Value.Sequence, Value.Range {

    /** A Python number, bool, string, dtype or None: the values that {@code dev.espalier.engine.ir.Literal} holds. */
    record Constant(Object value) implements Value {}

    /** A tuple or list. */
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        static Sequence of(Value... items) {
            return new Sequence(List.of(items));
        }
    }

    /** A slice inside an index; each bound is a whole number or None. */
    record Range(Constant start, Constant stop, Constant step) implements Value {}
}
