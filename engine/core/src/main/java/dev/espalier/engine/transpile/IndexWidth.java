package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Name;
import java.util.ArrayList;
import java.util.List;

/** Indices that a source has in 32 bits only because it has no more: the target gives them its own width. */
final class IndexWidth {
    private IndexWidth() {}

    /** The operation with 64-bit indices, if its dtype is one of indices. */
    static Apply wide(Apply apply) {
        if (!apply.operation().hasParameter("dtype")) {
            return apply;
        }
        int at = apply.operation().indexOf("dtype");
        boolean ofIndices = apply.operation()
                .parameters()
                .get(at)
                .defaultValue()
                .filter(d -> d instanceof Name name && name.id().equals("int64"))
                .isPresent();
        boolean narrow = apply.arguments().get(at) instanceof Literal literal && DType.INT32.equals(literal.value());
        if (!ofIndices || !narrow) {
            return apply;
        }
        List<Term> arguments = new ArrayList<>(apply.arguments());
        arguments.set(at, new Literal(DType.INT64));
        return new Apply(apply.operation(), arguments);
    }
}
