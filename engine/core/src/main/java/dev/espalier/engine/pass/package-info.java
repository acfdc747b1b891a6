/**
 * What turns graphs into better graphs that compute the same: flattened, simplified, brought down to what a backend
 * claims, differentiated, vectorised.
 *
 * <p>A pass walks over the steps of a graph once and builds a new one with a
 * {@link dev.espalier.engine.pass.GraphBuilder}, which flattens terms, finds common subexpressions, and knows the type
 * of everything; what a pass changes is one table. Start reading at {@link dev.espalier.engine.pass.Simplify} and its
 * table, {@code Rewrites}.
 */
package dev.espalier.engine.pass;
