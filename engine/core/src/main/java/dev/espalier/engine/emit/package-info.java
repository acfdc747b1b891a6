/**
 * Graphs as Python: a readable function in a framework's own words, by the same tables that translate source text.
 *
 * <p>Start reading at {@link dev.espalier.engine.emit.EmitPython}.
 */
package dev.espalier.engine.emit;
