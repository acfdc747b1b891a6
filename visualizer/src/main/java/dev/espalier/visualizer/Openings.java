package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import java.util.HashSet;
import java.util.Set;

/** Which groups are open at first: all of a small graph, the outer ones of a large one. */
final class Openings {
    /** So many nodes are shown at once. */
    private static final int SMALL = 60;

    /** Above this number of nodes only the outermost items are shown. */
    private static final int LARGE = 1_500;

    private Openings() {}

    static Set<Integer> first(GraphView view) {
        Set<Integer> open = new HashSet<>();
        open.add(view.root().id());
        int depth =
                view.nodes().size() <= SMALL ? Integer.MAX_VALUE : view.nodes().size() <= LARGE ? 1 : 0;
        open(view.root(), depth, open);
        return open;
    }

    /** What is made of operations alone is looked at as one. */
    private static boolean hasGroups(Group group) {
        return group.items().stream().anyMatch(Group.class::isInstance);
    }

    /** Every group that is no repetition. */
    static Set<Integer> all(GraphView view) {
        Set<Integer> open = new HashSet<>();
        open.add(view.root().id());
        open(view.root(), Integer.MAX_VALUE, open);
        return open;
    }

    private static void open(Group group, int depth, Set<Integer> open) {
        if (depth == 0) {
            return;
        }
        for (Item item : group.items()) {
            if (item instanceof Group inner && !inner.isFold() && (depth > 1 || hasGroups(inner))) {
                open.add(inner.id());
                open(inner, depth - 1, open);
            }
        }
    }
}
