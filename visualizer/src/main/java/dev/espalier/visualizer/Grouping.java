package dev.espalier.visualizer;

import dev.espalier.engine.ir.Place;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Module;
import dev.espalier.visualizer.GraphView.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts nodes into groups: by module and function, large groups also by source line, then by plain cutting. A group is a
 * run of neighbours in the order of computation, so that values between groups flow in one direction.
 */
final class Grouping {
    /** How many items a group may have. */
    static final int LIMIT = 60;

    /** How many neighbours must be equal to be folded. */
    private static final int FOLD = 3;

    private static final int PIECE = 40;

    /** How many inputs, and how many outputs, stand alone. */
    private static final int BORDER = 10;

    private final List<Node> nodes;
    private final Signatures signatures;
    private int groups;

    private Grouping(List<Node> nodes) {
        this.nodes = nodes;
        this.signatures = new Signatures(nodes);
    }

    static Group of(String name, List<Node> nodes) {
        Grouping grouping = new Grouping(nodes);
        List<Item> items = new ArrayList<>(grouping.border(NodeKind.INPUT, "inputs"));
        items.addAll(grouping.byModule(
                nodes.stream().filter(node -> node.kind().isOperation()).toList(), 0));
        items.addAll(grouping.border(NodeKind.OUTPUT, "outputs"));
        return grouping.numbered(grouping.unwrapped(group(name, "", items)));
    }

    /** Inputs and outputs stand alone, unless they are many. */
    private List<Item> border(NodeKind kind, String label) {
        List<Item> items = nodes.stream()
                .filter(node -> node.kind() == kind)
                .<Item>map(node -> new Leaf(node.id(), ""))
                .toList();
        return items.size() <= BORDER ? items : List.of(group(label, "", pieces(items, LIMIT, PIECE)));
    }

    private static Group group(String label, String kind, List<Item> items) {
        return group(label, kind, 0, items);
    }

    /** Numbers of groups are given at the end. */
    private static Group group(String label, String kind, int repeats, List<Item> items) {
        List<Integer> inside = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Leaf leaf -> inside.add(leaf.node());
                case Group group -> inside.addAll(group.nodes());
            }
        }
        return new Group(-1, label, kind, repeats, items, inside);
    }

    private List<Item> byModule(List<Node> run, int depth) {
        List<Item> items = new ArrayList<>();
        for (List<Node> part : runs(run, node -> at(node, depth).map(Module::name))) {
            Optional<Module> module = at(part.getFirst(), depth);
            if (module.isEmpty()) {
                part.forEach(node -> items.add(new Leaf(node.id(), "")));
            } else {
                items.add(merged(group(module.get().name(), kind(part, depth), byModule(part, depth + 1))));
            }
        }
        return cut(folded(items), depth == 0 ? LIMIT - 2 * BORDER : LIMIT, PIECE);
    }

    private static Optional<Module> at(Node node, int depth) {
        return depth < node.modules().size() ? Optional.of(node.modules().get(depth)) : Optional.empty();
    }

    /** The class of a module may be told by some of its nodes only. */
    private static String kind(List<Node> run, int depth) {
        return run.stream()
                .map(node -> node.modules().get(depth).kind())
                .filter(kind -> !kind.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A group of one is no group: its name goes to what stands inside. */
    private static Item merged(Group group) {
        if (group.items().size() > 1) {
            return group;
        }
        return switch (group.items().getFirst()) {
            case Leaf leaf -> new Leaf(leaf.node(), joined(group.label(), leaf.label()));
            case Group inner ->
                new Group(
                        -1,
                        joined(group.label(), inner.label()),
                        inner.kind().isEmpty() ? group.kind() : inner.kind(),
                        inner.repeats(),
                        inner.items(),
                        inner.nodes());
        };
    }

    private static String joined(String outer, String inner) {
        return inner.isEmpty() ? outer : outer + "." + inner;
    }

    /** Where all operations are in one group, that group is the whole. */
    private Group unwrapped(Group root) {
        List<Group> inner = root.items().stream()
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .toList();
        boolean alone = inner.size() == 1
                && !inner.getFirst().isFold()
                && root.items().stream()
                        .noneMatch(item -> item instanceof Leaf leaf
                                && nodes.get(leaf.node()).kind().isOperation());
        if (!alone || root.items().size() - 1 + inner.getFirst().items().size() > LIMIT) {
            return root;
        }
        List<Item> items = new ArrayList<>();
        for (Item item : root.items()) {
            if (item instanceof Group group) {
                items.addAll(group.items());
            } else {
                items.add(item);
            }
        }
        String kind = inner.getFirst().kind().isEmpty()
                ? inner.getFirst().label()
                : inner.getFirst().kind();
        return unwrapped(group(root.label(), kind, items));
    }

    /** Equal neighbours become one group that holds them. */
    private List<Item> folded(List<Item> items) {
        List<Item> result = new ArrayList<>();
        for (List<Item> run : runs(items, item -> item instanceof Group group ? signatures.of(group) : item)) {
            if (run.size() < FOLD || !(run.getFirst() instanceof Group first)) {
                result.addAll(run);
            } else {
                Group last = (Group) run.getLast();
                result.add(group(
                        first.label() + " … " + last.label(), first.kind(), run.size(), pieces(run, LIMIT, PIECE)));
            }
        }
        return result;
    }

    /** Long lists are cut by source line first, then into pieces. */
    private List<Item> cut(List<Item> items, int limit, int size) {
        if (items.size() <= limit) {
            return items;
        }
        List<Item> lines = new ArrayList<>();
        for (List<Item> run : runs(items, this::line)) {
            if (run.size() == 1 || line(run.getFirst()).isEmpty()) {
                lines.addAll(run);
            } else {
                lines.add(group(line(run.getFirst()).get(), "", pieces(run, LIMIT, LIMIT)));
            }
        }
        return pieces(lines, limit, size);
    }

    private Optional<String> line(Item item) {
        return item instanceof Leaf leaf
                ? nodes.get(leaf.node()).place().map(place -> fileName(place) + ":" + place.line())
                : Optional.empty();
    }

    private List<Item> pieces(List<Item> items, int limit, int size) {
        if (items.size() <= limit) {
            return items;
        }
        int pieces = Math.ceilDiv(items.size(), size);
        List<Item> result = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) items.size() * i / pieces);
            int to = (int) ((long) items.size() * (i + 1) / pieces);
            Group piece = group("", "", items.subList(from, to));
            result.add(group(span(piece), "", piece.items()));
        }
        return pieces(result, limit, size);
    }

    /** The lines that a piece comes from, else its numbers. */
    private String span(Group piece) {
        List<Place> places = piece.nodes().stream()
                .flatMap(node -> nodes.get(node).place().stream())
                .toList();
        if (places.size() < piece.nodes().size()
                || places.stream().map(Place::file).distinct().count() != 1) {
            return "nodes " + piece.nodes().getFirst() + "–" + piece.nodes().getLast();
        }
        int first = places.stream().mapToInt(Place::line).min().orElseThrow();
        int last = places.stream().mapToInt(Place::line).max().orElseThrow();
        return fileName(places.getFirst()) + ":" + first + (first == last ? "" : "–" + last);
    }

    static String fileName(Place place) {
        return place.file()
                .substring(Math.max(place.file().lastIndexOf('/'), place.file().lastIndexOf('\\')) + 1);
    }

    /** Neighbours with the same key. */
    private static <T> List<List<T>> runs(List<T> items, Function<T, ?> key) {
        List<List<T>> runs = new ArrayList<>();
        Object last = null;
        for (T item : items) {
            Object now = key.apply(item);
            if (runs.isEmpty() || !now.equals(last)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(item);
            last = now;
        }
        return runs;
    }

    private Group numbered(Group group) {
        int id = groups++;
        List<Item> items = group.items().stream()
                .map(item -> item instanceof Group inner ? numbered(inner) : item)
                .toList();
        return new Group(
                id,
                group.label(),
                group.kind(),
                group.repeats(),
                items,
                group.nodes().stream().sorted().toList());
    }
}
