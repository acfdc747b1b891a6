/**
 * Graphviz for machines that have none: its layout engine as WebAssembly, compiled to bytecode of the JVM by the build.
 *
 * <p>{@link dev.espalier.visualizer.graphviz.Graphviz} draws; {@code GraphvizModule} is what the build makes of the module.
 * It reaches nothing outside its own memory: whatever it asks of a system is answered by
 * {@link dev.espalier.visualizer.graphviz.Surroundings}.
 */
package dev.espalier.visualizer.graphviz;
