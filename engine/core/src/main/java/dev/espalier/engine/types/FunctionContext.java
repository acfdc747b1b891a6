package dev.espalier.engine.types;

import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.Node;
import java.util.Optional;

/** The function that is being analysed. */
record FunctionContext(Node definition, String key, Optional<ClassDef> owner, Optional<FunctionContext> outer) {}
