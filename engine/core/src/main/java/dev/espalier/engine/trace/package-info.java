/**
 * From what a program did to a graph.
 *
 * <p>A tracer writes down each call of a framework as the text of a Python expression over named values, with the types
 * that were seen, its place and its scope. {@link dev.espalier.engine.trace.TraceReader} reads these calls through the same
 * rows as source code is read, and makes a {@link dev.espalier.engine.ir.Graph} of them. Start there.
 */
package dev.espalier.engine.trace;
