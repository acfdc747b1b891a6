package dev.espalier.engine.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a file's text; everything outside of them is kept byte for byte. */
public final class Edits {
    private record Edit(Span span, String text, int order) {}

    private final SourceFile file;
    private final List<Edit> edits = new ArrayList<>();

    public Edits(SourceFile file) {
        this.file = file;
    }

    public void replace(Span span, String text) {
        if (span.start() < 0 || span.end() > file.text().length() || span.start() > span.end()) {
            throw new IllegalArgumentException("outside of the text: " + span);
        }
        edits.add(new Edit(span, text, edits.size()));
    }

    /** Inserts text; several inserts at one offset keep their order. */
    public void insert(int offset, String text) {
        replace(new Span(offset, offset), text);
    }

    public void delete(Span span) {
        replace(span, "");
    }

    /** How many changes there are, to which {@link #back} can go back. */
    public int mark() {
        return edits.size();
    }

    /** Takes back all changes since a mark. */
    public void back(int mark) {
        edits.subList(mark, edits.size()).clear();
    }

    /** Whether a change replaces all of a span. */
    public boolean replaces(Span span) {
        return edits.stream()
                .anyMatch(edit -> edit.span().length() > 0 && edit.span().contains(span));
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The text with all changes made. Overlapping changes are a mistake of the caller. */
    public String apply() {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt((Edit e) -> e.span().start())
                .thenComparingInt(e -> e.span().end())
                .thenComparingInt(Edit::order));
        StringBuilder out = new StringBuilder();
        String text = file.text();
        int at = 0;
        for (Edit edit : sorted) {
            if (edit.span().start() < at) {
                throw new IllegalStateException(
                        "overlapping edits at " + file.place(edit.span().start()));
            }
            out.append(text, at, edit.span().start()).append(edit.text());
            at = edit.span().end();
        }
        return out.append(text, at, text.length()).toString();
    }
}
