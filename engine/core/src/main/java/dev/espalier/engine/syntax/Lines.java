package dev.espalier.engine.syntax;

import java.util.Arrays;

/** Where the lines of a text begin; converts between offsets and the parser's lines and code point columns. */
final class Lines {
    private final String text;
    private final int first;
    private final int[] starts;
    private final int count;
    private final boolean plain;

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
        this.plain = !surrogates;
    }

    /** The offset of a code point column, from 0, in a line, from 1. */
    int offset(int line, int column) {
        int start = starts[Math.min(line, count) - 1];
        if (plain) {
            return Math.min(start + column, text.length());
        }
        int available = text.codePointCount(start, text.length());
        return text.offsetByCodePoints(start, Math.min(column, available));
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        int at = Arrays.binarySearch(starts, 0, count, Math.max(offset, first));
        return at >= 0 ? at + 1 : -at - 1;
    }

    int start(int line) {
        return starts[line - 1];
    }

    /** Where a word next stands in the text. */
    int find(String word, int from) {
        return Math.max(from, text.indexOf(word, from));
    }

    int count() {
        return count;
    }

    /** The column of an offset in code points, from 1. */
    int column(int offset) {
        int start = starts[line(offset) - 1];
        return text.codePointCount(start, Math.max(start, offset)) + 1;
    }
}
