package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How two graphs differ: which node of the one is which of the other, and what was removed, added or changed.
 *
 * <p>Nodes are compared in the order in which they are computed: the longest common sequence of equal nodes stays, of what is
 * left between them the longest common sequence of equal operations has changed, and so have nodes that stand where as many
 * stood before. Names and places do not count.
 */
final class Differences {
    /** How a node differs; the page knows the kinds by their position. */
    enum Mark {
        SAME(' '),
        REMOVED('-'),
        ADDED('+'),
        CHANGED('~');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }
    }

    private static final int ALONE = -1;
    /** Comparing takes so many steps at most, and twice as many bytes. */
    private static final long MOST_STEPS = 64_000_000;

    private final List<Node> before;
    private final List<Node> after;
    /** For each node the one that it is in the other graph. */
    private final int[] inAfter;

    private final int[] inBefore;

    private Differences(GraphView before, GraphView after) {
        this.before = before.nodes();
        this.after = after.nodes();
        this.inAfter = new int[this.before.size()];
        this.inBefore = new int[this.after.size()];
        Arrays.fill(inAfter, ALONE);
        Arrays.fill(inBefore, ALONE);
    }

    /** Compares two graphs; a {@link PictureProblem} where they are too large for that. */
    static Differences of(GraphView before, GraphView after) {
        Differences differences = new Differences(before, after);
        differences.pair(0, before.nodes().size(), 0, after.nodes().size(), true);
        differences.pairBetween(
                (from, to, otherFrom, otherTo) -> differences.pair(from, to, otherFrom, otherTo, false));
        differences.pairBetween(differences::pairOneForOne);
        return differences;
    }

    /** Marks of the nodes of the first graph. */
    List<Mark> marksBefore() {
        return before.stream()
                .map(node -> inAfter[node.id()] == ALONE ? Mark.REMOVED : mark(node, after.get(inAfter[node.id()])))
                .toList();
    }

    /** Marks of the nodes of the second graph. */
    List<Mark> marksAfter() {
        return after.stream()
                .map(node -> inBefore[node.id()] == ALONE ? Mark.ADDED : mark(before.get(inBefore[node.id()]), node))
                .toList();
    }

    /** For each node of the first graph its counterpart, below zero where there is none. */
    int[] matesBefore() {
        return inAfter.clone();
    }

    int[] matesAfter() {
        return inBefore.clone();
    }

    /** What differs in numbers: {@code rmse ↔ rmse_jax: 1 changed, 2 added}. */
    String summary(GraphView first, GraphView second) {
        Map<Mark, Long> counts = new EnumMap<>(Mark.class);
        marksBefore().forEach(mark -> counts.merge(mark, mark == Mark.REMOVED ? 1L : 0L, Long::sum));
        marksAfter().forEach(mark -> counts.merge(mark, mark == Mark.REMOVED ? 0L : 1L, Long::sum));
        String told = counts.entrySet().stream()
                .filter(count -> count.getKey() != Mark.SAME && count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return first.name() + " ↔ " + second.name() + ": " + (told.isEmpty() ? "no differences" : told);
    }

    /** Both graphs as one list of lines, each with the sign of its mark, below what differs in numbers. */
    String text(GraphView first, GraphView second) {
        StringBuilder text = new StringBuilder(TextWriter.printable(summary(first, second))).append('\n');
        List<Mark> removed = marksBefore();
        List<Mark> added = marksAfter();
        int next = 0;
        for (Node node : after) {
            int mate = inBefore[node.id()];
            while (mate == ALONE ? next < before.size() && inAfter[next] == ALONE : next <= mate) {
                if (removed.get(next) != Mark.SAME) {
                    line(text, Mark.REMOVED, first, before.get(next));
                }
                next++;
            }
            Mark mark = added.get(node.id());
            line(text, mark == Mark.CHANGED ? Mark.ADDED : mark, second, node);
        }
        for (; next < before.size(); next++) {
            line(text, removed.get(next), first, before.get(next));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Mark mark, GraphView view, Node node) {
        text.append(mark.sign)
                .append(' ')
                .append(TextWriter.printable(TextWriter.equation(view, node)))
                .append('\n');
    }

    /** What stays: also what takes other values than before is changed. */
    private Mark mark(Node old, Node now) {
        return key(old, true).equals(key(now, true)) && takesTheSame(old, now) ? Mark.SAME : Mark.CHANGED;
    }

    private boolean takesTheSame(Node old, Node now) {
        if (old.operands().size() != now.operands().size()) {
            return false;
        }
        for (int i = 0; i < old.operands().size(); i++) {
            int was = inAfter[old.operands().get(i).source()];
            int is = now.operands().get(i).source();
            // What was put between is marked itself.
            if (was != ALONE && was != is && inBefore[is] != ALONE) {
                return false;
            }
        }
        return true;
    }

    /** Goes through the stretches between those that are paired: from and to in the first graph, the same in the second. */
    private void pairBetween(Stretches visitor) {
        int from = 0;
        int other = 0;
        for (int i = 0; i <= inAfter.length; i++) {
            int mate = i == inAfter.length ? inBefore.length : inAfter[i];
            if (mate != ALONE) {
                visitor.pair(from, i, other, mate);
                from = i + 1;
                other = mate + 1;
            }
        }
    }

    /** What pairs nodes of two stretches. */
    @FunctionalInterface
    private interface Stretches {
        void pair(int from, int to, int otherFrom, int otherTo);
    }

    /** Where as many nodes stood as stand now, one came for the other if it gives the same type. */
    private void pairOneForOne(int from, int to, int otherFrom, int otherTo) {
        for (int i = 0; to - from == otherTo - otherFrom && i < to - from; i++) {
            if (before.get(from + i).type().equals(after.get(otherFrom + i).type())) {
                join(from + i, otherFrom + i);
            }
        }
    }

    /** Pairs the longest common sequence of two stretches. */
    private void pair(int from, int to, int otherFrom, int otherTo, boolean isWhole) {
        String[] left = keys(before, from, to, isWhole);
        String[] right = keys(after, otherFrom, otherTo, isWhole);
        int start = 0;
        while (start < left.length && start < right.length && left[start].equals(right[start])) {
            join(from + start, otherFrom + start);
            start++;
        }
        int end = 0;
        while (end < left.length - start
                && end < right.length - start
                && left[left.length - 1 - end].equals(right[right.length - 1 - end])) {
            end++;
            join(to - end, otherTo - end);
        }
        String[] leftRest = Arrays.copyOfRange(left, start, left.length - end);
        String[] rightRest = Arrays.copyOfRange(right, start, right.length - end);
        short[][] lengths = lengths(leftRest, rightRest);
        int i = 0;
        int j = 0;
        while (i < leftRest.length && j < rightRest.length) {
            if (leftRest[i].equals(rightRest[j])) {
                join(from + start + i++, otherFrom + start + j++);
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** How long the longest common sequence is from each pair of places on. */
    private static short[][] lengths(String[] left, String[] right) {
        if ((long) left.length * right.length > MOST_STEPS || Math.min(left.length, right.length) > Short.MAX_VALUE) {
            throw new PictureProblem("the graphs are too large to compare: %d and %d nodes that differ"
                    .formatted(left.length, right.length));
        }
        short[][] lengths = new short[left.length + 1][right.length + 1];
        for (int i = left.length - 1; i >= 0; i--) {
            for (int j = right.length - 1; j >= 0; j--) {
                lengths[i][j] = left[i].equals(right[j])
                        ? (short) (lengths[i + 1][j + 1] + 1)
                        : (short) Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private void join(int old, int now) {
        inAfter[old] = now;
        inBefore[now] = old;
    }

    private static String[] keys(List<Node> nodes, int from, int to, boolean isWhole) {
        return nodes.subList(from, to).stream().map(node -> key(node, isWhole)).toArray(String[]::new);
    }

    /** What makes nodes equal: all that a node computes, or its operation alone. */
    private static String key(Node node, boolean isWhole) {
        if (!isWhole) {
            return node.operation();
        }
        List<String> parts = new ArrayList<>(List.of(node.operation(), node.type()));
        node.operands().stream().map(Operand::parameter).forEach(parts::add);
        node.weights().forEach(weight -> parts.add(weight.parameter() + " " + weight.type()));
        node.attributes().stream()
                .sorted(Comparator.comparing(GraphView.Attribute::name))
                .forEach(attribute -> parts.add(attribute.name() + "=" + attribute.value()));
        return String.join("\n", parts);
    }
}
