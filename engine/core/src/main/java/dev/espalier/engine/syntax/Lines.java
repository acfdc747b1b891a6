package dev.espalier.engine.syntax;

import java.util.Arrays;

/** Where the lines of a text begin; converts between offsets and the parser's lines and code point columns. */
final class Lines {
    private static final int[] NONE = {};

    private final String text;
    private final int first;
    private final int[] starts;
    private final int count;
    /** Where the characters stand that take two UTF-16 units, in order. */
    private final int[] pairs;

    /** @param first where the first line begins: behind a byte order mark */
    Lines(String text, int first) {
        this.text = text;
        this.first = first;
        int[] found = new int[Math.max(16, text.length() / 20)];
        int n = 0;
        boolean surrogates = false;
        found[n++] = first;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            surrogates |= Character.isSurrogate(c);
            boolean end = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (end) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, n * 2);
                }
                found[n++] = i + 1;
            }
        }
        this.starts = found;
        this.count = n;
        this.pairs = surrogates ? pairs(text) : NONE;
    }

    private static int[] pairs(String text) {
        int[] found = new int[16];
        int n = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, n * 2);
                }
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** The offset of a code point column, from 0, in a line, from 1. */
    int offset(int line, int column) {
        int start = starts[Math.min(line, count) - 1];
        int offset = start + column + (pairs.length == 0 ? 0 : pairsBefore(start, column));
        return Math.min(offset, text.length());
    }

    /** How many characters of two units stand in the first columns of a line. */
    private int pairsBefore(int start, int column) {
        int firstPair = pairsBefore(start);
        int low = firstPair;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int columnOfPair = pairs[middle] - start - (middle - firstPair);
            if (columnOfPair < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - firstPair;
    }

    private int pairsBefore(int offset) {
        int at = Arrays.binarySearch(pairs, offset);
        return at >= 0 ? at : -at - 1;
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        int at = Arrays.binarySearch(starts, 0, count, Math.max(offset, first));
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** The column of an offset in code points, from 1. */
    int column(int offset) {
        int start = starts[line(offset) - 1];
        int end = Math.max(start, offset);
        return end - start - (pairsBefore(end) - pairsBefore(start)) + 1;
    }

    /** Where a line, from 1, begins. */
    int start(int line) {
        return starts[line - 1];
    }

    int count() {
        return count;
    }
}
