/**
 * Cells: their text, what runs them, and what comes of it.
 *
 * <p>{@link dev.espalier.kernel.cell.PythonTokens} tells code from strings and comments, so that magics are found only
 * where a statement begins ({@link dev.espalier.kernel.cell.CellText}). A {@link dev.espalier.kernel.cell.Language} runs
 * the rest and speaks to the user through {@link dev.espalier.kernel.cell.CellOutput}.
 */
package dev.espalier.kernel.cell;
