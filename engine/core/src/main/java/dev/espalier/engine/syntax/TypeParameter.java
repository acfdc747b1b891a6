package dev.espalier.engine.syntax;

import java.util.List;
import java.util.Optional;

/** A type parameter of a function, class or type alias: {@code T: bound}, {@code *Ts} or {@code **P}. */
public record TypeParameter(Span span, Kind kind, String name, Optional<Expression> bound) implements Node {
    /** What a type parameter stands for. */
    public enum Kind {
        /** {@code T}, one type. */
        TYPE_VAR,
        /** {@code *Ts}, several types. */
        TYPE_VAR_TUPLE,
        /** {@code **P}, the parameters of a callable. */
        PARAM_SPEC
    }

    @Override
    public List<Node> children() {
        return new Children().add(bound).list();
    }
}
