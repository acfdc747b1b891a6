package dev.espalier.engine.ir;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes, as far as they are known.
 *
 * @param dims one entry for each axis; empty where not even the rank is known
 */
public record Shape(Optional<List<Dim>> dims) {
    private static final Shape UNKNOWN = new Shape(Optional.empty());
    private static final Shape SCALAR = new Shape(Optional.of(List.of()));

    public Shape {
        dims = dims.map(List::copyOf);
    }

    /** The shape of which not even the rank is known. */
    public static Shape unknown() {
        return UNKNOWN;
    }

    /** The shape of a tensor with no axis. */
    public static Shape scalar() {
        return SCALAR;
    }

    public static Shape of(List<Dim> dims) {
        return new Shape(Optional.of(dims));
    }

    public static Shape of(long... sizes) {
        return of(Arrays.stream(sizes).mapToObj(Dim::of).toList());
    }

    /** A shape of which only the rank is known. */
    public static Shape ofRank(int rank) {
        return of(Collections.nCopies(rank, Dim.UNKNOWN));
    }

    public boolean isKnownRank() {
        return dims.isPresent();
    }

    public OptionalInt rank() {
        return dims.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty());
    }

    /** The sizes as numbers, where all are known. */
    public Optional<long[]> sizes() {
        if (dims.isEmpty() || !dims.get().stream().allMatch(Dim.Known.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(
                dims.get().stream().mapToLong(dim -> ((Dim.Known) dim).size()).toArray());
    }

    @Override
    public String toString() {
        return dims.map(list -> list.stream().map(Dim::toString).collect(Collectors.joining(",", "[", "]")))
                .orElse("[..]");
    }
}
