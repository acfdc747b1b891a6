/**
 * The real frameworks as backends: a graph is written as a function of the framework and run in a Python process.
 *
 * <p>So the numbers are the framework's own, on any device it has: torch code on jax, or a graph on the GPU of the PyTorch
 * that a user has installed. Start reading at {@link dev.espalier.engine.emitted.EmittedBackend}.
 */
package dev.espalier.engine.emitted;
