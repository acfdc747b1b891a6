package dev.espalier.engine.syntax;

/** Finds the names and signs whose places the parser does not tell. */
record Words(String text) {
    /** The name that follows an offset; the parser's spelling of it may be normalised. */
    Span nameAfter(int offset, String id) {
        int start = after(offset);
        if (text.startsWith(id, start)) {
            return new Span(start, start + id.length());
        }
        int end = start;
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return new Span(start, end);
    }

    /** The name that ends at an offset; the parser's spelling of it may be normalised. */
    Span nameBefore(int end, String id) {
        if (text.startsWith(id, end - id.length())) {
            return new Span(end - id.length(), end);
        }
        int start = end;
        while (start > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return new Span(start, end);
    }

    /** The end of a keyword that stands at an offset, or behind blanks and joined lines after it. */
    int afterKeyword(int offset, String keyword) {
        return after(offset) + keyword.length();
    }

    /** The parenthesis that opens behind a name or behind the last of its type parameters. */
    int opening(int offset) {
        int at = after(offset);
        while (at < text.length() && (text.charAt(at) == ']' || text.charAt(at) == ',' || text.charAt(at) == ')')) {
            at = after(at + 1);
        }
        return at;
    }

    /** The end of an expression with the parentheses that open between an offset and its start. */
    int closing(int from, Span expression) {
        int end = expression.end();
        for (int at = after(from); at < expression.start(); at = after(at + 1)) {
            if (text.charAt(at) == '(') {
                end = after(end) + 1;
            }
        }
        return end;
    }

    /** The first offset from this one on that belongs to a token, or the length of the text. */
    int after(int offset) {
        int at = offset;
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? endOfComment(at) : at + 1;
        }
        return at;
    }

    private int endOfComment(int start) {
        int at = start;
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\\' || isLineEnd(c);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
