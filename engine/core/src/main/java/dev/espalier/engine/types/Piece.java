package dev.espalier.engine.types;

import dev.espalier.engine.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A source expression as the leaf of a term; told apart by identity.
 *
 * @param keyword whether the source gave it by keyword
 * @param items the items of a tuple or list display
 */
public final class Piece {
    private final Expression node;
    private final Fact fact;
    private final boolean keyword;
    private final Optional<List<dev.espalier.engine.ir.Term>> items;

    public Piece(Expression node, Fact fact, boolean keyword, Optional<List<dev.espalier.engine.ir.Term>> items) {
        this.node = node;
        this.fact = fact;
        this.keyword = keyword;
        this.items = items;
    }

    public Expression node() {
        return node;
    }

    public Fact fact() {
        return fact;
    }

    public boolean keyword() {
        return keyword;
    }

    public Optional<List<dev.espalier.engine.ir.Term>> items() {
        return items;
    }

    /** The same piece, given by keyword. */
    public Piece byKeyword() {
        return new Piece(node, fact, true, items);
    }
}
