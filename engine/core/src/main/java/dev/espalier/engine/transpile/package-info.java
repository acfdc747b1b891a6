/**
 * Translation of source text: framework calls are read as core terms, said in the target's own words, read back, and
 * written over the old text, span by span.
 *
 * <p>Start reading at {@link dev.espalier.engine.transpile.Transpiler}; {@code ExpressionWriter} holds the idea.
 */
package dev.espalier.engine.transpile;
