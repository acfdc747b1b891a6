package dev.espalier.visualizer;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A graph as it is looked at: nodes in the order in which they are computed, and groups of them inside of groups. Weights
 * are no nodes of their own; they stand at the operations which use them.
 *
 * @param nodes the node with number {@code i} is at position {@code i}
 * @param root the whole graph
 * @param times how long its steps take, where that was measured; its picture begins with these colours
 */
public record GraphView(String name, List<Node> nodes, Group root, Optional<Times> times) {
    public GraphView {
        nodes = List.copyOf(nodes);
    }

    /** A graph whose operations were measured one by one. */
    public static GraphView of(Graph graph, Times times) {
        GraphView view = of(graph);
        return new GraphView(view.name, view.nodes, view.root, Optional.of(times));
    }

    /**
     * How long the steps of a graph take, each run alone.
     *
     * @param place what ran them
     * @param nanoseconds by the names of the steps
     */
    public record Times(String place, Map<String, Long> nanoseconds) {
        public Times {
            nanoseconds = Map.copyOf(nanoseconds);
        }
    }

    /** How a graph is looked at first. */
    public static GraphView of(Graph graph) {
        return of(graph, graph.name());
    }

    /** The same under another name, where graphs of one function stand side by side. */
    public static GraphView of(Graph graph, String name) {
        List<Node> nodes = new GraphNodes(Unfolded.of(graph)).nodes();
        return new GraphView(name, nodes, Grouping.of(name, nodes), Optional.empty());
    }

    /**
     * An input, an operation or an output.
     *
     * @param name what the graph calls the value; empty for an operation inside of a term
     * @param operation the core operation; for inputs and outputs their role
     * @param attributes arguments that are no tensors and differ from their defaults
     * @param type dtype and shape of the value
     * @param modules the modules and functions that compute it, the outermost first
     */
    public record Node(
            int id,
            String name,
            String operation,
            NodeKind kind,
            String type,
            List<Attribute> attributes,
            List<Operand> operands,
            List<Weight> weights,
            Optional<Place> place,
            List<Module> modules) {
        public Node {
            attributes = List.copyOf(attributes);
            operands = List.copyOf(operands);
            weights = List.copyOf(weights);
            modules = List.copyOf(modules);
        }
    }

    /** An argument that is no tensor. */
    public record Attribute(String name, String value) {}

    /** A value that an operation takes from another node. */
    public record Operand(String parameter, int source) {}

    /**
     * A value that an operation takes from what the program saves.
     *
     * @param name the key under which it is saved, or the name of the input
     * @param elements how many numbers training changes in it; 0 where that is not known
     */
    public record Weight(String parameter, String name, String type, long elements) {}

    /**
     * One name of a path, such as {@code layer1}.
     *
     * @param kind the class of the module; empty for a function and for a module of which only the path is known
     */
    public record Module(String name, String kind) {}

    /** What stands in a group. */
    public sealed interface Item permits Leaf, Group {}

    /**
     * A node in a group.
     *
     * @param label the rest of its path below the group; empty where there is none
     */
    public record Leaf(int node, String label) implements Item {}

    /**
     * Some nodes that belong together.
     *
     * @param id the number of the group, in the order of the outline; the root is 0
     * @param kind the class of the module; empty text where it is none
     * @param repeats how many equal groups this one stands for; its items are those groups. Otherwise 0.
     * @param nodes the numbers of all nodes inside, ascending
     */
    public record Group(int id, String label, String kind, int repeats, List<Item> items, List<Integer> nodes)
            implements Item {
        public Group {
            items = List.copyOf(items);
            nodes = List.copyOf(nodes);
        }

        public boolean isFold() {
            return repeats > 0;
        }
    }

    /** How many operations there are in a group. */
    long operations(Group group) {
        return group.nodes().stream()
                .filter(node -> nodes.get(node).kind().isOperation())
                .count();
    }

    /** How many numbers the weights of a group have; a weight that is used twice counts once. */
    long elements(Group group) {
        return group.nodes().stream()
                .flatMap(node -> nodes.get(node).weights().stream())
                .distinct()
                .collect(Collectors.toMap(Weight::name, Weight::elements, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
