/**
 * What is known of every expression of a file: a forward pass over functions that reads framework calls through the
 * tables of their dialect.
 *
 * <p>A {@link dev.espalier.engine.types.Fact} is an upper bound of the values an expression may have. {@link
 * dev.espalier.engine.types.Lifter} turns a framework call into a core term whose leaves are source expressions;
 * {@link dev.espalier.engine.types.Analysis} runs over the file until nothing changes. Start reading there.
 */
package dev.espalier.engine.types;
