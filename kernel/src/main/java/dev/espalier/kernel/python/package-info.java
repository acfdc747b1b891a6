/**
 * Cells in Python, run in the engine's Python child.
 *
 * <p>{@link dev.espalier.kernel.python.PythonCells} keeps one child, starts another when it dies, and lets the magics in a
 * cell ask for what Java knows.
 */
package dev.espalier.kernel.python;
