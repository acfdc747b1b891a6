package dev.espalier.engine.syntax;

/** A stretch of a file's text, in UTF-16 offsets; the end is not part of it. */
public record Span(int start, int end) {
    public int length() {
        return end - start;
    }

    /** Whether the other span lies within this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }
}
