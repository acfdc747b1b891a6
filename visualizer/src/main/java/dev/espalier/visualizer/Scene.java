package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.Layout.Box;
import dev.espalier.visualizer.Layout.Point;
import dev.espalier.visualizer.Layout.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn: frames of open groups from the outermost in, lines, and cards of what is closed; in px.
 */
record Scene(int width, int height, List<Frame> frames, List<Line> lines, List<Tile> tiles) {
    Scene {
        frames = List.copyOf(frames);
        lines = List.copyOf(lines);
        tiles = List.copyOf(tiles);
    }

    /** An open group. */
    record Frame(Group group, Card card, Box box, int depth) {}

    /** A node or a closed group. */
    record Tile(Item item, Card card, Box box) {}

    /**
     * A value on its way.
     *
     * @param arrow whether it ends at a card; the line goes on where a group is open
     */
    record Line(List<Point> points, boolean arrow) {
        Line {
            points = List.copyOf(points);
        }
    }

    static Scene of(GraphView view, Layouts layouts) {
        return new Builder(view, layouts).scene();
    }

    private static final class Builder {
        private final GraphView view;
        private final Layouts layouts;
        private final List<Frame> frames = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Tile> tiles = new ArrayList<>();

        Builder(GraphView view, Layouts layouts) {
            this.view = view;
            this.layouts = layouts;
        }

        Scene scene() {
            Layout root = layouts.of(view.root());
            add(view.root(), new Box(0, 0, root.width(), root.height()), 0);
            return new Scene(root.width(), root.height(), frames, lines, tiles);
        }

        private void add(Group group, Box at, int depth) {
            frames.add(new Frame(group, Card.of(view, group), at, depth));
            Layout layout = layouts.of(group);
            for (Route route : layout.routes()) {
                List<Point> points = route.points().stream()
                        .map(point -> new Point(point.x() + at.x(), point.y() + at.y()))
                        .toList();
                lines.add(new Line(points, endsAtCard(group, route)));
            }
            for (int i = 0; i < group.items().size(); i++) {
                Box inside = layout.boxes().get(i);
                Box box = new Box(inside.x() + at.x(), inside.y() + at.y(), inside.width(), inside.height());
                Item item = group.items().get(i);
                if (item instanceof Group inner && layouts.isOpen(inner)) {
                    add(inner, box, depth + 1);
                } else {
                    tiles.add(new Tile(item, card(item), box));
                }
            }
        }

        private Card card(Item item) {
            return switch (item) {
                case Leaf leaf -> Card.of(view, leaf);
                case Group group -> Card.of(view, group);
            };
        }

        private boolean endsAtCard(Group group, Route route) {
            return route.to() != Layout.BORDER
                    && !(group.items().get(route.to()) instanceof Group inner && layouts.isOpen(inner));
        }
    }
}
