package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Expression;
import java.util.Optional;

/** A parameter of a core operation; its default may mention earlier parameters ({@code dtype=dtypeof(x)}). */
public record OperationParameter(String name, Marker marker, Optional<Expression> defaultValue) {}
