/**
 * Notebooks run without Jupyter, and shown without a server.
 *
 * <p>{@link dev.espalier.kernel.notebook.NotebookRun} sends the cells of a {@link
 * dev.espalier.kernel.notebook.NotebookFile} to a kernel over its sockets and keeps what comes back; {@link
 * dev.espalier.kernel.notebook.NotebookPage} makes a page of the result.
 */
package dev.espalier.kernel.notebook;
