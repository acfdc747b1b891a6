package dev.espalier.engine.ir;

import java.util.OptionalLong;

/**
 * A Python slice applied to an axis of known size.
 *
 * @param start the first position taken, if any is
 * @param step the distance between positions, negative for backwards
 * @param count how many positions are taken
 */
public record Slice(long start, long step, long count) {
    /** The slice that {@code slice(start, stop, step)}, with constant or absent bounds, takes of an axis. */
    public static Slice of(Apply slice, long size) {
        OptionalLong step = bound(slice, "step");
        return of(bound(slice, "start"), bound(slice, "stop"), step.orElse(1), size);
    }

    private static OptionalLong bound(Apply slice, String name) {
        Term term = slice.argument(name);
        OptionalLong number = Constants.integer(term);
        if (number.isEmpty() && !Constants.isNone(term)) {
            throw new IrProblem("slice: %s is not a constant: %s".formatted(name, term));
        }
        return number;
    }

    /** The slice with these bounds of an axis of the given size. */
    public static Slice of(OptionalLong start, OptionalLong stop, long step, long size) {
        if (step == 0) {
            throw new IrProblem("slice: the step is 0");
        }
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? size : size - 1;
        long from = start.isPresent() ? clamp(start.getAsLong(), size, lowest, highest) : step > 0 ? lowest : highest;
        long to = stop.isPresent() ? clamp(stop.getAsLong(), size, lowest, highest) : step > 0 ? highest : lowest;
        long count = step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step;
        return new Slice(from, step, Math.max(0, count));
    }

    private static long clamp(long bound, long size, long lowest, long highest) {
        return Math.clamp(bound < 0 ? bound + size : bound, lowest, Math.max(lowest, highest));
    }
}
