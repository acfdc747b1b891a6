/**
 * The Jupyter kernel.
 *
 * <p>Messages come from {@link dev.espalier.kernel.wire} and are answered by {@link dev.espalier.kernel.Kernel}: in order
 * where they concern cells, beside them on the control channel. Cells run in a {@link dev.espalier.kernel.cell.Language};
 * whatever they throw ends the cell only. Start reading at {@link dev.espalier.kernel.Kernel}.
 */
package dev.espalier.kernel;
