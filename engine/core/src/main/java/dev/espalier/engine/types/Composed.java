package dev.espalier.engine.types;

import dev.espalier.engine.ir.Term;
import java.util.List;

/** Python arithmetic on pieces, such as {@code n - 1}; the payload of a fragment. */
public record Composed(String operator, List<Term> operands) {
    /** The operator that makes a tensor of something that may be a number. */
    public static final String AS_TENSOR = "as_tensor";
}
