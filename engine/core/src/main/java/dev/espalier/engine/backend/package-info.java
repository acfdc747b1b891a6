/**
 * What computes terms: the plain Java reference, which gives every core operation its meaning.
 *
 * <p>The reference is written to be read and to be right, not to be fast: loops over row-major arrays, every result
 * rounded to its dtype. Start reading at {@link dev.espalier.engine.backend.Reference}.
 */
package dev.espalier.engine.backend;
