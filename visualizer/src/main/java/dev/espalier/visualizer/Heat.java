package dev.espalier.visualizer;

import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Node;
import java.util.Locale;

/** The measured times of a view as colours and words: a share of the whole, and how dark beside the longest single node. */
final class Heat {
    static final int LEVELS = 5;

    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private final Costs costs;
    private final GraphView view;
    private final long most;
    private final long all;

    Heat(GraphView view) {
        this.view = view;
        this.costs = new Costs(view);
        this.most = view.nodes().stream().mapToLong(costs::nanoseconds).max().orElse(0);
        this.all = nanoseconds(view.root());
    }

    /** The time of an item; below zero where it is not known. */
    long of(Node node) {
        return costs.nanoseconds(node);
    }

    /** What is known of the times inside a group, summed up. */
    long nanoseconds(Group group) {
        return group.nodes().stream()
                .mapToLong(node -> Math.max(0, costs.nanoseconds(view.nodes().get(node))))
                .sum();
    }

    /** From 1 to {@link #LEVELS}; 0 where no time is spent or known. */
    int level(long nanoseconds) {
        double share = Math.sqrt((double) nanoseconds / Math.max(1, most));
        return nanoseconds <= 0 ? 0 : Math.clamp((int) Math.ceil(LEVELS * share), 1, LEVELS);
    }

    /** As it stands on a card: {@code 12 % · 34 µs}. */
    String words(long nanoseconds) {
        if (nanoseconds < 0) {
            return "not known";
        }
        double percent = all == 0 ? 0 : 100.0 * nanoseconds / all;
        return String.format(Locale.ROOT, percent > 10 ? "%.0f %% · %s" : "%.1f %% · %s", percent, time(nanoseconds));
    }

    static String time(long nanoseconds) {
        double value = nanoseconds;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && value < 99.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
