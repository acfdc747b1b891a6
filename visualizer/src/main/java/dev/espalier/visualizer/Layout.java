package dev.espalier.visualizer;

import java.util.List;

/**
 * Where the items of one open group stand, in px from its upper left corner.
 *
 * @param boxes one for each item
 * @param entries where values come in through the upper border, one for each, from the left
 * @param exits where values go out through the lower border
 */
record Layout(int width, int height, List<Box> boxes, List<Route> routes, List<Integer> entries, List<Integer> exits) {
    /** The item number that stands for the border of the group. */
    static final int BORDER = -1;

    Layout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
        entries = List.copyOf(entries);
        exits = List.copyOf(exits);
    }

    /** A rectangle. */
    record Box(int x, int y, int width, int height) {
        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A point. */
    record Point(int x, int y) {}

    /**
     * The way of a value from one item to another.
     *
     * @param from the item, or {@link #BORDER}
     * @param exit which of the item's values it is; at the border, which of the values that come in
     * @param to the item, or {@link #BORDER}
     * @param entry where it goes in: which of the item's operands; at the border, which of the values that go out
     */
    record Route(int from, int exit, int to, int entry, List<Point> points) {
        Route {
            points = List.copyOf(points);
        }
    }
}
