/**
 * The application: the command line and what it needs to run.
 *
 * <p>{@link dev.espalier.install.Main} starts it; each command is a class of its name ({@code TranspileCommand}…), which reads
 * its options and leaves the work to others. Start reading at {@code TranspileCommand}.
 */
package dev.espalier.install;
