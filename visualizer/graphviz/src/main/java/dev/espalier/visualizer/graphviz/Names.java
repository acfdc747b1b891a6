package dev.espalier.visualizer.graphviz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the single letters of the module stand for; they are others in each release of it.
 *
 * @param exports letters by names
 * @param imports names by letters
 */
record Names(Map<String, String> exports, Map<String, String> imports) {

    static Names load() {
        Map<String, String> exports = new HashMap<>();
        Map<String, String> imports = new HashMap<>();
        for (String line : text().lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("export")) {
                exports.put(words[1], words[2]);
            } else {
                imports.put(words[2], words[1]);
            }
        }
        return new Names(exports, imports);
    }

    private static String text() {
        try (InputStream in = Names.class.getResourceAsStream("graphviz.names")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
