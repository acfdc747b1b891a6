package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.ToLongBiFunction;

/** What a program computed of sizes of tensors, as a tracer wrote it down: {@code ["*", ["size", "x", 0], 2]}. */
sealed interface SizeTerm {
    record Number(long value) implements SizeTerm {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** The size of a value of the trace along an axis. */
    record Size(String value, int axis) implements SizeTerm {
        @Override
        public String toString() {
            return "%s.shape[%d]".formatted(value, axis);
        }
    }

    record Binary(String operator, SizeTerm left, SizeTerm right) implements SizeTerm {
        @Override
        public String toString() {
            return "(%s %s %s)".formatted(left, operator, right);
        }
    }

    static SizeTerm of(JsonNode json) {
        if (json.isNumber()) {
            return new Number(json.asLong());
        }
        String kind = json.path(0).asText();
        return kind.equals("size")
                ? new Size(json.path(1).asText(), json.path(2).asInt())
                : new Binary(kind, of(json.path(1)), of(json.path(2)));
    }

    /**
     * The number that this is, computed as Python computes it.
     *
     * @param sizes tells the size of a value along an axis
     * @throws ArithmeticException where Python would raise, or where a number does not fit a long
     */
    default long number(ToLongBiFunction<String, Integer> sizes) {
        return switch (this) {
            case Number(long value) -> value;
            case Size(String value, int axis) -> sizes.applyAsLong(value, axis);
            case Binary(String operator, SizeTerm left, SizeTerm right) -> {
                long a = left.number(sizes);
                long b = right.number(sizes);
                yield switch (operator) {
                    case "+" -> Math.addExact(a, b);
                    case "-" -> Math.subtractExact(a, b);
                    case "*" -> Math.multiplyExact(a, b);
                    case "//" -> Math.floorDiv(a, b);
                    case "%" -> Math.floorMod(a, b);
                    default -> throw new IllegalArgumentException("not an operation on sizes: " + operator);
                };
            }
        };
    }

    /** Adds the names of the values whose sizes this is computed of. */
    default void collect(Set<String> names) {
        switch (this) {
            case Number _ -> {}
            case Size(String value, int _) -> names.add(value);
            case Binary(String _, SizeTerm left, SizeTerm right) -> {
                left.collect(names);
                right.collect(names);
            }
        }
    }

    /** A size in the text of a call, with the number that it was in the run. */
    record Used(SizeTerm term, long number) {
        static Used of(JsonNode json) {
            return new Used(SizeTerm.of(json.path("term")), json.path("number").asLong());
        }
    }

    /** What must hold of sizes, so that a program goes the way that was traced. */
    record Condition(SizeTerm left, String check, SizeTerm right) {
        static Condition of(JsonNode json) {
            return new Condition(SizeTerm.of(json.path(0)), json.path(1).asText(), SizeTerm.of(json.path(2)));
        }

        boolean holds(ToLongBiFunction<String, Integer> sizes) {
            int order = Long.compare(left.number(sizes), right.number(sizes));
            return switch (check) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalArgumentException("not a comparison: " + check);
            };
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(left, check, right);
        }
    }
}
