/**
 * Pictures of graphs: an outline as text, SVG, DOT, and a page to explore them in.
 *
 * <p>A {@link dev.espalier.engine.ir.Graph} becomes a {@link dev.espalier.visualizer.GraphView}: nodes in nested groups,
 * by module, function and source line; equal neighbours are folded into one. Each group is laid out alone, in the JVM,
 * and a scene of boxes, lines and text is put together of those that are open. Writers see the view or the scene only.
 * Start reading at {@link dev.espalier.visualizer.Pictures}.
 */
package dev.espalier.visualizer;
