package org.graalvm.shadowed.com.ibm.icu.lang;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the parser asks about characters, answered by Java's own tables.
 *
 * <p>It stands in for the class of this name in a library of several megabytes.
 */
public final class UCharacter {
    /** The number of the property {@code XID_Continue}. */
    private static final int XID_CONTINUE = 32;

    /** The number of the property {@code XID_Start}. */
    private static final int XID_START = 33;

    private static final int CONTROLS = 160;
    private static final int NONE = -1;

    private UCharacter() {}

    /** The character of a name, or -1. */
    public static int getCharFromName(String name) {
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    /** Names of characters that have none, such as {@code <control-0041>}, are not part of Python. */
    public static int getCharFromExtendedName(String name) {
        return NONE;
    }

    /** The character of another name, or -1; the control characters have no other ones. */
    public static int getCharFromNameAlias(String name) {
        return Controls.NAMES.getOrDefault(name.toUpperCase(Locale.ROOT), NONE);
    }

    /**
     * Whether a character may begin a name or stand in one.
     *
     * <p>The X in the names of both properties: names stay names when they are normalised.
     */
    public static boolean hasBinaryProperty(int codePoint, int property) {
        return switch (property) {
            case XID_START -> isStart(codePoint) && normalised(codePoint, true);
            case XID_CONTINUE -> isPart(codePoint) && normalised(codePoint, false);
            default -> throw new IllegalArgumentException("property " + property);
        };
    }

    private static boolean normalised(int codePoint, boolean first) {
        String text = Character.toString(codePoint);
        if (Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            return true;
        }
        String other = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return (!first || isStart(other.codePointAt(0))) && other.codePoints().allMatch(UCharacter::isPart);
    }

    private static boolean isStart(int codePoint) {
        return Character.isUnicodeIdentifierStart(codePoint);
    }

    private static boolean isPart(int codePoint) {
        return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }

    /** The control characters by their names without the abbreviation that Java adds: {@code LINE FEED (LF)}. */
    private static final class Controls {
        static final Map<String, Integer> NAMES = names();

        private static Map<String, Integer> names() {
            Map<String, Integer> names = new HashMap<>();
            for (int c = 0; c < CONTROLS; c++) {
                String name = Character.isISOControl(c) ? Character.getName(c) : "";
                int abbreviation = name.indexOf(" (");
                if (abbreviation > 0) {
                    names.put(name.substring(0, abbreviation), c);
                    names.put(name.substring(abbreviation + 2, name.length() - 1), c);
                }
            }
            return names;
        }
    }
}
