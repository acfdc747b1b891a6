package dev.espalier.install;

/** The ends of lines. */
final class LineEnds {
    private static final String WINDOWS = "\r\n";

    private LineEnds() {}

    /** A text with the line ends of another, where that one has only Windows' ends. */
    static String as(String model, String text) {
        boolean onlyWindows =
                model.contains(WINDOWS) && !model.replace(WINDOWS, "").contains("\n");
        return onlyWindows ? text.replace(WINDOWS, "\n").replace("\n", WINDOWS) : text;
    }
}
