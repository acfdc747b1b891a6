package dev.espalier.engine.types;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Term;
import java.util.Optional;

/**
 * A term whose casts depend on a dtype that is known only when the program runs; the payload of a fragment.
 *
 * <p>It stands where the readings of a file for floats and for integers differ by just such casts.
 */
public sealed interface AtRuntime {
    /** What is known of the value whatever the open dtypes are. */
    Fact fact();

    /** A tensor, as a dtype where it holds no floats. */
    record IntegersAs(Term operand, DType dtype, Fact fact) implements AtRuntime {}

    /** A total of integers, unsigned where those of a tensor are. */
    record UnsignedLike(Term total, Term operand, Fact fact) implements AtRuntime {}

    /** An operation on operands that are brought to one dtype, and to {@code integers} where none holds floats. */
    record Promoted(Apply operation, Optional<DType> integers, Fact fact) implements AtRuntime {}
}
