/**
 * Frameworks that are not installed, played by the engine.
 *
 * <p>{@code import torch} in a child without PyTorch gives modules made of the names in the tables. Their tensors live in
 * the JVM under numbers; each call of the program is one request: it is read through the rows of its framework as source
 * code is, compiled for the chosen backend, and kept for the next call of the same text on tensors of the same types. The
 * Python side is the package {@code espalier_frontend}. Start with {@link dev.espalier.engine.frontend.FrontendServices}.
 */
package dev.espalier.engine.frontend;
