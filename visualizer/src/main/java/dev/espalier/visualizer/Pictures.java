package dev.espalier.visualizer;

/** Graphs as text, SVG, DOT and pages; the entrance of this module. */
public final class Pictures {
    private Pictures() {}

    /** A picture that stands alone, light or dark as the reader prefers. */
    public static String svg(GraphView view) {
        Layouts layouts = new Layouts(view, new Flows(view), Openings.first(view));
        return SvgWriter.of(view, Scene.of(view, layouts));
    }

    /** A figure to explore; where scripts are stripped it is a picture with an outline. */
    public static String html(GraphView view) {
        return HtmlWriter.of(view);
    }

    /** An outline, one line for each value; of equal neighbours only the first is written out. */
    public static String text(GraphView view) {
        return TextWriter.of(view);
    }
}
