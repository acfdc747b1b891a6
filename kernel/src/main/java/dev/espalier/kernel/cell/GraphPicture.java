package dev.espalier.kernel.cell;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.pass.StepTimes;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.PictureProblem;
import dev.espalier.visualizer.Pictures;

/** A graph as notebooks show it: a picture where there can be one, an outline where there cannot. */
public final class GraphPicture {
    private GraphPicture() {}

    public static MimeBundle of(Graph graph) {
        return of(GraphView.of(graph));
    }

    /** A graph with what was measured of its operations. */
    public static GraphView measured(StepTimes times) {
        return GraphView.of(times.graph(), new GraphView.Times(times.place().toString(), times.nanoseconds()));
    }

    /** The same of a view, which may be coloured by measured times. */
    public static MimeBundle of(GraphView view) {
        return MimeBundle.text(Pictures.text(view))
                .and("image/svg+xml", Pictures.svg(view))
                .and("text/html", Pictures.html(view));
    }

    /** Two graphs side by side, with marks where they differ. */
    public static MimeBundle of(GraphView before, GraphView after) {
        return MimeBundle.text(Pictures.diffText(before, after)).and("text/html", Pictures.diff(before, after));
    }

    /**
     * As Graphviz draws it.
     *
     * @throws PictureProblem where Graphviz cannot
     */
    public static MimeBundle dot(Graph graph) {
        GraphView view = GraphView.of(graph);
        return MimeBundle.text(Pictures.text(view)).and("image/svg+xml", Pictures.dotSvg(view));
    }

    /** The figure to explore, as a part of a page. */
    public static String html(Graph graph) {
        return Pictures.html(GraphView.of(graph));
    }
}
