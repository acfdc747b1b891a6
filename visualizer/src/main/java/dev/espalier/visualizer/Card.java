package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import java.util.Locale;

/**
 * What a closed item shows: a title, what belongs to the title in lighter type, and a line below.
 *
 * @param width in px
 * @param height in px
 */
record Card(String title, String note, String line, int width, int height) {
    static final int TITLE_SIZE = 13;
    static final int LINE_SIZE = 11;

    /** Where text begins, behind the sign of the kind. */
    static final int TEXT_LEFT = 38;

    private static final int TEXT_LIMIT = 36;
    private static final int HEIGHT = 46;
    private static final int PILL_HEIGHT = 34;
    private static final int RIGHT = 14;

    /** The room for the sign that a group can be opened. */
    private static final int CHEVRON = 22;

    static Card of(GraphView view, Leaf leaf) {
        Node node = view.nodes().get(leaf.node());
        String type = TextWidths.shortened(node.type(), TEXT_LIMIT);
        if (!node.kind().isOperation()) {
            String name = TextWidths.shortened(node.name(), TEXT_LIMIT);
            double width = bold(name) + 8 + TextWidths.monospaced(type, LINE_SIZE) + 44;
            return new Card(name, "", type, even(width), PILL_HEIGHT);
        }
        String title = TextWidths.shortened(node.operation(), TEXT_LIMIT);
        String note = TextWidths.shortened(leaf.label(), TEXT_LIMIT);
        double width = Math.max(titleWidth(title, note), TextWidths.monospaced(type, LINE_SIZE));
        return new Card(title, note, type, even(TEXT_LEFT + width + RIGHT), HEIGHT);
    }

    static Card of(GraphView view, Group group) {
        String label = TextWidths.shortened(group.label(), TEXT_LIMIT);
        String kind = TextWidths.shortened(group.kind(), TEXT_LIMIT);
        String title = group.isFold() ? (kind.isEmpty() ? "group" : kind) + " × " + group.repeats() : label;
        String note = group.isFold() ? label : kind;
        String line = size(view, group);
        double width = Math.max(titleWidth(title, note), TextWidths.proportional(line, LINE_SIZE));
        return new Card(title, note, line, even(TEXT_LEFT + width + CHEVRON + RIGHT), HEIGHT);
    }

    /** The width that the heading of an open group needs. */
    int headingWidth() {
        return even(titleWidth(title, note) + TEXT_LEFT + RIGHT + CHEVRON);
    }

    static double bold(String text) {
        return TextWidths.proportional(text, TITLE_SIZE) * 1.06;
    }

    private static double titleWidth(String title, String note) {
        return bold(title) + (note.isEmpty() ? 0 : 7 + TextWidths.proportional(note, TITLE_SIZE - 1));
    }

    /** Even, so that the middle is a whole number. */
    private static int even(double width) {
        return (int) Math.ceil(width / 2) * 2;
    }

    /** The size of a group in words: {@code 16 operations · 148 k weights}. */
    static String size(GraphView view, Group group) {
        long operations = view.operations(group);
        long elements = view.elements(group);
        String text = operations == 1 ? "1 operation" : grouped(operations) + " operations";
        return elements == 0 ? text : text + " · " + count(elements) + (elements == 1 ? " weight" : " weights");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number) {
        String[] units = {"", " k", " M", " G", " T"};
        double value = number;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String pattern = unit == 0 || value >= 99.95 ? "%.0f%s" : "%.1f%s";
        return String.format(Locale.ROOT, pattern, value, units[unit]);
    }
}
