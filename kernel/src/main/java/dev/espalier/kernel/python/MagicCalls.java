package dev.espalier.kernel.python;

import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.Outcome;
import java.util.Optional;

/** The magics that Python code may call. */
@FunctionalInterface
public interface MagicCalls {
    /** Calls a magic; with a body it is one that takes a whole cell. */
    Outcome call(String name, String line, Optional<String> body, CellOutput output);
}
