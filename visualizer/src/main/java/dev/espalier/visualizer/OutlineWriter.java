package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import java.util.List;

/** Writes a view as nested lists of HTML that fold without any script. */
final class OutlineWriter {
    /** So many lines are written; whoever has more to read takes the text. */
    private static final int LIMIT = 200;

    private final GraphView view;
    private final StringBuilder html = new StringBuilder();
    private int lines;

    private OutlineWriter(GraphView view) {
        this.view = view;
    }

    static String of(GraphView view) {
        OutlineWriter writer = new OutlineWriter(view);
        writer.add(view.root());
        return writer.html.toString();
    }

    private void add(Group group) {
        Card card = Card.of(view, group);
        html.append("<details><summary>")
                .append(Markup.escaped(card.title() + (card.note().isEmpty() ? "" : " " + card.note())))
                .append(" · ")
                .append(Markup.escaped(card.line()))
                .append("</summary><ul>\n");
        List<Item> items = group.isFold() ? group.items().subList(0, 1) : group.items();
        for (Item item : items) {
            if (++lines > LIMIT) {
                continue;
            }
            html.append("<li>");
            switch (item) {
                case Leaf leaf -> html.append(Markup.escaped(line(view.nodes().get(leaf.node()))));
                case Group inner -> add(inner);
            }
            html.append("</li>\n");
        }
        if (group == view.root() && lines > LIMIT) {
            html.append("<li>and %d more</li>\n".formatted(lines - LIMIT));
        }
        html.append("</ul></details>\n");
    }

    private String line(Node node) {
        String place = node.place()
                .map(known -> " # " + Grouping.fileName(known) + ":" + known.line())
                .orElse("");
        String text = node.kind().isOperation()
                ? TextWriter.name(node) + " = " + TextWriter.call(view, node)
                : node.operation() + " " + TextWriter.name(node);
        return text + " : " + node.type() + place;
    }
}
