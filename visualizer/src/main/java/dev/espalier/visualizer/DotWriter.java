package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import guru.nidi.graphviz.attribute.Label;
import guru.nidi.graphviz.model.Factory;
import guru.nidi.graphviz.model.MutableGraph;
import guru.nidi.graphviz.model.MutableNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a view in the language of Graphviz: open groups are clusters, closed ones are nodes. No text of the graph
 * becomes an identifier or an attribute other than a label.
 */
final class DotWriter {
    private final GraphView view;
    private final Set<Integer> open;

    /** The name in the text of what is seen of a node. */
    private final Map<Integer, String> seen = new HashMap<>();

    private DotWriter(GraphView view, Set<Integer> open) {
        this.view = view;
        this.open = open;
    }

    static String of(GraphView view, Set<Integer> open) {
        return new DotWriter(view, open).write();
    }

    private String write() {
        MutableGraph graph = Factory.mutGraph("graph").setDirected(true);
        graph.graphAttrs().add(shown(label(Card.of(view, view.root()))));
        graph.graphAttrs().add("labelloc", "t").graphAttrs().add("fontname", "Helvetica");
        graph.nodeAttrs().add("shape", "box").nodeAttrs().add("style", "rounded,filled");
        graph.nodeAttrs().add("fillcolor", "#ffffff").nodeAttrs().add("fontname", "Helvetica");
        graph.nodeAttrs().add("fontsize", 11);
        graph.linkAttrs().add("color", Palette.colors().get("line").light());
        add(graph, view.root());
        Set<String> drawn = new LinkedHashSet<>();
        for (Node node : view.nodes()) {
            for (Operand operand : node.operands()) {
                String from = seen.get(operand.source());
                String to = seen.get(node.id());
                if (!from.equals(to) && drawn.add(from + " " + to)) {
                    graph.add(Factory.mutNode(from).addLink(Factory.mutNode(to)));
                }
            }
        }
        return graph.toString() + "\n";
    }

    private void add(MutableGraph graph, Group group) {
        for (Item item : group.items()) {
            switch (item) {
                case Leaf leaf -> {
                    Node node = view.nodes().get(leaf.node());
                    seen.put(node.id(), "n" + node.id());
                    graph.add(box(
                            "n" + node.id(), Card.of(view, leaf), node.kind().key()));
                }
                case Group inner -> add(graph, inner, Card.of(view, inner));
            }
        }
    }

    private void add(MutableGraph graph, Group inner, Card card) {
        if (open.contains(inner.id())) {
            MutableGraph cluster =
                    Factory.mutGraph("g" + inner.id()).setDirected(true).setCluster(true);
            cluster.graphAttrs().add(shown(label(card)));
            cluster.graphAttrs().add("color", Palette.colors().get("border").light());
            add(cluster, inner);
            graph.add(cluster);
        } else {
            inner.nodes().forEach(node -> seen.put(node, "g" + inner.id()));
            graph.add(box("g" + inner.id(), card, "group").add("peripheries", inner.isFold() ? 2 : 1));
        }
    }

    private static MutableNode box(String id, Card card, String color) {
        String label = label(card) + "\n" + card.line();
        MutableNode node = Factory.mutNode(id);
        node.add(shown(label)).add("color", Palette.colors().get(color).light());
        return node;
    }

    private static String label(Card card) {
        return card.note().isEmpty() ? card.title() : card.title() + " " + card.note();
    }

    /**
     * What Graphviz shows as this text. A backslash begins an escape there, also once more behind entities; graphviz-java
     * writes it as it is, and so it would take the quote behind it along.
     */
    private static Label shown(String text) {
        StringBuilder escaped = new StringBuilder();
        Markup.allowed(text).codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("&#92;&#92;");
                case '&' -> escaped.append("&amp;");
                case '\n' -> escaped.append("\\n");
                default -> escaped.appendCodePoint(c);
            }
        });
        return Label.of(escaped.toString());
    }
}
