package dev.espalier.visualizer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What sort of node it is, told by colour and by a sign; which operation is of which kind stands in {@code kinds.txt}. */
public enum NodeKind {
    INPUT("in"),
    OUTPUT("out"),
    CONTRACTION("×"),
    NORMALIZATION("μ"),
    ACTIVATION("ƒ"),
    ELEMENTWISE("±"),
    REDUCTION("Σ"),
    SHAPE("↔"),
    INDEXING("[ ]"),
    CREATION("1"),
    RANDOM("?");

    private final String sign;

    NodeKind(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean isOperation() {
        return this != INPUT && this != OUTPUT;
    }

    /** Its name in style sheets and in the palette. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final Map<String, NodeKind> BY_OPERATION = read();

    /** The kind of a core operation; what the table does not name works element by element. */
    static NodeKind of(String operation) {
        return BY_OPERATION.getOrDefault(operation, operation.startsWith("random") ? RANDOM : ELEMENTWISE);
    }

    private static Map<String, NodeKind> read() {
        Map<String, NodeKind> kinds = new HashMap<>();
        for (String line : Resources.text("kinds.txt").lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("#")) {
                NodeKind kind = valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
                for (String operation : line.substring(colon + 1).strip().split("\\s+")) {
                    kinds.put(operation, kind);
                }
            }
        }
        return Map.copyOf(kinds);
    }
}
