package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import java.util.List;

/** Comparison of computed values. */
final class Values {
    private Values() {}

    /** Demands the same dtypes and shapes, and elements that are equal up to rounding. */
    static void assertClose(Value expected, Value actual, double tolerance, String message) {
        switch (expected) {
            case Value.Sequence(List<Value> items) -> {
                List<Value> others = ((Value.Sequence) actual).items();
                assertEquals(items.size(), others.size(), message);
                for (int i = 0; i < items.size(); i++) {
                    assertClose(items.get(i), others.get(i), tolerance, message);
                }
            }
            case Tensor tensor -> {
                Tensor other = (Tensor) actual;
                assertEquals(tensor.type(), other.type(), message);
                for (int i = 0; i < tensor.count(); i++) {
                    double a = tensor.real(i);
                    double b = other.real(i);
                    boolean close = a == b
                            || Double.isNaN(a) && Double.isNaN(b)
                            || Math.abs(a - b) <= tolerance * (1 + Math.abs(a));
                    assertEquals(true, close, () -> message + "\nexpected " + tensor + "\nbut is   " + other);
                }
            }
            case Value.Constant _, Value.Range _ -> assertEquals(expected, actual, message);
        }
    }
}
