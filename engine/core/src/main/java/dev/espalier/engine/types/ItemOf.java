package dev.espalier.engine.types;

import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.OperationParameter;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Span;
import java.util.List;
import java.util.Optional;

/** The operation that takes one of several results. */
public final class ItemOf {
    /** {@code item_of(results, index)}. */
    public static final Operation OPERATION = new Operation(
            "item_of",
            List.of(
                    new OperationParameter("results", Marker.NONE, Optional.empty()),
                    new OperationParameter("index", Marker.NONE, Optional.empty())),
            Optional.empty(),
            new Name(new Span(0, 0), "unknown"),
            "One of several results.");

    private ItemOf() {}
}
