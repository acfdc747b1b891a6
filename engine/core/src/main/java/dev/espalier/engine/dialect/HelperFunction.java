package dev.espalier.engine.dialect;

import java.util.List;

/**
 * A function of {@code helpers.py} that is copied into an output which needs it.
 *
 * @param source its text, from {@code def} to the end
 * @param uses modules and other helpers that it mentions, as written
 */
public record HelperFunction(String name, String source, List<String> helpers, List<String> names) {}
