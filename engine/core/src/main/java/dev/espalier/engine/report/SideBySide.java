package dev.espalier.engine.report;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, with equal lines beside each other. */
final class SideBySide {
    /** Tables over this many cells cost more than the alignment is worth; lines are then paired as they come. */
    private static final long LARGEST_TABLE = 16_000_000;

    /**
     * One row: indices of lines, from 0, or -1 where a side has none.
     *
     * @param equal whether both sides have the same text
     */
    record Row(int left, int right, boolean equal) {}

    private final List<String> left;
    private final List<String> right;
    private final List<Row> rows = new ArrayList<>();

    private SideBySide(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    static List<Row> of(List<String> left, List<String> right) {
        SideBySide sides = new SideBySide(left, right);
        sides.align();
        return sides.rows;
    }

    private void align() {
        int shorter = Math.min(left.size(), right.size());
        int head = 0;
        while (head < shorter && left.get(head).equals(right.get(head))) {
            rows.add(new Row(head, head++, true));
        }
        int tail = 0;
        while (tail < shorter - head && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        middle(head, left.size() - tail, right.size() - tail);
        for (int i = tail; i > 0; i--) {
            rows.add(new Row(left.size() - i, right.size() - i, true));
        }
    }

    /** The longest common subsequence of what lies between equal beginnings and ends. */
    private void middle(int start, int leftEnd, int rightEnd) {
        int n = leftEnd - start;
        int m = rightEnd - start;
        if ((long) n * m > LARGEST_TABLE) {
            pairs(start, leftEnd, start, rightEnd);
            return;
        }
        int[][] common = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                common[i][j] = left.get(start + i).equals(right.get(start + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        int pairedLeft = 0;
        int pairedRight = 0;
        while (i < n && j < m) {
            if (left.get(start + i).equals(right.get(start + j))) {
                pairs(start + pairedLeft, start + i, start + pairedRight, start + j);
                rows.add(new Row(start + i++, start + j++, true));
                pairedLeft = i;
                pairedRight = j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        pairs(start + pairedLeft, leftEnd, start + pairedRight, rightEnd);
    }

    /** Lines that differ, one beside the other; the longer side goes on alone. */
    private void pairs(int leftStart, int leftEnd, int rightStart, int rightEnd) {
        int length = Math.max(leftEnd - leftStart, rightEnd - rightStart);
        for (int k = 0; k < length; k++) {
            int l = leftStart + k < leftEnd ? leftStart + k : -1;
            int r = rightStart + k < rightEnd ? rightStart + k : -1;
            rows.add(new Row(l, r, l >= 0 && r >= 0 && left.get(l).equals(right.get(r))));
        }
    }
}
