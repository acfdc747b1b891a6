package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.Layout.Box;
import dev.espalier.visualizer.Layout.Point;
import dev.espalier.visualizer.Scene.Frame;
import dev.espalier.visualizer.Scene.Line;
import dev.espalier.visualizer.Scene.Tile;
import java.util.List;
import java.util.Optional;

/** Writes a scene as an SVG that stands alone: no script, nothing loaded, both colour schemes. */
final class SvgWriter {
    private static final int CORNER = 8;

    /** The sign of a group: two sheets. */
    private static final String STACK = """
            <rect class="group" x="9" y="12" width="22" height="22" rx="5"/>\
            <path class="sheets" d="M14.5 21.5h8v8h-8zM18 18h8v8"/>""";

    private final GraphView view;
    private final Scene scene;
    private final Optional<Heat> heat;
    private final StringBuilder text = new StringBuilder();

    private SvgWriter(GraphView view, Scene scene) {
        this.view = view;
        this.scene = scene;
        this.heat = view.times().map(_ -> new Heat(view));
    }

    static String of(GraphView view, Scene scene) {
        return new SvgWriter(view, scene).write();
    }

    private String write() {
        String title = Markup.escaped(view.name());
        write(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <desc>%4$s</desc>
                <style>
                %5$s</style>
                <rect class="paper" width="%1$d" height="%2$d"/>
                """,
                scene.width(),
                scene.height(),
                title,
                Markup.escaped(description(view)),
                heat.isPresent() ? Palette.aloneWithHeat() : Palette.alone());
        scene.frames().forEach(this::frame);
        lines();
        scene.frames().forEach(this::heading);
        scene.tiles().forEach(this::tile);
        return text.append("</svg>\n").toString();
    }

    static String description(GraphView view) {
        long inputs = view.nodes().stream()
                .filter(node -> node.kind() == NodeKind.INPUT)
                .count();
        return "Graph %s: %s, %d %s"
                .formatted(view.name(), Card.size(view, view.root()), inputs, inputs == 1 ? "input" : "inputs");
    }

    private void write(String pattern, Object... values) {
        text.append(pattern.formatted(values));
    }

    private void frame(Frame frame) {
        Box box = frame.box();
        if (frame.depth() > 0) {
            write(
                    "<rect class=\"frame%s\" x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"10\"/>\n",
                    frame.depth() % 2 == 0 ? " nested" : "", box.x(), box.y(), box.width() - 1, box.height() - 1);
        }
    }

    private void heading(Frame frame) {
        write(
                "<text class=\"heading%s\" x=\"%d\" y=\"%d\">",
                frame.depth() == 0 ? " outer" : frame.depth() % 2 == 0 ? " inner" : "",
                frame.box().x() + 16,
                frame.box().y() + 23);
        titled(frame.card());
    }

    private void titled(Card card) {
        text.append(Markup.escaped(card.title()));
        if (!card.note().isEmpty()) {
            write("<tspan class=\"note\" dx=\"7\">%s</tspan>", Markup.escaped(card.note()));
        }
        text.append("</text>\n");
    }

    private void lines() {
        text.append("<path class=\"line\" d=\"");
        scene.lines().forEach(line -> text.append(path(line.points())));
        text.append("\"/>\n<path class=\"head\" d=\"");
        for (Line line : scene.lines()) {
            if (line.arrow()) {
                Point end = line.points().getLast();
                write("M%d %dl-4 -7h8z", end.x(), end.y());
            }
        }
        text.append("\"/>\n");
    }

    /** A line with round corners. */
    static String path(List<Point> points) {
        StringBuilder path = new StringBuilder(
                "M%d %d".formatted(points.getFirst().x(), points.getFirst().y()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point before = points.get(i - 1);
            Point corner = points.get(i);
            Point after = points.get(i + 1);
            int radius = Math.min(CORNER, Math.min(distance(before, corner), distance(corner, after)) / 2);
            Point in = towards(corner, before, radius);
            Point out = towards(corner, after, radius);
            path.append("L%d %dQ%d %d %d %d".formatted(in.x(), in.y(), corner.x(), corner.y(), out.x(), out.y()));
        }
        return path.append("L%d %d"
                        .formatted(points.getLast().x(), points.getLast().y()))
                .toString();
    }

    private static int distance(Point a, Point b) {
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }

    private static Point towards(Point from, Point to, int by) {
        return new Point(
                from.x() + by * Integer.signum(to.x() - from.x()), from.y() + by * Integer.signum(to.y() - from.y()));
    }

    private void tile(Tile tile) {
        write("<g transform=\"translate(%d %d)\">", tile.box().x(), tile.box().y());
        switch (tile.item()) {
            case Leaf leaf -> leaf(view.nodes().get(leaf.node()), tile.card());
            case Group group -> group(group, tile.card());
        }
        text.append("</g>\n");
    }

    private void leaf(Node node, Card card) {
        if (!node.kind().isOperation()) {
            pill(node, card);
            return;
        }
        long time = heat.map(known -> known.of(node)).orElse(Costs.UNKNOWN);
        rectangle("card" + level(time), 0, card, 7);
        sign(node.kind().key(), node.kind().sign());
        words("type", card, time);
    }

    private void pill(Node node, Card card) {
        rectangle("card", 0, card, card.height() / 2);
        write("<circle class=\"%s\" cx=\"17\" cy=\"17\" r=\"4\"/>", node.kind().key());
        write("<text x=\"28\" y=\"21\">%s", Markup.escaped(card.title()));
        write("<tspan class=\"type\" dx=\"8\">%s</tspan></text>", Markup.escaped(card.line()));
    }

    private void group(Group group, Card card) {
        if (group.isFold()) {
            rectangle("back", 8, card, 7);
            rectangle("back", 4, card, 7);
        }
        long time = heat.map(known -> known.nanoseconds(group)).orElse(Costs.UNKNOWN);
        rectangle("card" + level(time), 0, card, 7);
        text.append(STACK);
        words("size", card, time);
        write("<path class=\"open\" d=\"M%d 23h8m-4-4v8\"/>", card.width() - 22);
    }

    /** How warm a card is, as a style. */
    private String level(long time) {
        int level = heat.map(known -> known.level(time)).orElse(0);
        return level == 0 ? "" : " heat" + level;
    }

    /** The title of a card, and below it its line, or how long it takes. */
    private void words(String style, Card card, long time) {
        String hot = heat.isPresent() ? " hot" : "";
        write("<text%s x=\"%d\" y=\"20\">", hot.isEmpty() ? "" : " class=\"hot\"", Card.TEXT_LEFT);
        titled(card);
        String line = heat.map(known -> brief(known.words(time), card)).orElse(card.line());
        write("<text class=\"%s%s\" x=\"%d\" y=\"36\">%s</text>", style, hot, Card.TEXT_LEFT, Markup.escaped(line));
    }

    /** As much as there is room for on a card: the share alone, if not the time. */
    private static String brief(String words, Card card) {
        double room = card.width() - Card.TEXT_LEFT - 6.0;
        return TextWidths.monospaced(words, Card.LINE_SIZE) <= room ? words : words.split(" · ")[0];
    }

    private void rectangle(String style, int offset, Card card, int round) {
        write(
                "<rect class=\"%s\" x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                style, offset, offset, card.width() - 1, card.height() - 1, round);
    }

    private void sign(String style, String sign) {
        write("<rect class=\"%s\" x=\"9\" y=\"12\" width=\"22\" height=\"22\" rx=\"5\"/>", style);
        write("<text class=\"sign\" x=\"20\" y=\"27\">%s</text>", sign);
    }
}
