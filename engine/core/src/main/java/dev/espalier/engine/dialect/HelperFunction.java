package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.Expression;
import java.util.List;
import java.util.Map;

/**
 * A function of {@code helpers.py} that is copied into an output which needs it.
 *
 * @param source its text, from {@code def} to the end
 * @param uses modules and other helpers that it mentions, as written
 * @param defaults the defaults of its parameters
 */
public record HelperFunction(
        String name, String source, List<String> helpers, List<String> names, Map<String, Expression> defaults) {}
