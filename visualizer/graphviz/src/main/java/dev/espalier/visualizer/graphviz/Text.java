package dev.espalier.visualizer.graphviz;

import java.nio.charset.StandardCharsets;
import run.endive.runtime.Memory;

/** Text in the memory of a module, in UTF-8. */
final class Text {
    private Text() {}

    /** The text from a place up to a zero. */
    static String at(Memory memory, int place) {
        int end = place;
        while (memory.read(end) != 0) {
            end++;
        }
        return at(memory, place, end - place);
    }

    static String at(Memory memory, int place, int length) {
        return new String(memory.readBytes(place, length), StandardCharsets.UTF_8);
    }
}
