package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Graph;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.Layout.Box;
import dev.espalier.visualizer.Layout.Point;
import dev.espalier.visualizer.Layout.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void nothingOverlapsAndLinesGoDownInTheFixtures() {
        for (Graph graph : List.of(Fixtures.loss(), Fixtures.resnet18(), Fixtures.transformer(), Fixtures.flat(200))) {
            GraphView view = GraphView.of(graph);
            check(view, Openings.first(view));
            check(view, Openings.all(view));
        }
    }

    /** Graphs with random wires and modules, random groups of which are open. */
    @Property(tries = 25, seed = "4", shrinking = ShrinkingMode.OFF)
    void nothingOverlapsAndLinesGoDown(@ForAll long seed) {
        Random random = new Random(seed);
        GraphView view = GraphView.of(graph(random));
        Set<Integer> open = new HashSet<>(Openings.all(view));
        open.removeIf(group -> group != 0 && random.nextBoolean());
        check(view, open);
    }

    /** ELK holds 161.4999 and 161.5001 for one place; rounded, they are two. */
    @Test
    void aLineWhoseEndsAreRoundedApartStaysUpright() {
        GraphView view = GraphView.of(graph(new Random(10664207)));
        check(view, Openings.all(view));
    }

    private static Graph graph(Random random) {
        int count = 1 + random.nextInt(90);
        List<String> names = new ArrayList<>(List.of("x", "y"));
        StringBuilder text = new StringBuilder("graph g(x: f32[4], y: f32[4]) -> f32[4] {\n");
        for (int i = 0; i < count; i++) {
            String left = names.get(random.nextInt(names.size()));
            String right = names.get(Math.max(0, names.size() - 1 - random.nextInt(4)));
            String scope = random.nextInt(3) == 0 ? "" : " in m%d:M/f%d".formatted(i / 9, i / 3 % 2);
            text.append("  v%d = add(%s, exp(%s)) : f32[4]  # a.py:%d:1%s\n"
                    .formatted(i, left, right, random.nextInt(9) + 1, scope));
            names.add("v" + i);
        }
        return Graph.parse(text + "  return " + names.getLast() + " : f32[4]\n}\n");
    }

    private static void check(GraphView view, Set<Integer> open) {
        check(view, view.root(), new Layouts(view, new Flows(view), open));
    }

    private static void check(GraphView view, Group group, Layouts layouts) {
        Layout layout = layouts.of(group);
        assertTrue(group.items().size() <= Grouping.LIMIT, group::label);
        List<Box> boxes = layout.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertTrue(
                    box.x() >= 0
                            && box.y() >= 0
                            && box.x() + box.width() <= layout.width()
                            && box.y() + box.height() <= layout.height(),
                    () -> box + " is outside of " + group.label());
            for (int j = 0; j < i; j++) {
                assertFalse(box.overlaps(boxes.get(j)), () -> "overlap in " + group.label() + ": " + box);
            }
        }
        layout.routes().forEach(route -> checkRoute(layout, route));
        for (Item item : group.items()) {
            if (item instanceof Group inner) {
                check(view, inner, layouts);
            }
        }
    }

    private static void checkRoute(Layout layout, Route route) {
        List<Point> points = route.points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            assertTrue(from.y() <= to.y(), () -> "goes up: " + route);
            assertTrue(from.x() == to.x() || from.y() == to.y(), () -> "is slanted: " + route);
        }
        Point start = points.getFirst();
        Point end = points.getLast();
        if (route.from() == Layout.BORDER) {
            assertEquals(new Point(layout.entries().get(route.exit()), 0), start);
        } else {
            Box box = layout.boxes().get(route.from());
            assertEquals(box.y() + box.height(), start.y(), route::toString);
            assertTrue(box.x() <= start.x() && start.x() <= box.x() + box.width(), route::toString);
        }
        if (route.to() == Layout.BORDER) {
            assertEquals(new Point(layout.exits().get(route.entry()), layout.height()), end);
        } else {
            Box box = layout.boxes().get(route.to());
            assertEquals(box.y(), end.y(), route::toString);
            assertTrue(box.x() <= end.x() && end.x() <= box.x() + box.width(), route::toString);
        }
    }

    @Test
    void equalGroupsAreLaidOutOnce() {
        GraphView view = GraphView.of(Fixtures.transformer(12));
        GraphView more = GraphView.of(Fixtures.transformer(100));
        int twelve = new Layouts(view, new Flows(view), Openings.first(view)).count();
        int hundred = new Layouts(more, new Flows(more), Openings.first(more)).count();
        // The blocks are alike, what is around them is not: numbers of two digits are wider.
        assertTrue(twelve < 10, () -> twelve + " layouts");
        assertTrue(hundred < 14, () -> hundred + " layouts");
    }
}
