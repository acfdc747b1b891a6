package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.LayoutProblem.Link;
import dev.espalier.visualizer.LayoutProblem.Piece;
import dev.espalier.visualizer.LayoutProblem.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The layouts of all groups of a view, from the innermost out; groups that look the same are laid out once. */
final class Layouts {
    private final GraphView view;
    private final Flows flows;
    private final Set<Integer> open;
    private final Map<LayoutProblem, Layout> solved = new HashMap<>();
    private final Map<Integer, Layout> layouts = new HashMap<>();

    /**
     * @param open the numbers of the groups that are drawn open; the root always is
     */
    Layouts(GraphView view, Flows flows, Set<Integer> open) {
        this.view = view;
        this.flows = flows;
        this.open = Set.copyOf(open);
        solve(view.root());
    }

    Layout of(Group group) {
        return layouts.get(group.id());
    }

    boolean isOpen(Group group) {
        return open.contains(group.id());
    }

    /** The numbers of the open groups. */
    Set<Integer> open() {
        return open;
    }

    /** The layouts that differ, and how many there are. */
    int count() {
        return solved.size();
    }

    private void solve(Group group) {
        for (Item item : group.items()) {
            if (item instanceof Group inner) {
                solve(inner);
            }
        }
        layouts.put(group.id(), solved.computeIfAbsent(problem(group), LayeredLayout::of));
    }

    private LayoutProblem problem(Group group) {
        List<Piece> pieces = group.items().stream().map(this::piece).toList();
        List<Integer> in = flows.into(group);
        List<Integer> out = flows.outOf(group);
        return new LayoutProblem(
                pieces,
                in.size(),
                out.size(),
                links(group, in, out),
                Card.of(view, group).headingWidth());
    }

    private Piece piece(Item item) {
        return switch (item) {
            case Leaf leaf -> {
                Card card = Card.of(view, leaf);
                yield new Piece(
                        card.width(),
                        card.height(),
                        new Ports(flows.into(item).size(), List.of()),
                        new Ports(flows.outOf(item).size(), List.of()));
            }
            case Group group -> {
                Layout inside = layouts.get(group.id());
                Card card = Card.of(view, group);
                yield isOpen(group)
                        ? new Piece(
                                inside.width(),
                                inside.height(),
                                new Ports(inside.entries().size(), inside.entries()),
                                new Ports(inside.exits().size(), inside.exits()))
                        : new Piece(
                                card.width(),
                                card.height(),
                                even(card.width(), inside.entries().size()),
                                even(card.width(), inside.exits().size()));
            }
        };
    }

    /** Values pass the border of a closed group at equal distances. */
    private static Ports even(int width, int count) {
        return new Ports(
                count,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> width * i / (count + 1))
                        .toList());
    }

    private List<Link> links(Group group, List<Integer> in, List<Integer> out) {
        Map<Integer, Integer> producer = new HashMap<>();
        Map<Integer, Integer> exit = new HashMap<>();
        for (int i = 0; i < in.size(); i++) {
            producer.put(in.get(i), Layout.BORDER);
            exit.put(in.get(i), i);
        }
        List<Item> items = group.items();
        for (int i = 0; i < items.size(); i++) {
            List<Integer> values = flows.outOf(items.get(i));
            for (int j = 0; j < values.size(); j++) {
                producer.put(values.get(j), i);
                exit.put(values.get(j), j);
            }
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<Integer> values = flows.into(items.get(i));
            for (int j = 0; j < values.size(); j++) {
                links.add(new Link(producer.get(values.get(j)), exit.get(values.get(j)), i, j));
            }
        }
        for (int j = 0; j < out.size(); j++) {
            links.add(new Link(producer.get(out.get(j)), exit.get(out.get(j)), Layout.BORDER, j));
        }
        return links;
    }
}
