package dev.espalier.visualizer;

import dev.espalier.engine.ir.Place;
import dev.espalier.visualizer.GraphView.Attribute;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import dev.espalier.visualizer.GraphView.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a view as an outline: one line for each value, groups indented, of equal neighbours the first only.
 *
 * <pre>{@code
 * loss · 4 operations
 *   predictions : f32[3]  input
 *   a = subtract(predictions, targets) : f32[3]  # loss.py:4
 * }</pre>
 */
final class TextWriter {
    private final GraphView view;
    private final Optional<Heat> heat;
    private final List<String> equations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private TextWriter(GraphView view) {
        this.view = view;
        this.heat = view.times().map(_ -> new Heat(view));
    }

    static String of(GraphView view) {
        return new TextWriter(view).write();
    }

    private String write() {
        add(view.root(), 0);
        int width = equations.stream()
                .mapToInt(String::length)
                .filter(length -> length <= 72)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < equations.size(); i++) {
            String equation = equations.get(i);
            String note = notes.get(i);
            text.append(equation);
            if (!note.isEmpty()) {
                text.repeat(' ', Math.max(0, width - equation.length())).append(note);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void add(Group group, int depth) {
        Card card = Card.of(view, group);
        String note = card.note().isEmpty() ? "" : " " + card.note();
        line(depth, card.title() + note + " · " + card.line(), "");
        List<Item> items = group.isFold() ? group.items().subList(0, 1) : group.items();
        for (Item item : items) {
            switch (item) {
                case Leaf leaf -> add(view.nodes().get(leaf.node()), depth + 1);
                case Group inner -> add(inner, depth + 1);
            }
        }
    }

    private void add(Node node, int depth) {
        String place = node.place()
                .map(known -> "  # " + name(known) + ":" + known.line())
                .orElse("");
        String equation = equation(view, node);
        int at = equation.length() - type(node).length();
        String time = node.kind().isOperation()
                ? heat.map(known -> "  " + known.words(known.of(node))).orElse("")
                : "";
        line(
                depth,
                equation.substring(0, at),
                equation.substring(at) + time + (node.kind() == NodeKind.INPUT ? "" : place));
    }

    private static String name(Place place) {
        return Grouping.fileName(place);
    }

    private void line(int depth, String equation, String note) {
        equations.add("  ".repeat(depth) + printable(equation));
        notes.add(printable(note));
    }

    /** A terminal obeys control characters; they are shown instead. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append("\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** A node on one line, without its place. */
    static String equation(GraphView view, Node node) {
        return switch (node.kind()) {
            case INPUT -> node.name() + type(node);
            case OUTPUT -> node.name() + " " + String.join(", ", arguments(view, node)) + type(node);
            default -> name(node) + " = " + call(view, node) + type(node);
        };
    }

    private static String type(Node node) {
        return " : " + node.type() + (node.kind() == NodeKind.INPUT ? "  " + node.operation() : "");
    }

    /** What a value is called; operations inside of a term by their number. */
    static String name(Node node) {
        return node.name().isEmpty() ? "%" + node.id() : node.name();
    }

    static String call(GraphView view, Node node) {
        return node.operation() + "(" + String.join(", ", arguments(view, node)) + ")";
    }

    private static List<String> arguments(GraphView view, Node node) {
        List<String> texts = new ArrayList<>();
        for (Operand operand : node.operands()) {
            texts.add(name(view.nodes().get(operand.source())));
        }
        for (Weight weight : node.weights()) {
            texts.add(weight.name());
        }
        for (Attribute attribute : node.attributes()) {
            texts.add(attribute.name() + "=" + attribute.value());
        }
        return texts;
    }
}
