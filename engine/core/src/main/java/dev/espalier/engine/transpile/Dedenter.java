package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.Edits;
import java.util.List;

/** Takes indentation from the lines of blocks whose header went. */
final class Dedenter {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';

    private Dedenter() {}

    static String apply(Edits edits, List<StatementWriter.Dedent> dedents) {
        if (dedents.isEmpty()) {
            return edits.apply();
        }
        for (StatementWriter.Dedent dedent : dedents) {
            edits.insert(dedent.fromLine(), OPEN + Integer.toString(dedent.columns()) + ";");
            edits.insert(dedent.toLine(), Character.toString(CLOSE));
        }
        String text = edits.apply();
        StringBuilder out = new StringBuilder();
        java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
        int skip = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == OPEN) {
                int end = text.indexOf(';', i);
                open.push(Integer.parseInt(text.substring(i + 1, end)));
                i = end;
                skip = open.stream().mapToInt(n -> n).sum();
            } else if (c == CLOSE) {
                open.pop();
            } else if (skip > 0 && (c == ' ' || c == '\t')) {
                skip--;
            } else {
                skip = c == '\n' ? open.stream().mapToInt(n -> n).sum() : 0;
                out.append(c);
            }
        }
        return out.toString();
    }
}
