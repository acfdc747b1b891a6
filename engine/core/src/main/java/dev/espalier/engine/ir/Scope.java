package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The modules and functions inside of which a step was computed, the outermost first:
 * {@code Net.body.0:Conv2d/forward}.
 */
public record Scope(List<Part> parts) {
    /** The scope of what stands outside of every module and function. */
    public static final Scope NONE = new Scope(List.of());

    /**
     * One module or function.
     *
     * @param name the path of a module in its parent, or the name of a function
     * @param kind the class of a module; empty text for a function
     */
    public record Part(String name, String kind) {
        private static final Pattern NAME = Pattern.compile("[^\\s/:]+");
        private static final Pattern KIND = Pattern.compile("[^\\s/:]*");

        public Part {
            if (!NAME.matcher(name).matches() || !KIND.matcher(kind).matches()) {
                throw new IllegalArgumentException("not a scope: " + name + ":" + kind);
            }
        }

        @Override
        public String toString() {
            return kind.isEmpty() ? name : name + ":" + kind;
        }
    }

    public Scope {
        parts = List.copyOf(parts);
    }

    /** Reads what {@link #toString} writes. */
    public static Scope of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        return new Scope(Arrays.stream(text.split("/"))
                .map(part -> {
                    int colon = part.indexOf(':');
                    return colon < 0
                            ? new Part(part, "")
                            : new Part(part.substring(0, colon), part.substring(colon + 1));
                })
                .toList());
    }

    /** The scope of a module or function inside this one. */
    public Scope inner(String name, String kind) {
        List<Part> deeper = new ArrayList<>(parts);
        deeper.add(new Part(name, kind));
        return new Scope(deeper);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining("/"));
    }
}
