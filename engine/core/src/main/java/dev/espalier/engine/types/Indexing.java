package dev.espalier.engine.types;

import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Slice;
import dev.espalier.engine.syntax.TupleExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The type of {@code x[index]}. */
public final class Indexing {
    private Indexing() {}

    /** The items of an index: of a tuple its elements. */
    public static List<Expression> items(Expression index) {
        return index instanceof TupleExpr tuple ? tuple.elements() : List.of(index);
    }

    static TensorType result(TensorType base, Expression index, Function<Expression, Fact> facts) {
        if (base.shape().rank().isEmpty()) {
            return new TensorType(base.dtype(), Shape.unknown());
        }
        List<Expression> items = items(index);
        int rank = base.shape().rank().getAsInt();
        int consumed = 0;
        for (Expression item : items) {
            Fact fact = facts.apply(item);
            if (isAdvanced(item, fact)) {
                return advanced(base, items, facts);
            }
            if (!isKnown(item, fact)) {
                return new TensorType(base.dtype(), Shape.unknown());
            }
            consumed += isNew(item, fact) || isEllipsis(item) ? 0 : 1;
        }
        if (consumed > rank) {
            return new TensorType(base.dtype(), Shape.unknown());
        }
        List<Dim> dims = new ArrayList<>();
        List<Dim> own = base.shape().dims().orElseThrow();
        int axis = 0;
        for (Expression item : items) {
            if (isNew(item, facts.apply(item))) {
                dims.add(Dim.of(1));
            } else if (isEllipsis(item)) {
                int filled = rank - consumed;
                dims.addAll(own.subList(axis, axis + filled));
                axis += filled;
            } else {
                if (item instanceof Slice slice) {
                    dims.add(isFull(slice) ? own.get(axis) : Dim.UNKNOWN);
                }
                axis++;
            }
        }
        dims.addAll(own.subList(axis, rank));
        return new TensorType(base.dtype(), Shape.of(dims));
    }

    private static TensorType advanced(TensorType base, List<Expression> items, Function<Expression, Fact> facts) {
        boolean single = items.size() == 1;
        if (single
                && facts.apply(items.get(0)) instanceof Fact.Tensor index
                && base.shape().rank().isPresent()) {
            int rank = base.shape().rank().getAsInt();
            if (index.dtype().kind() == Kind.INT && index.type().shape().rank().isPresent()) {
                int own = index.type().shape().rank().getAsInt();
                return new TensorType(base.dtype(), Shape.of(Collections.nCopies(own + rank - 1, Dim.UNKNOWN)));
            }
            if (index.dtype().isBool() && index.type().shape().rank().isPresent()) {
                int own = index.type().shape().rank().getAsInt();
                return new TensorType(base.dtype(), Shape.of(Collections.nCopies(rank - own + 1, Dim.UNKNOWN)));
            }
        }
        return new TensorType(base.dtype(), Shape.unknown());
    }

    private static boolean isKnown(Expression item, Fact fact) {
        return item instanceof Slice || isNew(item, fact) || isEllipsis(item) || fact.isNumber();
    }

    private static boolean isFull(Slice slice) {
        return slice.lower().isEmpty()
                && slice.upper().isEmpty()
                && slice.step().isEmpty();
    }

    /** Whether the item adds an axis. */
    public static boolean isNew(Expression item, Fact fact) {
        return fact instanceof Fact.Nothing || item instanceof Constant c && c.value() instanceof Constant.None;
    }

    public static boolean isEllipsis(Expression item) {
        return item instanceof Constant c && c.value() instanceof Constant.Ellipsis;
    }

    /** Whether the item is a tensor or a sequence of indices. */
    public static boolean isAdvanced(Expression item, Fact fact) {
        return !(item instanceof Slice) && (fact.isTensor() || fact instanceof Fact.Sequence);
    }
}
