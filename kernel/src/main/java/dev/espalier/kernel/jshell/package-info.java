/**
 * Cells in Java, run by JShell in this process.
 *
 * <p>{@link dev.espalier.kernel.jshell.JavaCells} runs them; {@link dev.espalier.kernel.jshell.JavaCell} is what a
 * running one sees of the notebook, {@link dev.espalier.kernel.jshell.Values} how values are shown.
 */
package dev.espalier.kernel.jshell;
