package dev.espalier.visualizer;

import dev.espalier.visualizer.graphviz.Graphviz;
import dev.espalier.visualizer.graphviz.GraphvizProblem;
import java.time.Duration;
import java.util.Optional;

/** Graphs as text, SVG, DOT and pages; the entrance of this module. */
public final class Pictures {
    /** How long the Graphviz of our own may draw; it is several times slower than the program. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pictures() {}

    /** A picture that stands alone, light or dark as the reader prefers. */
    public static String svg(GraphView view) {
        Layouts layouts = new Layouts(view, new Flows(view), Openings.first(view));
        return SvgWriter.of(view, Scene.of(view, layouts));
    }

    /** The picture on light paper, as pixels; a {@link PictureProblem} where it is too large or there are no fonts. */
    public static byte[] png(GraphView view) {
        return Paper.png(svg(view));
    }

    /** The picture on light paper, as a document of one page. */
    public static byte[] pdf(GraphView view) {
        return Paper.pdf(svg(view));
    }

    /** A figure to explore; where scripts are stripped it is a picture with an outline. */
    public static String html(GraphView view) {
        return HtmlWriter.of(view);
    }

    /** An outline, one line for each value; of equal neighbours only the first is written out. */
    public static String text(GraphView view) {
        return TextWriter.of(view);
    }

    /**
     * A figure of two graphs side by side, with marks on what was removed, added or changed; where scripts are stripped, both
     * pictures with {@link #diffText} below them.
     */
    public static String diff(GraphView before, GraphView after) {
        return HtmlWriter.of(before, after);
    }

    /** Both graphs as one list: what was removed with a minus sign, what was added with a plus sign in front. */
    public static String diffText(GraphView before, GraphView after) {
        return Differences.of(before, after).text(before, after);
    }

    /** A text for Graphviz. */
    public static String dot(GraphView view) {
        return DotWriter.of(view, Openings.first(view));
    }

    /**
     * The picture that Graphviz draws of {@link #dot}: the program {@code dot} of this machine, where there is one, and
     * otherwise the Graphviz that Espalier carries. A {@link PictureProblem} where it fails or needs too long.
     */
    public static String dotSvg(GraphView view) {
        return dotSvg(view, System.getenv().getOrDefault("PATH", ""));
    }

    static String dotSvg(GraphView view, String searchPath) {
        Optional<NativeDot> program = NativeDot.find(searchPath);
        try {
            return program.isPresent() ? program.get().svg(dot(view)) : Graphviz.svg(dot(view), PATIENCE);
        } catch (GraphvizProblem problem) {
            throw new PictureProblem(problem.getMessage());
        }
    }
}
