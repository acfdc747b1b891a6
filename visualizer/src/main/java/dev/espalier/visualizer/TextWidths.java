package dev.espalier.visualizer;

/**
 * How wide text will be, without asking a font: the widths of Helvetica (Adobe Font Metrics) with room for wider faces, so
 * that the same graph gives the same picture on every machine.
 */
final class TextWidths {
    /** Widths of the characters from space to tilde, in thousandths of the font size. */
    private static final int[] HELVETICA = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private static final double WIDER = 1.12;
    private static final double MONOSPACED = 0.61;

    private TextWidths() {}

    static double proportional(String text, double size) {
        double thousandths = text.codePoints().map(TextWidths::width).sum();
        return thousandths / 1000 * size * WIDER;
    }

    static double monospaced(String text, double size) {
        return text.codePoints().mapToDouble(c -> isWide(c) ? 1.1 : MONOSPACED).sum() * size;
    }

    private static int width(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return HELVETICA[codePoint - ' '];
        }
        return isWide(codePoint) ? 1000 : 600;
    }

    /** East Asian characters and pictures take a whole square. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x2E80 && codePoint <= 0xD7FF || codePoint >= 0xF900;
    }

    /** The text, its end replaced by … where it is longer than a number of characters. */
    static String shortened(String text, int limit) {
        int length = text.codePointCount(0, text.length());
        return length <= limit ? text : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }
}
