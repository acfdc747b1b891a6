package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where printed text goes.
 *
 * @param parent the header of the request that the text belongs to
 * @param name {@code stdout} or {@code stderr}
 */
public record Stream(ObjectNode parent, String name) {}
