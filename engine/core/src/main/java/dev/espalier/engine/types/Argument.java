package dev.espalier.engine.types;

import dev.espalier.engine.ir.Term;
import java.util.Optional;

/** An argument of a call: by position or by keyword; {@code star} 1 for {@code *args}, 2 for {@code **kwargs}. */
public record Argument(Optional<String> keyword, Term term, int star) {}
