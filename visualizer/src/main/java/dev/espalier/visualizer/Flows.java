package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which values go into a group and out of it; a value has the number of its node. */
final class Flows {
    private final List<List<Integer>> consumers = new ArrayList<>();
    private final Map<Integer, List<Integer>> entering = new HashMap<>();
    private final Map<Integer, List<Integer>> leaving = new HashMap<>();
    private final GraphView view;

    Flows(GraphView view) {
        this.view = view;
        view.nodes().forEach(node -> consumers.add(new ArrayList<>()));
        for (Node node : view.nodes()) {
            node.operands().stream()
                    .map(Operand::source)
                    .distinct()
                    .forEach(source -> consumers.get(source).add(node.id()));
        }
        add(view.root());
    }

    private void add(Group group) {
        BitSet inside = new BitSet();
        group.nodes().forEach(inside::set);
        TreeSet<Integer> in = new TreeSet<>();
        TreeSet<Integer> out = new TreeSet<>();
        for (int node : group.nodes()) {
            view.nodes().get(node).operands().stream()
                    .map(Operand::source)
                    .filter(source -> !inside.get(source))
                    .forEach(in::add);
            if (consumers.get(node).stream().anyMatch(consumer -> !inside.get(consumer))) {
                out.add(node);
            }
        }
        entering.put(group.id(), List.copyOf(in));
        leaving.put(group.id(), List.copyOf(out));
        for (Item item : group.items()) {
            if (item instanceof Group inner) {
                add(inner);
            }
        }
    }

    /** The nodes that use a value, ascending. */
    List<Integer> consumers(int value) {
        return consumers.get(value);
    }

    /** The values that an item uses, ascending. */
    List<Integer> into(Item item) {
        return switch (item) {
            case Leaf leaf ->
                view.nodes().get(leaf.node()).operands().stream()
                        .map(Operand::source)
                        .distinct()
                        .sorted()
                        .toList();
            case Group group -> entering.get(group.id());
        };
    }

    /** The values of an item that others use, ascending. */
    List<Integer> outOf(Item item) {
        return switch (item) {
            case Leaf leaf -> consumers.get(leaf.node()).isEmpty() ? List.of() : List.of(leaf.node());
            case Group group -> leaving.get(group.id());
        };
    }
}
