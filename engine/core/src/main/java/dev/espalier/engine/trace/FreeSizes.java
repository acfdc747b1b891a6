package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The sizes of arguments that may differ from those of a trace, found by trying: each alone, or else all together that were
 * equal.
 *
 * @param symbols the types of the arguments with a symbol for each of them: {@code n0}, {@code n1}, …
 * @param others the types with other sizes in their places, at which the trace holds
 */
record FreeSizes(Map<String, TermType> symbols, Map<String, TermType> others) {
    /** A size of an argument. */
    private record Place(String input, int axis) {}

    /** @throws TraceProblem where no size may differ */
    static FreeSizes of(Trace trace) {
        Map<Long, List<Place>> places = new LinkedHashMap<>();
        trace.types().forEach((name, type) -> {
            long[] sizes = sizes(type);
            for (int axis = 0; axis < sizes.length; axis++) {
                places.computeIfAbsent(sizes[axis], _ -> new ArrayList<>()).add(new Place(name, axis));
            }
        });
        Map<Place, Dim> symbols = new HashMap<>();
        Map<Place, Dim> others = new HashMap<>();
        places.forEach((size, equal) -> {
            List<Place> bound = new ArrayList<>();
            for (Place place : equal) {
                other(trace, size, List.of(place))
                        .ifPresentOrElse(
                                number -> {
                                    symbols.put(place, symbol(symbols));
                                    others.put(place, Dim.of(number));
                                },
                                () -> bound.add(place));
            }
            if (bound.size() > 1) {
                other(trace, size, bound).ifPresent(number -> {
                    Dim symbol = symbol(symbols);
                    bound.forEach(place -> symbols.put(place, symbol));
                    bound.forEach(place -> others.put(place, Dim.of(number)));
                });
            }
        });
        if (symbols.isEmpty()) {
            throw new TraceProblem(List.of("no size of an argument may differ"));
        }
        return new FreeSizes(with(trace, symbols), with(trace, others));
    }

    private static Dim symbol(Map<Place, Dim> symbols) {
        return Dim.of("n" + new HashSet<>(symbols.values()).size());
    }

    /** Another number that sizes may be. */
    private static OptionalLong other(Trace trace, long size, List<Place> places) {
        for (long number : new long[] {size + 3, 3 * size, size + 2, 2 * size + 7, size + 1}) {
            Map<Place, Dim> tried = new HashMap<>();
            places.forEach(place -> tried.put(place, Dim.of(number)));
            try {
                if (number != size) {
                    Replay.of(trace.with(with(trace, tried)));
                    return OptionalLong.of(number);
                }
            } catch (TraceProblem _) {
                continue;
            }
        }
        return OptionalLong.empty();
    }

    private static Map<String, TermType> with(Trace trace, Map<Place, Dim> dims) {
        Map<String, TermType> types = new LinkedHashMap<>();
        trace.types().forEach((name, type) -> {
            if (type instanceof TermType.Tensor(TensorType tensor)) {
                List<Dim> all = new ArrayList<>(tensor.shape().dims().orElseThrow());
                for (int axis = 0; axis < all.size(); axis++) {
                    all.set(axis, dims.getOrDefault(new Place(name, axis), all.get(axis)));
                }
                types.put(name, new TermType.Tensor(tensor.withShape(Shape.of(all))));
            }
        });
        return types;
    }

    private static long[] sizes(TermType type) {
        return type instanceof TermType.Tensor(TensorType tensor)
                ? tensor.shape().sizes().orElse(new long[0])
                : new long[0];
    }
}
