package dev.espalier.visualizer;

import java.util.List;

/**
 * What is to be laid out: the items of one group with their sizes, and the values between them. Equal problems have equal
 * solutions.
 *
 * @param entries how many values come in
 * @param exits how many values go out
 * @param leastWidth the width that the group has at least
 */
record LayoutProblem(List<Piece> pieces, int entries, int exits, List<Link> links, int leastWidth) {
    LayoutProblem {
        pieces = List.copyOf(pieces);
        links = List.copyOf(links);
    }

    /**
     * An item.
     *
     * @param entries how many values go in, and where, if that is given
     */
    record Piece(int width, int height, Ports entries, Ports exits) {}

    /** Places on a border: how many, and their distances from the left; none where they may be chosen. */
    record Ports(int count, List<Integer> fixed) {
        Ports {
            fixed = List.copyOf(fixed);
        }
    }

    /** A value on its way, as in {@link Layout.Route}. */
    record Link(int from, int exit, int to, int entry) {}
}
