package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Attribute;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import dev.espalier.visualizer.GraphView.Weight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What groups do, as text: groups with equal signatures differ in nothing but the names of values and weights, and look
 * the same inside.
 */
final class Signatures {
    private final List<Node> nodes;

    Signatures(List<Node> nodes) {
        this.nodes = nodes;
    }

    String of(Group group) {
        StringBuilder text = new StringBuilder();
        Map<Integer, String> known = new HashMap<>();
        List<Integer> inside = group.nodes();
        for (int i = 0; i < inside.size(); i++) {
            known.put(inside.get(i), "i" + i);
        }
        write(group, known, text);
        return text.toString();
    }

    private void write(Group group, Map<Integer, String> known, StringBuilder text) {
        text.append(quoted(group.kind())).append(group.repeats()).append('{');
        for (Item item : group.items()) {
            switch (item) {
                case Leaf leaf -> write(leaf, known, text);
                case Group inner -> {
                    text.append(quoted(inner.label()));
                    write(inner, known, text);
                }
            }
        }
        text.append('}');
    }

    private void write(Leaf leaf, Map<Integer, String> known, StringBuilder text) {
        Node node = nodes.get(leaf.node());
        text.append(quoted(leaf.label())).append(quoted(node.operation())).append(quoted(node.type()));
        for (Attribute attribute : node.attributes()) {
            text.append(quoted(attribute.name())).append(quoted(attribute.value()));
        }
        for (Weight weight : node.weights()) {
            text.append(quoted(weight.parameter())).append(quoted(weight.type()));
        }
        for (Operand operand : node.operands()) {
            // Values from outside are numbered in the order in which they are met.
            String source = known.computeIfAbsent(operand.source(), value -> "o" + known.size());
            text.append(quoted(operand.parameter())).append(source);
        }
        text.append(';');
    }

    private static String quoted(String text) {
        return text.length() + ":" + text;
    }
}
