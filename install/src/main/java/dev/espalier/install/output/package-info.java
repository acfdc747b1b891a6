/**
 * Files that translations are written to and read back from.
 *
 * <p>Nothing half-written is ever seen, and nothing is lost: text goes to a temporary name and is then moved, and a
 * manifest tells which files are ours. Start reading at {@link dev.espalier.install.output.OutputFolder}.
 */
package dev.espalier.install.output;
