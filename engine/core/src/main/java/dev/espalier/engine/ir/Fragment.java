package dev.espalier.engine.ir;

/**
 * A leaf of a {@link Term} that is not looked into: in translation a piece of source text, in a graph an input or an
 * earlier equation.
 *
 * @param name what it is called in text
 * @param payload what its owner knows about it; takes part in equality
 */
public record Fragment(String name, Object payload) implements Term {
    /** A leaf that is known by its name alone. */
    public Fragment(String name) {
        this(name, None.INSTANCE);
    }

    @Override
    public String toString() {
        return name;
    }
}
